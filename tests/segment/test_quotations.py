"""Quotation marks: what is paired, what a stray mark costs."""

import pytest

from onrecord.segment.documents import segment_text


def quotations(text):
    doc = segment_text(text)
    return [doc.string(q.first, q.last) for q in doc.quotations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We lost,” said Ortiz.", ["“We lost,”"]),
        ('"We lost," said Ortiz. "Again."', ['"We lost,"', '"Again."']),
        ("''We lost,'' said Ortiz.", ["''We lost,''"]),
        ("«We lost», said Ortiz.", ["«We lost»"]),
        ("« We lost », said Ortiz.", ["« We lost »"]),
        ("»We lost«, said Ortiz.", ["»We lost«"]),
        ("„We lost“, said Ortiz.", ["„We lost“"]),
        ("Ortiz: ‘We lost’", ["‘We lost’"]),
        ("Ortiz: 'We lost'", ["'We lost'"]),
        # an outer quotation holds the inner one
        ("“He said ‘never’ twice,” said Ortiz.", ["“He said ‘never’ twice,”"]),
        ("“He said “never” twice,” said Ortiz.", ["“He said “never” twice,”"]),
        ("''He said 'never,''' said Ortiz.", ["''He said 'never,'''"]),
        ("“He is 6’2”,” said Ortiz.", ["“He is 6’2”,”"]),
        # left open behind a sentence
        ("“We lost,” said Ortiz. “It was late.", ["“We lost,”", "“It was late."]),
        # apostrophes, elisions, plurals, feet and inches are no quotations
        ("The ministers’ plan and the ’90s didn’t fit.", []),
        ("He is 6' 2\" tall.", []),
        ("Rock 'n' roll is here.", []),
        # closed with the mark that opens: common in copied text
        ("He called it “rusty“ on Monday.", ["“rusty“"]),
        # non-breaking spaces and emoji beside marks
        ("She\N{NO-BREAK SPACE}said:\N{NO-BREAK SPACE}“Yes \N{PARTY POPPER}”.", ["“Yes \N{PARTY POPPER}”"]),
    ],
)
def test_marks_are_paired_by_type(text, expected):
    assert quotations(text) == expected


def test_a_stray_mark_costs_no_more_than_its_paragraph():
    text = "The board” met late.\n“We lost,” said Ortiz.\nThe clerk “ left.\n“Again,” she said."

    assert quotations(text) == ["“We lost,”", "“Again,”"]


def test_a_quotation_reopened_at_each_paragraph_is_linked():
    text = "“One.\n“Two.\n“Three,” said Ortiz."
    doc = segment_text(text)

    assert [(q.continues, q.closed) for q in doc.quotations] == [(False, False), (True, False), (True, True)]


def test_a_quotation_reopened_inside_a_paragraph_is_linked():
    text = 'The pier is shut. "It leaks. "It always has." The town waits.'
    doc = segment_text(text)

    assert [doc.string(q.first, q.last) for q in doc.quotations] == ['"It leaks.', '"It always has."']
    assert doc.quotations[1].continues
