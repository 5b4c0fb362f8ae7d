"""Edges: where sentences and content stop, and how a sentence is set.

Assumes a Document; looks at marks and capitals alone. Leaves out grammar.
"""

from onrecord.lexicons.words import CAPITAL, MARK, STOP
from onrecord.segment.documents import Document


def content_end(doc: Document, first: int, last: int) -> int:
    """Return the end of the clause without its final stop and closing brackets."""
    while last > first and (
        (doc.words[last - 1] == ")" and "(" not in doc.words[first:last])
        or (doc.flags[last - 1] & STOP and doc.words[last - 1] in {".", "!", "?", "…", "..."})
        or doc.words[last - 1] in {",", ";", ":", "-", "–", "—", "--"}
    ):
        last -= 1
    return last


def is_title_case(doc: Document, sentence: int) -> bool:
    """Tell whether the sentence is set as a title: most of its longer words have a capital."""
    first, last, _ = doc.sentences[sentence]
    words = [word for word in doc.words[first:last] if len(word) > 3 and word[0].isalpha()]  # noqa: PLR2004 - titles keep "of", "and", "the" small
    return last - first > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)  # noqa: PLR2004


def is_forename(doc: Document, i: int) -> bool:
    """Tell whether a verb's word is a name: said Gov. | Will Lee; not: Mayor Will Quit, in a title; nor a question: Will Lee say so."""
    if doc.words[i] != "Will" or not doc.flags[i + 1] & CAPITAL:
        return False
    sentence = doc.sentence_of[i]
    return not is_title_case(doc, sentence) and doc.words[doc.sentences[sentence].last - 1] != "?"


def ends_with_quoted_comma(doc: Document, end: int) -> bool:
    """Tell whether a comma stands inside the quotation mark in front: “Morning Watch,” she said."""
    return end > 1 and doc.quotation_of[end - 1] >= 0 and doc.words[end - 2] == "," and bool(doc.flags[end - 1] & MARK)
