"""Quoted complements: a cue and the quotation behind it -> what is said: said: “…”, told Radio Wells, “…”.

Assumes that at most a hearer stands between the cue and the opening mark. Leaves out quotations within a clause.
"""

from typing import Final

from onrecord.extract.grammar.adverbials import is_title, skip_adverbials
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after
from onrecord.extract.grammar.ranges import Complement, Reading
from onrecord.extract.grammar.verb_groups import has_finite_verb
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import CAPITAL, CUE, MARK
from onrecord.segment.documents import Document

_TOPICS: Final = frozenset({"of", "about", "with"})
_INSERTION_TOKENS: Final = 6  # of ", with a short laugh,"
_HEARER_TOKENS: Final = 20  # of "the divers who met in the old town of Wells"


def read_quotation(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Read said: “…”, said, “…”, said “…”, told CNN: “…”; said the plan was “…” is for other frames."""
    last = reading.last
    i = _opening(doc, cue, start, last)
    if i is None or i >= last or not doc.flags[i] & MARK or doc.quotation_of[i] < 0:
        return None
    quotation = doc.quotations[doc.quotation_of[i]]
    if quotation.first != i or (is_title(doc, doc.quotation_of[i]) and doc.words[quotation.last] == "that"):
        return None  # told Wells’s “Harbor Hour” that
    introduced = doc.words[i - 1] in {",", ":"}
    capital = quotation.first + 1 < last and doc.flags[quotation.first + 1] & CAPITAL
    if not (introduced or capital) and quotation.last < last:
        whole = has_finite_verb(doc, i, quotation.last)  # said “we lost” | and left
        end = complement_end(doc, i, reading._replace(phrasal=reading.phrasal or whole))
        return Complement((i, max(end, quotation.last)), "quotation")
    if "quotation" not in cue.frames and not introduced:
        return (
            None
            if "object" not in cue.frames or is_title(doc, doc.quotation_of[i])
            else Complement((i, quotation.last), "object")
        )
    return Complement((i, _chanted_end(doc, quotation.last, last)), "quotation")


def _opening(doc: Document, cue: Cue, start: int, last: int) -> int | None:
    """Return where a quotation may open behind the cue: behind a comma, what it is about, or who hears it."""
    if doc.words[start] in {",", ":"}:
        return _behind_insertion(doc, start, last)
    if doc.words[start] in _TOPICS and (opening := _behind_topic(doc, start, last)) is not None:
        return opening
    clause = doc.words[start] == "that" and not doc.flags[start + 1] & MARK  # warned | that the “cartel” is back
    if clause or "addressee" not in cue.frames or (hearer := noun_phrase_after(doc, start, last)) is None:
        return start
    if (opening := _behind_described_hearer(doc, hearer, last)) is not None:
        return opening
    i = skip_adverbials(doc, hearer.last, last)
    if i < last and doc.words[i] in {",", ":"}:
        return i + 1
    return i if i > hearer.last or (i < last and doc.flags[i] & MARK) else None


def _behind_insertion(doc: Document, comma: int, last: int) -> int:
    """Return where a quotation may open behind a comma and a few words between commas: said, in Spanish, | “…”."""
    if doc.words[comma] == ":" or doc.quotation_of[comma + 1] >= 0:
        return comma + 1
    reach = range(comma + 2, min(last - 1, comma + _INSERTION_TOKENS))
    end = next((k for k in reach if doc.words[k] in {",", ":"}), comma)
    if doc.quotation_of[end + 1] < 0 or has_finite_verb(doc, comma + 1, end):
        return comma + 1
    tells = any(doc.flags[k] & CUE for k in range(comma + 1, end))  # made a retort, | tweeting at him, “…”
    return comma + 1 if tells else end + 1


def _behind_described_hearer(doc: Document, hearer: Phrase, last: int) -> int | None:
    """Return the quotation behind a hearer with a clause of his own: told the divers who met in Wells, | “…”."""
    if hearer.last >= last or doc.words[hearer.last] != "who":
        return None
    comma = next(
        (k for k in range(hearer.last, min(last - 1, hearer.first + _HEARER_TOKENS)) if doc.words[k] == ","), None
    )
    return comma + 1 if comma is not None and doc.quotation_of[comma + 1] >= 0 else None


def _behind_topic(doc: Document, i: int, last: int) -> int | None:
    """Return the quotation behind what it is about: said of the plan, | “…”; answers with, | “…”."""
    topic = noun_phrase_after(doc, i + 1, last)
    comma = topic.last if topic is not None else i + 1
    parted = comma + 1 < last and doc.words[comma] in {",", ":"} and doc.quotation_of[comma + 1] >= 0
    return comma + 1 if parted else None


def _chanted_end(doc: Document, end: int, last: int) -> int:
    """Return the end of the last of several quotations: chanted “More soup,” and | “Less salt.”."""
    i = end
    while i < last and (doc.words[i] in {",", "and", "or"}):
        i += 1
    joined = end < i < last and doc.quotation_of[i] >= 0 and doc.words[i - 1] in {"and", "or"}
    return doc.quotations[doc.quotation_of[i]].last if joined else end
