"""Extents: where what is said ends, read from its first token to the right.

Assumes that content runs to the end of its sentence unless the narrator takes over: with a second verb of saying, an
attribution, an aside of his own. Each way of taking over is a predicate over one place. Leaves out the left edge.
"""

from typing import Final

from onrecord.extract.grammar.edges import content_end
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Reading
from onrecord.extract.grammar.resumptions import narrator_resumes, second_verb, subject_with_cue
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite
from onrecord.lexicons.words import (
    AUXILIARY,
    BASE,
    COORDINATOR,
    CUE,
    DASHES,
    FINITE,
    GERUND,
    NEGATION,
    OCCASION,
    PAST,
    PERSONAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SAYS,
    SUBORDINATOR,
)
from onrecord.segment.documents import Document
from onrecord.segment.signs import EDGES

_MEANWHILE: Final = frozenset({"after", "although", "as", "before", "though", "when", "while"})
_LIST_TOKENS: Final = 3  # to the next quoted word of a list: “idle,” the crew “drunk”


def complement_end(doc: Document, start: int, reading: Reading) -> int:
    """Return where the content that begins at the token ends, without the final stop."""
    i = start
    fronted = not reading.asked and _is_fronted(doc, start)
    if fronted != reading.fronted:
        reading = reading._replace(fronted=fronted)
    while i < reading.last:
        quotation = doc.quotation_of[i]
        if quotation >= 0:
            i = doc.quotations[quotation].last
            complete = (reading.phrasal or reading.in_relative) or has_finite_verb(
                doc, start, i
            )  # found “Harbor Hour,” a show that …, was loved
            closes = complete and i < reading.last and i - 2 > start and doc.words[i - 2] == ","
            if closes and not _lists_on(doc, i, reading.last) and _leaves_quotation(doc, i, reading):
                return i
            behind = i + (i < reading.last and doc.words[i] == ",")
            if complete and behind < reading.last and _tells_occasion(doc, behind, reading.last):
                return i
            continue
        if i > start and _ends_at(doc, i, start, reading):
            break
        edge = EDGES.search(doc.signs, i + 1, reading.last)
        i = reading.last if edge is None else edge.start()
    end = min(i, reading.last)
    if reading.phrasal and reading.in_relative:
        end = _main_verb(doc, start, end)
    return content_end(doc, start, end)


def _main_verb(doc: Document, start: int, end: int) -> int:
    """Return the verb of the clause around the relative one: who asked not to be named | said, who left | told."""
    verbs = (i for i in range(start + 1, end) if doc.flags[i] & SAYS and doc.quotation_of[i] < 0)
    mains = (i for i in verbs if is_finite(doc, i, start) and not doc.flags[i - 1] & (RELATIVE | PERSONAL))
    return next((i for i in mains if _is_no_noun(doc, i)), end)


def _is_no_noun(doc: Document, i: int) -> bool:
    """Tell whether a verb's form is sure to be the verb: who left | told; not: who plan lone-wolf | attacks."""
    return bool(doc.flags[i] & PAST) or doc.words[i] in {"say", "says"} or doc.words[i + 1] in {"that", "to"}


def _is_fronted(doc: Document, start: int) -> bool:
    return bool(doc.flags[start] & (SUBORDINATOR | PREPOSITION)) and doc.words[start] != "to"


def _another_acts(doc: Document, i: int, reading: Reading) -> bool:
    """Tell whether a participle of another follows: with Ortiz asking for a gate | and others backing it."""
    if not reading.phrasal or not doc.flags[reading.cue] & GERUND:
        return False
    return i + 1 < reading.last and bool(doc.flags[i] & PRONOUN and doc.flags[i + 1] & GERUND)


def _lists_on(doc: Document, i: int, last: int) -> bool:
    """Tell whether the next of several quoted words follows: a “glutton,” | a “bore” and a “fraud”."""
    reach = range(i, min(last, i + _LIST_TOKENS))
    opening = next((k for k in reach if doc.quotation_of[k] >= 0), i)
    return doc.quotation_of[opening] >= 0 and not any(
        doc.words[k] == "," or doc.flags[k] & CUE for k in range(i, opening)
    )


def _leaves_quotation(doc: Document, i: int, reading: Reading) -> bool:
    """Tell whether the narrator speaks behind a mark that closes on a comma: he was “lost,” part of a longer complaint."""
    goes_on = doc.flags[i] & (COORDINATOR | RELATIVE | PREPOSITION | SUBORDINATOR | AUXILIARY | FINITE | NEGATION)
    governs = i + 1 < reading.last and doc.flags[i + 1] & PREPOSITION
    goes_on |= doc.flags[i] & BASE and not governs  # “…,” secure the pier; not: “…,” part of
    return not (goes_on or reading.fronted) or narrator_resumes(doc, i, reading)


def _ends_at(doc: Document, i: int, start: int, reading: Reading) -> bool:
    word = doc.words[i]
    if word == ",":
        return i + 1 < reading.last and narrator_resumes(doc, i + 1, reading)
    if reading.phrasal and word in _MEANWHILE:
        following = doc.flags[min(i + 1, reading.last - 1)]
        quoted = doc.quotation_of[i - 1] >= 0  # accused her of “making it up” | before hanging up
        if following & PERSONAL or (quoted and following & GERUND):
            return True  # denied the charges | when they met the press
    if word in {"and", "but"}:
        noun = doc.flags[start] & FINITE and doc.flags[start + 1] & PREPOSITION  # | attacks like those in Wells
        said = reading.phrasal or doc.quotation_of[start] >= 0 or has_finite_verb(doc, start + bool(noun), i)
        return said and (second_verb(doc, i + 1, reading, loose=False) or _another_acts(doc, i + 1, reading))
    if word == ":":
        return _quotation_attributed(doc, i + 1, reading.last)
    if word == ";":
        return True
    if word in DASHES or word == "-":
        return _dash_closes(doc, i, start, reading)
    return False


def _dash_closes(doc: Document, i: int, start: int, reading: Reading) -> bool:
    """Tell whether the narrator speaks on behind the dash: not a hyphen, one of a pair, or a dash before "and that"."""
    dashes = [k for k in range(start, reading.last) if doc.words[k] == doc.words[i] and _is_spaced(doc, k)]
    if i in dashes and i + 1 < reading.last and doc.flags[i + 1] & GERUND and doc.flags[i + 1] & CUE:
        return True  # said they were late — | asserting that
    if i not in dashes or (i + 2 < reading.last and doc.words[i + 2] == "that"):
        return False
    return reading.in_subordinate or (i == dashes[-1] and len(dashes) % 2 == 1)


def _tells_occasion(doc: Document, i: int, last: int) -> bool:
    """Tell whether the rest says where it was said: called it “a shame” | in a tweet on Monday."""
    if doc.words[i] not in {"in", "on", "at", "during"}:
        return False
    place = noun_phrase_after(doc, i + 1, last)
    return place is not None and any(doc.flags[k] & OCCASION for k in range(place.first, place.last))


def _is_spaced(doc: Document, dash: int) -> bool:
    return doc.words[dash] != "-" or doc.starts[dash] > doc.ends[dash - 1]


def _quotation_attributed(doc: Document, i: int, last: int) -> bool:
    """Tell whether a quotation with its own attribution follows: … had lost its way: “It is gone,” he claimed."""
    if i >= last or doc.quotation_of[i] < 0:
        return False
    end = doc.quotations[doc.quotation_of[i]].last
    return doc.words[end - 2] in {",", "?", "!"} and subject_with_cue(doc, end, last, own_clause=False)
