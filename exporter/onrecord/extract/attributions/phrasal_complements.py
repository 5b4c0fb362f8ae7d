"""Phrasal complements: what is said as a phrase: vowed to …, called it …, complained of …, denied the charge.

Assumes that the phrase stands beside its cue. A phrase says less than a clause, so each frame asks that it says what,
not whom. Leaves out clauses and quotations.
"""

from typing import Final

from onrecord.extract.grammar.adverbials import skip_adverbials
from onrecord.extract.grammar.clauses import is_parenthesis, is_person
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Complement, Reading
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite
from onrecord.lexicons.cues import Cue, object_prepositions
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    CAPITAL,
    CARDINAL,
    CUE_NOUN,
    DETERMINER,
    GERUND,
    MANNER,
    MARK,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    ROLE,
    TIME_UNIT,
)
from onrecord.segment.documents import Document

_RELATIVE_REACH: Final = 6  # tokens: which | the old mayor has called
_QUOTED_REACH: Final = 3  # tokens: the old | “senseless deaths”
_OBJECT_TOKENS: Final = 20  # between "accused" and its "of": the accused may have long names


def read_infinitive(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Vowed to …, vowed not to …, urged residents to …."""
    last = reading.last
    i = start
    if "object_to" in cue.frames and doc.words[i].lower() not in {"to", "not"}:
        phrase = noun_phrase_after(doc, i, last)
        if phrase is None or ("object" in cue.frames and not is_person(doc, phrase)):
            return None
        i = _list_end(doc, phrase.last, last)
        if doc.words[i] == "to" and doc.flags[i + 1] & DETERMINER:
            i = _behind_receiver(doc, i, last)
        if doc.words[i] not in {"to", "not"}:
            i = skip_adverbials(doc, i, last)  # urged Mills last year | not to sail
    elif "to" not in cue.frames:
        return None
    verb = i + (i < last and doc.quotation_of[i] >= 0 and bool(doc.flags[i] & MARK))  # called on Lee | “not to sail”
    if verb > i and (doc.words[verb : verb + 2] == ["not", "to"] or doc.words[verb] == "to"):
        return Complement((i, complement_end(doc, i, reading._replace(phrasal=True))), "infinitive")
    if doc.words[i : i + 2] in (["not", "to"], ["Not", "To"]) or (
        i < last and _opens_infinitive(doc, i, plain=i == start)
    ):
        begin = i - (doc.words[i - 1] == "Not")  # Ortiz Told The Divers | Not To Sail
        return Complement((begin, complement_end(doc, i, reading._replace(phrasal=True))), "infinitive")
    return None


def _behind_receiver(doc: Document, to: int, last: int) -> int:
    """Step over what the hearers belong to: urged all parties to the talks | to meet; not: challenged Lee | to a duel."""
    receiver = noun_phrase_after(doc, to + 1, last)
    return receiver.last if receiver is not None and doc.words[receiver.last] == "to" else to


def _opens_infinitive(doc: Document, i: int, *, plain: bool) -> bool:
    """Tell whether "to" and a verb begin here: not according | to the board; `plain` without a hearer: not agreed | to a deal."""
    if doc.words[i] not in {"to", "To"} or doc.words[i - 1] == "according":
        return False
    if doc.flags[i + 1] & CARDINAL:
        return False  # advises six | to eight cups
    return not (plain and doc.flags[i + 1] & (DETERMINER | POSSESSIVE | NUMBER))


def _list_end(doc: Document, i: int, last: int) -> int:
    """Step over the hearers that follow: urged Mills, | Sorel and Abbas | to search."""
    while i < last and doc.words[i] in {",", "and"}:
        hearer = noun_phrase_after(doc, i + 1, last)
        if hearer is None:
            break
        i = hearer.last
    return i


def read_label(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Read: called the plan “a hoax”, described it as …: all behind the cue, when two phrases follow."""
    if not cue.frames & {"label", "as"}:
        return None
    reading = reading._replace(phrasal=True)
    last = reading.last
    phrase = noun_phrase_after(doc, start, last)
    end = complement_end(doc, start, reading)
    if _poses(doc, cue, start, end):
        return None
    if "as" in cue.frames:
        if doc.words[start] == "as" and (given := _name_in_front(doc, start + 1, reading.last)) is not None:
            return Complement((start + 1, given), "as")
        if doc.words[start] == "as" and _is_named_before(doc, reading.cue):
            return Complement((start, end), "as")
        seen = next((i for i in range(start + 1, end) if doc.words[i] == "as" and doc.quotation_of[i] < 0), None)
        if seen is not None and phrase is not None:
            says = doc.words[seen + 1] == "saying"  # quoted Ortiz as | saying: she speaks, not who quotes her
            return None if says else Complement((start, end), "as")
    if "label" in cue.frames and end > start and _is_named_before(doc, reading.cue):
        return Complement((start, _name_end(doc, start, end)), "label")
    if "label" not in cue.frames or phrase is None or end <= phrase.first or _names_one(doc, reading.cue, start):
        return None
    quoted = any(doc.quotation_of[i] >= 0 for i in range(start, end))
    two = phrase.last < end and (
        quoted
        or doc.flags[phrase.last] & DETERMINER
        or (phrase.last - phrase.first == 1 and not doc.flags[phrase.last] & PREPOSITION)
    )
    two |= phrase.last == end and doc.flags[start] & CAPITAL and bool(doc.flags[end - 1] & ADJECTIVE)  # calls Lee unfit
    two |= (
        end - 1 >= phrase.last
        and bool(doc.flags[end - 1] & ADJECTIVE)
        and not doc.flags[end - 2] & (DETERMINER | ADJECTIVE)
    )
    inside = any(doc.flags[i] & DETERMINER for i in range(start + 1, min(phrase.last, end)))
    inside |= phrase.last == end and phrase.last - phrase.first > 2 and bool(doc.flags[end - 1] & ADJECTIVE)  # noqa: PLR2004 - the beach unsafe
    return Complement((start, end), "label") if two or inside or quoted else None


def _name_in_front(doc: Document, opening: int, last: int) -> int | None:
    """Return the end of a quoted name in front of what it is given to: dismissed as “a fable” | the report."""
    if opening >= last or doc.quotation_of[opening] < 0:
        return None
    end = doc.quotations[doc.quotation_of[opening]].last
    return end if end < last and doc.flags[end] & (DETERMINER | POSSESSIVE) else None


def _poses(doc: Document, cue: Cue, start: int, end: int) -> bool:
    """Tell whether somebody acts a part: cast herself as a fighter; not: described himself as old, called himself “old”."""
    reflexive = doc.flags[start] & OBJECT_PRONOUN and doc.flags[start] & ADVERB
    return bool(reflexive) and "question" not in cue.frames and all(doc.quotation_of[i] < 0 for i in range(start, end))


def _names_one(doc: Document, cue: int, start: int) -> bool:
    """Tell whether a participle gives a name: a page | called Free Wheels, which shows a sign."""
    if (
        not doc.flags[cue] & PARTICIPLE
        or not doc.flags[start] & CAPITAL
        or doc.flags[cue - 1] & (CAPITAL | PERSONAL | ROLE)
    ):
        return False
    return doc.words[cue - 2].lower() in {"a", "an"} or doc.words[cue - 3].lower() in {"a", "an"}


def _is_named_before(doc: Document, cue: int) -> bool:
    """Tell whether what is named stands in front of the clause: what they | call, a toll, which Ortiz | calls; not: who | calls."""
    names = not doc.flags[cue] & PARTICIPLE or doc.flags[cue - 1] & (CAPITAL | PERSONAL)  # not: a play | called “Wells”
    if is_parenthesis(doc, cue) or (names and doc.quotation_of[cue + 1] >= 0):
        return True
    for i in range(cue - 2, max(0, cue - _RELATIVE_REACH), -1):
        if doc.words[i] == ",":
            return False
        if doc.flags[i] & RELATIVE:
            return not all(doc.flags[k] & (ADVERB | AUXILIARY | MANNER) for k in range(i + 1, cue))
    return False


def _name_end(doc: Document, start: int, end: int) -> int:
    """Return the end of a quoted name whose verb follows: what divers call a “theft” | has cost the town."""
    opening = next((i for i in range(start, min(end, start + _QUOTED_REACH)) if doc.quotation_of[i] >= 0), None)
    last = end if opening is None else doc.quotations[doc.quotation_of[opening]].last
    return last if last < end and (doc.flags[last] & AUXILIARY or is_finite(doc, last, last)) else end


def read_preposition(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Complained of …, accused the firm of …: the content stands behind the preposition."""
    last = reading.last
    word = doc.words[start].lower()
    if f"prep:{word}" in cue.frames and start + 1 < last and not doc.flags[start + 1] & TIME_UNIT:  # argued for years
        return Complement((start + 1, complement_end(doc, start + 1, reading._replace(phrasal=True))), "preposition")
    wanted = object_prepositions(cue.frames)
    if not wanted:
        return None
    reading = reading._replace(phrasal=True)
    phrase = noun_phrase_after(doc, start, last)
    begin = phrase.first if phrase is not None else start
    window = range(begin + 1, min(last - 1, begin + _OBJECT_TOKENS))
    found = [
        i for i in window if doc.words[i] in wanted and doc.quotation_of[i] < 0 and doc.words[i - 1] != "according"
    ]
    # accused the Ministry of Water of | ignoring: an act rather than a name
    at = next((i for i in found if doc.flags[i + 1] & GERUND), found[0] if found else None)
    if at is None or (doc.words[at] == "about" and (phrase is None or at > phrase.last)):
        return None  # asked whether her talk | about the pier …
    end = complement_end(doc, at + 1, reading)
    if f"object_prep:{doc.words[at]}" in cue.frames:
        return Complement((at + 1, end), "object-preposition")
    bare = at == start or any(doc.flags[i] & RELATIVE for i in range(begin, at)) or has_finite_verb(doc, begin, at)
    return None if bare else Complement((begin, end), "object-preposition")


def read_object(doc: Document, cue: Cue, start: int, reading: Reading) -> Complement | None:
    """Denied the charge of theft, denied taking the money, voiced concern: the phrase and what belongs to it."""
    flags = doc.flags[start]
    takes_words = "object" in cue.frames or (cue.cls == "speech" and cue.frames & {"that", "clause"})
    quoted = takes_words and _quotes(doc, start, reading.last)
    if not (quoted or cue.frames & {"object", "gerund"}) or (flags & PREPOSITION and not flags & (DETERMINER | GERUND)):
        return None
    reading = reading._replace(phrasal=True)
    end = complement_end(doc, start, reading)
    if flags & GERUND and end > start + 1:
        return Complement((start, end), "object")
    if quoted and end > start + 1:
        return Complement((start, end), "object")
    if "object" not in cue.frames:
        return None
    phrase = noun_phrase_after(doc, start, reading.last)
    if phrase is None or doc.flags[phrase.head] & (TIME_UNIT | PERSONAL | OBJECT_PRONOUN):
        return None
    if doc.flags[phrase.head] & CAPITAL:
        return None  # "criticized Ms. Ortiz" names whom, not what
    definite = (
        doc.words[start].lower() in {"the", "this", "these", "those", "that", "such", "any", "all"}
        or flags & POSSESSIVE
    )
    if phrase.last >= end and ((definite and doc.flags[phrase.head] & CUE_NOUN) or end - start == 1):
        return None  # "dismissed the criticism" does not say what, "denied it" neither
    return Complement((start, end), "object")


def _quotes(doc: Document, start: int, last: int) -> bool:
    """Tell whether the object is in the speaker's words: noted the | “senseless deaths” | of two divers."""
    if not doc.flags[start] & (DETERMINER | POSSESSIVE):
        return False
    return any(doc.quotation_of[i] >= 0 for i in range(start + 1, min(last, start + _QUOTED_REACH)))
