"""Sentences: aware of abbreviations, initials and quotation marks."""

import pytest

from onrecord.segment.documents import segment_text


def sentences(text):
    doc = segment_text(text)
    return [doc.string(s.first, s.last) for s in doc.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Gov. Ana Ortiz met Sen. Jo Lee, R-Texas, on Jan. 5.",
        "The U.S. envoy spoke with J. K. Brandt at 9:30 a.m. on Monday.",
        "He met Malcolm X. Brandt and plan B. Ortiz.",
        "He met then-Sen. Ana Ortiz and ex-Gov. Jo Lee.",
        "Acme Inc. said profits rose 1.5 percent to $1,237.",
        "“Where is it?” asked Ortiz.",
        "“Stop!” Ms. Ortiz of Wells shouted.",
        "“We lost. We will try again,” said Ortiz.",
        "The No. 10 bus and Fig. 3 matter.",
        "Visit https://ferry.example/a.b?c=d or example.com today.",
        "She waited... and left.",
        "10:30 trains are late.",
    ],
)
def test_one_sentence_stays_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The ferry sank.", "Nobody was hurt."),
        ("“We lost.”", "The crowd went home."),
        ("She works for Acme Inc.", "The firm makes rope."),
        ("He flew to the U.S.", "He stayed a week."),
        ("She has a plan B.", "The firm has none."),
        ("He posted it on X.", "But nobody read it."),
        ("“We lost,” Ortiz wrote on X.", "“We will try again.”"),
        ("Is it open?", "“No,” said Ortiz."),
        ("It closed at 5 p.m.", "The guard left."),
        ("14:32", "The ferry sank."),
        ("9:05", "“No,” said Ortiz."),
    ],
)
def test_two_sentences_part(first, second):
    assert sentences(f"{first} {second}") == [first, second]


def test_paragraphs_and_headings_end_sentences():
    assert sentences("The harbor\nA ferry sank on Monday.\nIt was old.") == [
        "The harbor",
        "A ferry sank on Monday.",
        "It was old.",
    ]


def test_a_break_inside_a_quotation_is_told_apart():
    doc = segment_text("“We lost. We will try again,” said Ortiz.")

    assert [doc.words[i] for i in sorted(doc.inner_starts)] == ["We"]
