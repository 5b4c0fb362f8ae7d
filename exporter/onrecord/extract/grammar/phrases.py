"""Phrases: where noun phrases begin and end around a given token.

Assumes English word order and a Document's flags; works outwards from one token, so that only what stands near a cue is
ever looked at. Precision before recall: None when the words leave it open. Leaves out a full parse: relations further
away than the neighbouring clause are not seen.
"""

from dataclasses import dataclass, replace
from typing import Final

from onrecord.extract.grammar.edges import is_forename
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import is_finite
from onrecord.lexicons.titles import titles
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    APOSTROPHES,
    ATTACHING,
    AUXILIARY,
    BASE,
    CALENDAR,
    CAPITAL,
    CARDINAL,
    CLITIC,
    COORDINATOR,
    DETERMINER,
    ESTIMATE,
    FINITE,
    GERUND,
    NOMINAL,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PERSONAL,
    PLURAL_NOUN,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
    SYMBOL,
    TIME_UNIT,
    VERB,
)
from onrecord.segment.documents import Document

_UNSURE: Final = DETERMINER | POSSESSIVE | CLITIC | SYMBOL | ADVERB | FINITE | BASE  # a closer look is needed
_BRACKET_REACH: Final = 24  # tokens of "(a diver so young that he has been taken for a pupil)"


@dataclass(slots=True)
class Phrase:
    """Tokens first to last (half open); `head` is the token that names the thing."""

    first: int
    last: int
    head: int

    @property
    def range(self) -> Range:
        """The tokens of the phrase."""
        return self.first, self.last


def noun_phrase_before(doc: Document, end: int, lower: int) -> Phrase | None:
    """Return the longest noun phrase whose last token is `end - 1`."""
    head = end - 1
    if head < lower:
        return None
    flags = doc.flags[head]
    if flags & (PERSONAL | RELATIVE) and not flags & DETERMINER:
        return Phrase(head, end, head)
    if doc.words[head] == ")" and (opening := _opening_bracket(doc, head, lower)) is not None:
        inner = noun_phrase_before(doc, opening, lower)
        return inner and replace(inner, last=end)
    if flags & OBJECT_PRONOUN and head - 1 > lower and doc.flags[head - 1] & PREPOSITION:
        whole = noun_phrase_before(doc, head - 1, lower)  # most of them, those around him, two-fifths of them
        return whole and replace(whole, last=end)
    if not _can_be_noun(doc, head):
        alone = flags & PRONOUN and (flags & DETERMINER or not flags & (AUXILIARY | ADVERB))
        return Phrase(head, end, head) if alone else None
    first = _left_edge(doc, head, lower)
    first = _with_modifiers(doc, first, lower)
    return Phrase(first, end, _head(doc, first, end))


def noun_phrase_after(doc: Document, start: int, upper: int) -> Phrase | None:
    """Return the noun phrase that begins at `start`, with its "of" phrases; none further right than `upper`."""
    i = start
    if (
        i < upper
        and doc.flags[i] & (PERSONAL | OBJECT_PRONOUN)
        and not (doc.flags[i] & POSSESSIVE and i + 1 < upper and _can_be_noun(doc, i + 1))
    ):
        return Phrase(i, i + 1, i)
    i += i < upper and is_forename(doc, i)  # said | Will Lee
    while i < upper and _continues_phrase(doc, i, start):
        i += 1
    for j in range(i - 1, start - 1, -1):  # the noun stands at the end
        if _can_be_noun(doc, j) or doc.flags[j] & PRONOUN:
            break
    else:
        return None
    end = i
    if (
        i < upper
        and doc.words[i] in {"of", "at", "for", "from"}
        and (tail := noun_phrase_after(doc, i + 1, upper)) is not None
    ):
        end = tail.last
    return Phrase(start, end, _head(doc, start, i))


def behind_estimate(doc: Document, i: int) -> int:
    """Return the number behind what makes it vague: at least | ten people, over | 40 boats, up to | five; else `i`."""
    if not doc.flags[i] & ESTIMATE:
        return i
    of_two = doc.words[i + 1] in {"least", "most", "to"}
    number = i + 1 + of_two
    return number if doc.flags[number] & (NUMBER | CARDINAL) and of_two == (doc.words[i] in {"at", "up"}) else i


def _can_be_noun(doc: Document, i: int) -> bool:
    flags = doc.flags[i]
    return bool(flags & NOMINAL) and (not flags & SYMBOL or _joins_words(doc, i))


def _joins_words(doc: Document, i: int) -> bool:
    """Tell whether the mark belongs to a noun: 5 %, $ 5, U.S.-led; not a dash between spaces."""
    return doc.words[i] not in {"-", "–"} or doc.starts[i] == doc.ends[i - 1]


def _left_edge(doc: Document, head: int, lower: int) -> int:
    """Walk left from a noun over its modifiers to its determiner."""
    i = head
    while i > lower:
        flags, word = doc.flags[i - 1], doc.words[i - 1]
        if (flags & CLITIC and word[1:].lower() == "s") or (
            word in APOSTROPHES and i > lower + 1 and doc.words[i - 2].endswith("s")
        ):
            i = max(i - 2, lower)
        elif flags & (DETERMINER | POSSESSIVE) and not (flags & RELATIVE and _is_complementizer(doc, i - 1)):
            return i - 1
        elif (_can_be_noun(doc, i - 1) and not _breaks_phrase(doc, i - 1, lower)) or is_forename(doc, i - 1):
            i -= 1
        elif flags & PREPOSITION and i > lower + 1 and doc.words[i - 2].lower() in {"a", "an", "the"}:
            return i - 2  # an | inside source
        else:
            return i
    return i


def _is_complementizer(doc: Document, i: int) -> bool:
    """Tell whether "that" joins clauses: it follows a verb, or a plural or name follows it."""
    if doc.words[i].lower() != "that":
        return False
    following = doc.words[i + 1]
    return bool(doc.flags[i - 1] & VERB) or following[:1].isupper() or following.endswith("s")


def _breaks_phrase(doc: Document, i: int, lower: int) -> bool:
    """Tell whether the token is a verb or adverb in front of the noun phrase, not part of it."""
    flags = doc.flags[i]
    if flags & CALENDAR and i > lower and doc.flags[i - 1] & PREPOSITION:
        return True  # On Monday | Ortiz
    if flags & CAPITAL:
        return i == lower and bool(flags & CALENDAR and flags & ADVERB)  # Yesterday | Ortiz said
    if i > lower and doc.flags[i - 1] & (DETERMINER | POSSESSIVE | CLITIC) and not doc.flags[i - 1] & PERSONAL:
        return False
    if flags & (CALENDAR | TIME_UNIT):
        return True
    if flags & GERUND:
        return " ".join(doc.words[i - 1 : i + 2]).lower() not in titles()  # chief | operating | officer
    if flags & FINITE and not flags & ROLE:
        return is_finite(doc, i, lower) or not flags & PARTICIPLE
    return bool(flags & ADVERB) and not flags & BASE


def _with_modifiers(doc: Document, first: int, lower: int) -> int:
    """Extend to the left over "of", "for", "at" phrases and coordination: "a spokesman for | the firm"."""
    while first - 1 > lower:
        word = doc.words[first - 1].lower()
        before = first - 1
        if word in {"of", "'s"} or doc.flags[before] & ATTACHING:
            if doc.flags[before - 1] & PRONOUN and doc.flags[before - 1] & (DETERMINER | PLURAL_NOUN) and word != "to":
                return before - 1  # some | in the crew, half | of the divers
            if not _can_be_noun(doc, before - 1) or _breaks_phrase(doc, before - 1, lower):
                return first
            if word != "of" and not _attaches(doc, before - 1):
                return first
        elif word in {"and", "&", "or"}:
            if not _joins_subjects(doc, before, lower):
                return first
        else:
            return first
        edge = _left_edge(doc, before - 1, lower)
        if edge == first:
            return first
        first = edge
    return first


def _attaches(doc: Document, i: int) -> bool:
    """Tell whether a preposition behind the noun belongs to it: "spokesman for", "people in", "professor at"."""
    flags = doc.flags[i]
    return not flags & (CALENDAR | TIME_UNIT) and not (
        flags & PARTICIPLE and not flags & ROLE and i > 0 and not doc.flags[i - 1] & DETERMINER
    )


def _joins_subjects(doc: Document, conjunction: int, lower: int) -> bool:
    """Tell whether "and" joins two subjects: what stands before its left side opens the clause."""
    left = conjunction - 1
    if not (_can_be_noun(doc, left) or doc.flags[left] & PERSONAL) or _breaks_phrase(doc, left, lower):
        return False
    edge = _left_edge(doc, left, lower)
    edge = _with_modifiers(doc, edge, lower)
    if edge <= lower:
        return True
    before, word = doc.flags[edge - 1], doc.words[edge - 1]
    return (
        word.lower() == "both"
        or word in {"“", '"', ",", "(", "—", "–", ":", ";", "''"}
        or (edge - 1 == lower and bool(before & (COORDINATOR | ADVERB)))
        or (bool(before & (SUBORDINATOR | RELATIVE)) and not before & PREPOSITION)
    )


def _head(doc: Document, first: int, last: int) -> int:
    """Return the token that names the phrase: the last one in front of a preposition, comma or possessive's end."""
    for i in range(first + 1, last):
        if (
            doc.words[i] == ","
            or (doc.flags[i] & PREPOSITION and not doc.flags[i] & CAPITAL)
            or doc.words[i] in {"and", "("}
        ):
            return _behind_noun(doc, first, i - 1)
    return last - 1


def _behind_noun(doc: Document, first: int, head: int) -> int:
    """Return the noun in front of an adjective that follows it: sources | close to the mayor, a diver | familiar with it."""
    trails = head > first and doc.flags[head] & ADJECTIVE and not doc.flags[head] & (CAPITAL | ROLE)
    return head - 1 if trails and not doc.flags[head - 1] & (DETERMINER | ADJECTIVE) else head


def _opening_bracket(doc: Document, closing: int, lower: int) -> int | None:
    return next((i for i in range(closing - 1, max(lower, closing - _BRACKET_REACH), -1) if doc.words[i] == "("), None)


def _continues_phrase(doc: Document, i: int, start: int) -> bool:
    flags = doc.flags[i]
    if flags & NOMINAL and not flags & _UNSURE:
        return i == start or not (flags & CAPITAL and _is_time_before(doc, i))
    if flags & (DETERMINER | POSSESSIVE) and (i == start or doc.flags[i - 1] & DETERMINER):
        return True
    if flags & CLITIC:
        return doc.words[i][1:].lower() == "s" and i > start
    if doc.words[i] in APOSTROPHES:
        return i > start and doc.words[i - 1].endswith("s")
    if doc.words[i] == "&":
        return i > start and bool(doc.flags[i - 1] & doc.flags[i + 1] & CAPITAL)  # Deller & Sons
    if _is_adverb(doc, i, start) or not _can_be_noun(doc, i):
        return is_forename(doc, i)
    if doc.words[i - 1] == "one" and i > start and flags & ROLE and flags & BASE:
        return True  # said one | nurse | at the yard
    return i == start or not (_is_time_before(doc, i) if flags & CAPITAL else is_finite(doc, i, start))


def _is_time_before(doc: Document, i: int) -> bool:
    """Tell whether a name stands behind a time: On Sunday morning | Ms. Ortiz."""
    return bool(doc.flags[i - 1] & TIME_UNIT) and doc.words[i - 1].islower()


def _is_adverb(doc: Document, i: int, start: int) -> bool:
    """Tell whether an adverb parts the phrase from its verb: The harbor board | also | warned."""
    flags = doc.flags[i]
    if i == start or not flags & ADVERB or flags & (DETERMINER | ADJECTIVE | CAPITAL | NUMBER | ROLE):
        return False
    return bool(doc.flags[i + 1] & (FINITE | AUXILIARY | BASE))
