"""Extents: where what is said ends, read from its first token to the right.

Assumes that content runs to the end of its sentence unless the narrator takes over: with a second verb of saying, an
attribution, an aside of his own. Each way of taking over is a predicate over one place. Leaves out the left edge.
"""

from typing import NamedTuple

from onrecord.extract.edges import content_end
from onrecord.extract.ranges import Range
from onrecord.extract.verb_groups import has_finite_verb, is_finite
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    CUE,
    DASHES,
    DETERMINER,
    FINITE,
    GERUND,
    OBJECT_PRONOUN,
    PAST,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    RELATIVE,
    SUBORDINATOR,
)
from onrecord.segment.documents import Document

_SUBJECT_TOKENS = 9  # of "and six of the nine divers said"


class Reading(NamedTuple):
    """What is known of the cue while its content is read.

    `cue` is its token; `last` the end of the sentence; `in_relative` that its subject is "who"; `in_subordinate` that its
    clause stands in front of the main one (“While Ortiz claimed …, Lee said”); `phrasal` that the content is no clause.
    """

    cue: int
    last: int
    in_relative: bool = False
    in_subordinate: bool = False
    phrasal: bool = False


class Complement(NamedTuple):
    """What is said, as a token range, and the frame that found it."""

    content: Range
    frame: str


def complement_end(doc: Document, start: int, reading: Reading) -> int:
    """Return where the content that begins at the token ends, without the final stop."""
    i = start
    while i < reading.last:
        quotation = doc.quotation_of[i]
        if quotation >= 0:
            i = doc.quotations[quotation].last
            if i < reading.last and i - 2 > start and doc.words[i - 2] == "," and _leaves_quotation(doc, i, reading):
                return i
            continue
        if i > start and _ends_at(doc, i, start, reading):
            break
        i += 1
    return content_end(doc, start, min(i, reading.last))


def _leaves_quotation(doc: Document, i: int, reading: Reading) -> bool:
    """Tell whether the narrator speaks behind a mark that closes on a comma: he was “lost,” part of a longer complaint."""
    goes_on = doc.flags[i] & (COORDINATOR | RELATIVE | PREPOSITION | SUBORDINATOR | AUXILIARY | FINITE)
    return not goes_on or _narrator_resumes(doc, i, reading)


def _ends_at(doc: Document, i: int, start: int, reading: Reading) -> bool:
    word = doc.words[i]
    if word == ",":
        return i + 1 < reading.last and _narrator_resumes(doc, i + 1, reading)
    if reading.phrasal and doc.flags[i] & SUBORDINATOR and i + 1 < reading.last and doc.flags[i + 1] & PERSONAL:
        return True  # denied the charges | when they met the press
    if word in {"and", "but"}:
        said = reading.phrasal or has_finite_verb(doc, start, i)
        return said and _second_verb(doc, i + 1, reading, loose=False)
    if word == ":":
        return _quotation_attributed(doc, i + 1, reading.last)
    if word == ";":
        return any(doc.flags[k] & CUE and doc.flags[k] & FINITE for k in range(i + 1, reading.last))
    if word in DASHES or word == "-":
        return not any(doc.words[k] == word for k in range(i + 1, reading.last))
    return False


def _attributes_behind(doc: Document, i: int, last: int) -> bool:
    """Tell whether the sentence closes on an attribution: …, Mr. Brandt said."""
    end = content_end(doc, i, last)
    if end - i < 2 or end - i > _SUBJECT_TOKENS or not doc.flags[end - 1] & CUE:  # noqa: PLR2004 - a subject and a verb
        return False
    return _subject_with_cue(doc, i, end, own_clause=False)


def _quotation_attributed(doc: Document, i: int, last: int) -> bool:
    """Tell whether a quotation with its own attribution follows: … had lost its way: “It is gone,” he claimed."""
    if i >= last or doc.quotation_of[i] < 0:
        return False
    end = doc.quotations[doc.quotation_of[i]].last
    return doc.words[end - 2] in {",", "?", "!"} and _subject_with_cue(doc, end, last, own_clause=False)


def _narrator_resumes(doc: Document, i: int, reading: Reading) -> bool:
    """Tell whether the narrator speaks on behind a comma: ", adding that", ", which", ", but Ms. Ortiz said"."""
    word, flags = doc.words[i].lower(), doc.flags[i]
    if word == "according" or (flags & GERUND and flags & CUE):
        return True
    if reading.in_relative and (flags & AUXILIARY or is_finite(doc, i, i)) and not flags & CAPITAL:
        return True
    if reading.in_subordinate and not flags & (COORDINATOR | RELATIVE | PREPOSITION | GERUND):
        return True
    if reading.phrasal and flags & SUBORDINATOR and not flags & (ADVERB | RELATIVE):
        return True
    if word in {"and", "but", "while", "although", "though"}:
        return _second_verb(doc, i + 1, reading, loose=True)
    if _attributes_behind(doc, i, reading.last):
        return True
    if word == "with":
        return any(doc.flags[k] & GERUND for k in range(i + 2, min(reading.last, i + 9)))
    if word in {"which", "who"} and not reading.in_subordinate:
        return not any(doc.words[k] == "," for k in range(i + 1, reading.last))
    return False


def _second_verb(doc: Document, i: int, reading: Reading, *, loose: bool) -> bool:
    """Tell whether a second verb of saying follows "and": and cautioned …, and six divers said …."""
    k = i
    while k < reading.last and (doc.flags[k] & ADVERB or doc.words[k].endswith("ly")) and not doc.flags[k] & PERSONAL:
        k += 1
    if k >= reading.last:
        return False
    flags = doc.flags[k]
    if flags & CUE and flags & (FINITE | BASE) and not flags & CAPITAL:
        same = doc.flags[reading.cue] & GERUND or flags & doc.flags[reading.cue] & (PAST | PRESENT | BASE)
        return bool(same) and (loose or reading.phrasal or _takes_content(doc, k, reading.last))
    return _subject_with_cue(doc, k, reading.last, own_clause=not loose)


def _takes_content(doc: Document, cue: int, last: int) -> bool:
    following = cue + 1
    if following >= last:
        return False
    opens = doc.flags[following] & (PERSONAL | DETERMINER | POSSESSIVE | CAPITAL | OBJECT_PRONOUN)
    return bool(opens) or doc.words[following] in {"that", "there", ":", ",", "to", "“", '"', "''"}


def _subject_with_cue(doc: Document, i: int, last: int, *, own_clause: bool) -> bool:
    """Tell whether a short subject with a finite verb of saying starts here: ", but Ms. Ortiz said"."""
    k = i
    while (k < min(last, i + _SUBJECT_TOKENS) and not doc.flags[k] & (RELATIVE | SUBORDINATOR)) or doc.flags[
        k
    ] & DETERMINER:
        if (
            k > i
            and doc.flags[k] & CUE
            and doc.flags[k] & (PAST | PRESENT | BASE)
            and not doc.flags[k - 1] & (DETERMINER | POSSESSIVE)
        ):
            return not own_clause or _takes_content(doc, k, last)
        if is_finite(doc, k, i) or not (doc.words[k][0].isalnum() or doc.flags[k] & CLITIC) or doc.flags[k] & AUXILIARY:
            return False
        k += 1
        if k >= last:
            break
    return False
