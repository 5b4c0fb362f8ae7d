"""Responses: which answer serves which allegation."""

from onrecord.parse import parse_bundle
from onrecord.read.sources import SourceArticle


def allegations_in(text):
    return parse_bundle(SourceArticle("a", "text", text, "a.txt", language="en"))["allegations"]


def answers(text):
    return [[(r["kind"], r["text"]) for r in allegation["responses"]] for allegation in allegations_in(text)]


def test_accused_answers_in_a_later_paragraph():
    text = "The union accused Harland Steel of fraud.\n\nIt met on Monday.\n\nHarland Steel denied the charge."

    assert answers(text) == [[("denial", "Harland Steel denied the charge")]]


def test_spokesman_answers_for_the_accused():
    text = "The union accused Harland Steel of fraud. A spokesman for Harland Steel declined to comment."

    assert answers(text) == [[("no_comment", "A spokesman for Harland Steel declined to comment")]]


def test_one_answer_serves_all_charges_against_its_side():
    text = "The union accused Harland Steel of fraud. It also accused Harland Steel of bribing a judge. Harland Steel rejected the claims."

    assert answers(text) == [[("denial", "Harland Steel rejected the claims")]] * 2


def test_third_party_does_not_answer():
    text = "The union accused Harland Steel of fraud. Lund Mining denied the charge."

    assert answers(text) == [[]]


def test_a_body_answers_for_many_without_a_name():
    text = "The union accused mine owners of lying. It met on Monday. The Lund Mining Alliance rejected the charge."

    assert answers(text) == [[("denial", "The Lund Mining Alliance rejected the charge")]]


def test_two_who_trade_blame_do_not_answer():
    text = "Ostia and Wells trade blame for a fire\n\nThe union accused Wells of arson."

    assert answers(text) == [[]]


def test_one_of_the_family_does_not_answer_for_another():
    text = (
        "The union accused Ana Lund of fraud. It accused her sister, Vera Lund, of theft. Vera Lund denied the charge."
    )

    assert answers(text) == [[], [("denial", "Vera Lund denied the charge")]]


def test_what_is_answered_may_stand_in_front():
    text = "The union accused Harland Steel of fraud, a charge that Harland Steel rejects."

    assert answers(text) == [[("denial", "Harland Steel rejects")]]


def test_an_account_is_disputed():
    text = "The union accused Harland Steel of fraud. Harland Steel disputed that account."

    assert answers(text) == [[("denial", "Harland Steel disputed that account")]]


def test_accuser_does_not_answer():
    text = "The union accused Harland Steel of fraud. The union rejected the claims of Lund Mining."

    assert answers(text) == [[]]


def test_denial_in_a_quote_is_the_clause_that_denies():
    text = "The union accused Harland Steel of breaking the law. Harland Steel said it would grow and that it broke no law."

    assert answers(text) == [[("denial", "it broke no law")]]


def test_one_of_those_who_answered_goes_on():
    text = (
        "Wells Bank accused Harland Steel of fraud. Harland Steel and Lund Mining denied the charge. "
        "Lund Mining said it had violated no law."
    )

    assert answers(text) == [
        [("denial", "Harland Steel and Lund Mining denied the charge"), ("denial", "it had violated no law")]
    ]


def test_answer_that_names_the_charge_serves_it():
    text = "The palace rejected claims that it had paid for the singer’s silence."

    assert answers(text) == [[("denial", text.removesuffix("."))]]


def test_response_carries_its_actors_and_quote():
    [allegation] = allegations_in("The union accused Harland Steel of fraud. “We never lied,” Harland Steel said.")
    [response] = allegation["responses"]

    assert len(response["actor_ids"]) == 1
    assert response["quote_id"] is not None
