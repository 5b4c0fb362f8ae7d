"""boilerplate.toml: its form, and every accepted and rejected paragraph."""

import pytest

from onrecord.lexicons.boilerplate import is_boilerplate
from onrecord.lexicons.tables import load_toml

LINES = load_toml("boilerplate")["line"]


def paragraphs(kind):
    return [pytest.param(line, text, id=text) for line in LINES for text in line[kind]]


@pytest.mark.parametrize(("line", "text"), paragraphs("accepts"))
def test_accepted_paragraph_is_boilerplate_by_its_opening(line, text):
    assert text.casefold().startswith(line["opening"])
    assert is_boilerplate(text)


@pytest.mark.parametrize(("line", "text"), paragraphs("rejects"))
def test_rejected_paragraph_is_part_of_an_article(line, text):
    assert line["opening"].split()[0] in text.casefold()
    assert not is_boilerplate(text)


def test_entries_are_sorted_and_unique_and_have_paragraphs_of_both_kinds():
    openings = [line["opening"] for line in LINES]
    assert openings == sorted(set(openings))
    assert all(line["accepts"] and line["rejects"] for line in LINES)


def test_a_long_paragraph_costs_no_time_and_is_kept():
    assert not is_boilerplate("Share this " + "and that " * 100_000)
