"""Headlines: "Ortiz: The ferry was late", "The ferry was late - Ortiz" -> an attribution.

Assumes that the first block is the headline when it is one short sentence. The name in front of the colon, or behind
the last dash, says the rest. Leaves out topics ("Storm watch: …"): a label is a name in capitals, short, and no cue.
"""

from typing import Final

from onrecord.extract.grammar.edges import content_end
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Attribution, Range
from onrecord.extract.grammar.verb_groups import has_finite_verb
from onrecord.lexicons.common_words import common_words
from onrecord.lexicons.name_words import EVENT_OPENER
from onrecord.lexicons.words import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    CUE,
    DASHES,
    DETERMINER,
    DOCUMENT,
    GERUND,
    NUMBER,
    PERSONAL,
    PREPOSITION,
    ROLE,
    UPPER,
    genres,
)
from onrecord.segment.documents import Document

_HEADLINE_TOKENS: Final = 24
_LABEL_TOKENS: Final = 4
_CONTENT_TOKENS: Final = 3


def find_headline(doc: Document) -> list[Attribution]:
    """Return what the headline attributes by punctuation alone; at most one."""
    if not doc.sentences or len(doc.blocks) < 2:  # noqa: PLR2004 - a headline stands above a text
        return []
    first, last, block = doc.sentences[0]
    if block or first < doc.dateline_end <= last or last != doc.block_tokens[0][1] or last - first > _HEADLINE_TOKENS:
        return []
    if (quoted := quoted_in_front(doc, first, last)) is not None:
        return [quoted]
    for content, label in _partings(doc, first, content_end(doc, first, last)):
        tells = doc.flags[label[0]] & DOCUMENT or _says_something(doc, content)
        if content[1] - content[0] >= _CONTENT_TOKENS and _is_label(doc, label) and tells:
            return [Attribution((content,), None, None, label, "headline")]
    return []


def quoted_in_front(doc: Document, first: int, last: int) -> Attribution | None:
    """Read a quotation in front of the colon, and who says it when that opens the rest: “We lost”: Ortiz on the vote."""
    if doc.quotation_of[first] < 0 or last - first > _HEADLINE_TOKENS:
        return None
    quotation = doc.quotations[doc.quotation_of[first]]
    colon = quotation.last
    if colon + 1 >= last or doc.words[colon] != ":" or quotation.last - quotation.first < _CONTENT_TOKENS + 2:
        return None
    phrase = noun_phrase_after(doc, colon + 1, last)
    somebody = phrase is not None and doc.flags[phrase.head] & ROLE
    somebody |= phrase is not None and _is_label(doc, phrase.range)
    speaker = phrase.range if phrase is not None and somebody else None
    return Attribution((quotation.range,), None, None, speaker, "headline")


def _partings(doc: Document, first: int, last: int) -> list[tuple[Range, Range]]:
    colon = next((i for i in range(first + 1, min(last, first + _LABEL_TOKENS + 1)) if doc.words[i] == ":"), None)
    dash = next((i for i in range(last - 1, first, -1) if doc.words[i] in DASHES or doc.words[i] == "-"), None)
    found = [] if colon is None else [((colon + 1, last), (first, colon))]
    return found + ([] if dash is None else [((first, dash), (dash + 1, last))])


def _is_label(doc: Document, label: Range) -> bool:
    """Tell whether the words can be a speaker: a name, or a text that speaks ("Poll")."""
    first, last = label
    if not 0 < last - first <= _LABEL_TOKENS:
        return False
    if last - first == 1 and doc.flags[first] & DOCUMENT:
        return doc.words[first].lower() not in genres()
    if last - first == 1 and (len(doc.words[first]) == 1 or doc.words[first].lower() in common_words()):
        return False  # Q: When did you start?
    if doc.name_flags[first] & EVENT_OPENER:
        return False  # Storm Brandt: “We lost it all”
    if any(char.isdigit() for char in doc.string(first, last)):
        return False  # Hellmar Q2: margin slips
    barred = CUE | DETERMINER | PREPOSITION | NUMBER | CALENDAR | PERSONAL | GERUND | ADVERB
    return all(doc.flags[i] & CAPITAL and not doc.flags[i] & barred for i in range(first, last)) and not all(
        doc.flags[i] & UPPER for i in range(first, last)
    )


def _says_something(doc: Document, content: Range) -> bool:
    quoted = any(doc.quotation_of[i] >= 0 for i in range(*content))
    return quoted or has_finite_verb(doc, *content)
