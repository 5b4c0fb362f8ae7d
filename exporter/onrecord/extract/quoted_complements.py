"""Quoted complements: a cue and the quotation behind it -> what is said: said: “…”, told Radio Wells, “…”.

Assumes that at most a hearer stands between the cue and the opening mark. Leaves out quotations within a clause.
"""

from typing import Final

from onrecord.extract.adverbials import skip_adverbials
from onrecord.extract.extents import complement_end
from onrecord.extract.phrases import noun_phrase_after
from onrecord.extract.ranges import Complement, Reading
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import CAPITAL, MARK
from onrecord.segment.documents import Document

_HEARER_TOKENS: Final = 20  # of "the divers who met in the old town of Wells"


def read_quotation(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Read said: “…”, said, “…”, said “…”, told CNN: “…”; said the plan was “…” is for other frames."""
    last = reading.last
    i = start
    if doc.words[i] in {",", ":"}:
        i += 1
    elif "addressee" in cue.frames and (opening := _behind_described_hearer(doc, i, last)) is not None:
        i = opening
    elif "addressee" in cue.frames and (hearer := noun_phrase_after(doc, i, last)) is not None:
        i = skip_adverbials(doc, hearer.last, last)
        if i < last and doc.words[i] in {",", ":"}:
            i += 1
        elif i == hearer.last and not (i < last and doc.flags[i] & MARK):
            return None
    if i >= last or not doc.flags[i] & MARK or doc.quotation_of[i] < 0:
        return None
    quotation = doc.quotations[doc.quotation_of[i]]
    if quotation.first != i:
        return None
    introduced = doc.words[i - 1] in {",", ":"}
    capital = quotation.first + 1 < last and doc.flags[quotation.first + 1] & CAPITAL
    if not (introduced or capital) and quotation.last < last:
        end = complement_end(doc, i, reading)
        return (
            Complement((i, end), "quotation") if end > quotation.last else Complement((i, quotation.last), "quotation")
        )
    if "quotation" not in cue.frames and not introduced:
        return None
    return Complement((i, _chanted_end(doc, quotation.last, last)), "quotation")


def _behind_described_hearer(doc: Document, i: int, last: int) -> int | None:
    """Return the quotation behind a hearer with a clause of his own: told the divers who met in Wells, | “…”."""
    hearer = noun_phrase_after(doc, i, last)
    if hearer is None or hearer.last >= last or doc.words[hearer.last] != "who":
        return None
    comma = next((k for k in range(hearer.last, min(last - 1, i + _HEARER_TOKENS)) if doc.words[k] == ","), None)
    return comma + 1 if comma is not None and doc.quotation_of[comma + 1] >= 0 else None


def _chanted_end(doc: Document, end: int, last: int) -> int:
    """Return the end of the last of several quotations: chanted “Send them home,” and | “Build the quay.”."""
    i = end
    while i < last and (doc.words[i] in {",", "and", "or"}):
        i += 1
    joined = end < i < last and doc.quotation_of[i] >= 0 and doc.words[i - 1] in {"and", "or"}
    return doc.quotations[doc.quotation_of[i]].last if joined else end
