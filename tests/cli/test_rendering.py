"""An article on the terminal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.rendering import bracket, colour, named
from onrecord.cli.terminal import inert
from onrecord.marks import Mark
from onrecord.spans import Span

TEXT = "Ms. Ortiz said the firm lied."


def mark(piece, kind, record):
    start = TEXT.index(piece)
    return Mark(Span(start, start + len(piece)), kind, record)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "Ms. Ortiz said the firm lied."),
        (
            [mark("Ms. Ortiz", "speaker", "q1"), mark("said", "cue", "q1"), mark("the firm lied", "quote", "q1")],
            "[Ms. Ortiz]{speaker q1} [said]{cue q1} [the firm lied]{quote q1}.",
        ),
        pytest.param(
            [mark("the firm lied", "quote", "q1"), mark("the firm", "accused", "l1")],
            "Ms. Ortiz said [[the firm]{accused l1} lied]{quote q1}.",
            id="nested",
        ),
        pytest.param(
            [mark("Ms. Ortiz", *who) for who in (("speaker", "q1"), ("accuser", "l1"), ("speaker", "q2"))],
            "[Ms. Ortiz]{speaker q1 q2, accuser l1} said the firm lied.",
            id="the same stretch",
        ),
        pytest.param(
            [mark("said the firm", "cue", "q1"), mark("firm lied", "quote", "q1")],
            "Ms. Ortiz [said the [firm]{quote q1}]{cue q1}[ lied]{quote q1}.",
            id="crossing",
        ),
        pytest.param([Mark(Span(3, 3), "cue", "q1")], TEXT, id="empty"),
    ],
)
def test_marks_become_brackets_that_nest(marks, expected):
    assert bracket(TEXT, marks) == expected


def test_colours_carry_the_names_of_their_records():
    marks = [
        mark("Ms. Ortiz", "speaker", "q1"),
        mark("the firm lied", "quote", "q1"),
        mark("the firm lied", "allegation", "l1"),
        mark("firm", "response", "l2"),
    ]
    shown = named(colour(TEXT, marks), marks)
    assert shown.plain == "Ms. Ortiz said the firm [re l2] lied [q1, l1]."
    assert {TEXT[span.start : span.end] for span in shown.spans if span.style == "bold cyan"} == {"Ms. Ortiz"}


_SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Span(min(ends), max(ends)))
_MARKS = st.builds(Mark, _SPANS, st.sampled_from(["quote", "cue", "accused"]), st.sampled_from(["q1", "l2"]))


@given(st.lists(_MARKS, max_size=6))
def test_without_its_brackets_the_text_is_as_it_was(marks):
    text = "abcdefghijkl"
    shown = bracket(text, marks)
    assert re.sub(r"\[|\]\{[^}]*\}", "", shown) == text
    assert shown.count("[") == shown.count("]")
    assert colour(text, marks).plain == text


@given(st.text(st.characters(exclude_categories=[])))
def test_inert_text_keeps_its_length_and_controls_nothing(text):
    shown = inert(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_inert_leaves_what_is_harmless():
    text = "“Müller” said:\tyes\nno — 東京 🇺🇸 \N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}"
    assert inert(text) == text
