"""Blocks and sections: headings, bylines, datelines, hard-wrapped text."""

import pytest

from onrecord.parse import parse_bundle
from onrecord.read.sources import SourceArticle
from onrecord.segment.blocks import byline_authors, split_blocks
from onrecord.segment.documents import segment_text
from onrecord.segment.sections import section_rows

BODY = "The ferry sank on Monday, an hour after it had left the harbor of Wells."


def kinds(text, title=None):
    return [(block.kind, text[block.start : block.end]) for block in split_blocks(text, title)]


def test_a_short_line_between_paragraphs_is_a_heading():
    text = f"{BODY}\nWhat the Inquiry Found\n{BODY}"

    assert kinds(text) == [("paragraph", BODY), ("heading", "What the Inquiry Found"), ("paragraph", BODY)]


def test_a_markdown_heading_leaves_its_marks_out():
    assert kinds(f"{BODY}\n\n## The inquiry\n\n{BODY}")[1] == ("heading", "The inquiry")


def test_a_list_item_a_credit_and_a_last_line_are_no_headings():
    text = f"{BODY}\n- Two boats\nPhoto: Jo Lee\n{BODY}\nMore soon"

    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 5


def test_the_first_line_that_is_the_title_is_a_heading():
    assert kinds(f"Ferry sinks off Wells.\n{BODY}", title="Ferry sinks off Wells")[0][0] == "heading"


def test_hard_wrapped_lines_make_one_paragraph():
    line = "The ferry left the harbor at nine with forty people on board and\n"
    text = f"{line * 3}sank.\n\n{line * 2}was raised."

    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_those_who_reported_and_edited_stand_in_a_byline():
    credit = "(Reporting by Ana Ortiz in Wells; Editing by Jo Lee)"
    assert kinds(f"{BODY}\n{credit}")[-1] == ("byline", credit)
    assert kinds(f"{BODY}\nReporting by the paper was wrong, she said.")[-1][0] == "paragraph"


def test_a_byline_gives_its_authors():
    assert kinds(f"Ferry sinks\nBy Ana Ortiz and Jo Lee\n{BODY}")[1][0] == "byline"
    assert kinds(f"Who watches the ferries?\n{BODY}")[0][0] == "heading"
    assert kinds(f"Ferry sinks\nExclusive by Ana Ortiz\n{BODY}")[1][0] == "byline"
    assert byline_authors("By Ana Ortiz and Jo Lee, Staff Writers") == ["Ana Ortiz", "Jo Lee"]


@pytest.mark.parametrize(
    "dated",
    [
        "Published 3 March 2026",
        "Last updated: March 3, 2026 10:15 GMT",
        "Posted on 3/3/2026",
        "3 March 2026",
        "Tuesday, March 3, 2026",
        "2026-03-03",
    ],
)
def test_a_line_that_says_when_is_no_heading_and_hides_no_headline(dated):
    found = kinds(f"Ferry sinks off the harbour, board says\n\nBy Ana Ortiz\n{dated}\n\n{BODY}")
    assert [kind for kind, _ in found[:3]] == ["heading", "byline", "byline"]
    assert kinds(f"Updated rules for ferries\n\n{BODY}")[0][0] == "heading"
    assert byline_authors("By then the ferry had sunk") == []


def test_a_dateline_is_its_place():
    places = {
        "MOSCOW: The ministers met.": "MOSCOW",
        "DECATUR, Ill. (AP) — A ferry sank.": "DECATUR, Ill.",
        "NEW YORK, March 3 (Reuters) - Shares fell.": "NEW YORK",
        "Cleveland (AFP) – Delegates met.": "Cleveland",
        "PORT ALDEN, Sept. 3 — A tram sank.": "PORT ALDEN",
        "PORT ALDEN, 3 September 2026 (dpa) — A tram sank.": "PORT ALDEN",
    }
    for text, place in places.items():
        assert segment_text(text).dateline.of(text) == place
    assert segment_text("NATO: what it is for").dateline is None
    assert segment_text("Delegates (Tram) – and others met.").dateline is None
    assert segment_text("The ferry sank: nobody was hurt.").dateline is None


def test_sections_hold_their_heading_and_paragraphs():
    text = f"{BODY}\nThe Inquiry\n{BODY}\n{BODY}"
    first, second = section_rows("a" * 16, text, split_blocks(text))

    assert first["heading"] is None
    assert second["heading"] == "The Inquiry"
    assert text[second["heading_start"] : second["heading_end"]] == "The Inquiry"
    assert [len(row["paragraphs"]) for row in (first, second)] == [1, 2]


def test_a_first_line_that_reads_as_a_heading_is_the_title_of_a_plain_text():
    text = f"Ferry Sinks Off Wells\n\nBy Ana Ortiz\n\n{BODY}"
    titles = [parse_bundle(SourceArticle("a", form, text, "a", title=title))["article"]["title"] for form, title in
              [("text", None), ("jsonl", None)]]  # fmt: skip
    assert titles == ["Ferry Sinks Off Wells", None]
    assert parse_bundle(SourceArticle("a", "text", BODY, "a"))["article"]["title"] is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ferry firm hid safety report for two years before the sinking, inquiry told", "heading"),
        ("“We were warned”: ferry firm hid report before the sinking off Wells in May", "heading"),
        ("The ferry left the harbor of Wells at nine on Monday with forty people on board.", "paragraph"),
        ("the ferry left the harbor of Wells at nine on Monday with forty people", "paragraph"),
        ("Photo: the ferry leaves the harbor of Wells at nine on Monday", "paragraph"),
    ],
)
def test_a_first_line_over_a_paragraph_is_the_headline_when_it_reads_as_one(line, kind):
    assert kinds(f"{line}\n{BODY} {BODY}")[0] == (kind, line)
    assert kinds(f"{line}\nBy Ana Ortiz\n{BODY} {BODY}")[0] == (kind, line)


def test_a_line_that_breaks_off_inside_a_sentence_is_no_headline():
    line = "The ferry left the harbor of Wells at nine on Monday with forty people and"
    assert (
        kinds(f"{line}\nsank an hour later, when the bow door had opened and nobody had closed it again.")[0][0]
        == "paragraph"
    )


def test_an_empty_text_has_no_sections():
    assert section_rows("a" * 16, " \n ", split_blocks(" \n ")) == []
