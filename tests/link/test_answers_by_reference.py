"""Answers by those whom the text names by no more than a noun or a pronoun: who it is, and whom it serves."""

import pytest

from onrecord.parse import parse_bundle
from onrecord.read.sources import SourceArticle

ONE = "Prosecutors accused Omar Dahl of fraud. "
TWO = "Prosecutors accused Omar Dahl and Ilse Marwood of fraud. "
FIRM = "Prosecutors accused Brellan Foods of selling spoiled meat. "
ANSWERED = [
    (FIRM, "A spokeswoman declined to comment", "no_comment"),
    (FIRM, "A company spokesman called the charge baseless", "dismissal"),
    (FIRM, "A representative for Brellan Foods was not available for comment", "no_comment"),
    (FIRM, "Calls to Brellan Foods went unanswered", "no_comment"),
    (FIRM, "There was no immediate comment from Brellan Foods", "no_comment"),
    (ONE, "Through a lawyer, Dahl denied the claims", "denial"),
    (ONE, "The allegations have been denied by Omar Dahl", "denial"),
    (TWO, "Both men deny the charges", "denial"),
    (TWO, "Both have denied wrongdoing", "denial"),
    ("Prosecutors accused three directors of Ellery Bank of fraud. ", "All three deny the charges", "denial"),
]
NOT_ANSWERED = [
    (ONE, "Both men deny the charges"),  # only one is accused
    (FIRM, "A police spokesman declined to comment"),  # he speaks for the police
    (FIRM, "There was no comment from Lund Mining"),
    (FIRM, "Brellan Foods is going to push back the opening"),  # has not happened
]


def answers(text):
    bundle = parse_bundle(SourceArticle("a", "text", text, "a.txt", language="en"))
    return [(r["kind"], r["text"]) for allegation in bundle["allegations"] for r in allegation["responses"]]


@pytest.mark.parametrize(("charge", "answer", "kind"), ANSWERED, ids=[answer for _, answer, _ in ANSWERED])
def test_answer_serves_the_charge(charge, answer, kind):
    expected = answer.removeprefix("Through a lawyer, ")

    assert answers(f"{charge}{answer}.") == [(kind, expected)]


@pytest.mark.parametrize(("charge", "answer"), NOT_ANSWERED, ids=[answer for _, answer in NOT_ANSWERED])
def test_sentence_of_somebody_else_serves_no_charge(charge, answer):
    assert answers(f"{charge}{answer}.") == []


def test_lawyer_answers_for_the_client_that_his_owner_names():
    assert answers(f"{ONE}His lawyer said the charges were politically motivated.") == [
        ("denial", "the charges were politically motivated")
    ]


def test_what_is_said_right_behind_a_denial_is_part_of_the_answer():
    text = f"{ONE}Dahl denied the charge. “The money was a loan,” Dahl said. “It rained,” Dahl said a day later."

    assert answers(text) == [("denial", "Dahl denied the charge"), ("other", "“The money was a loan,”")]


def test_charge_that_the_accused_is_asked_about_is_answered_in_the_sentence():
    text = "Asked about allegations that Omar Dahl took bribes, Dahl said he would resign."

    assert answers(text) == [("other", "he would resign")]


def test_charge_that_names_nobody_is_answered_by_who_denies_the_claims():
    text = "Students alleged they were defrauded. It rained. Tarrow College denied the fraud claims."

    assert answers(text) == [("denial", "Tarrow College denied the fraud claims")]


def test_body_that_rejects_a_charge_against_its_own_answers_it():
    text = "The government has rejected accusations by the UN that its troops robbed civilians."

    assert answers(text) == [("denial", text.removesuffix("."))]


def test_seat_of_government_answers_for_its_state_and_for_no_other():
    text = "Britain accused Moscow of a cyber attack. {} dismissed the claims."
    assert answers(text.format("The Kremlin")) == [("dismissal", "The Kremlin dismissed the claims")]
    assert answers(text.format("The Élysée Palace")) == []
