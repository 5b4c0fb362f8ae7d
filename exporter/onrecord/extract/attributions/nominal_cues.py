"""Nominal cues: "according to Ortiz", "his claim that …", "in the words of Ortiz" -> attributions.

Assumes that the phrase or noun stands outside quotations. Leaves out nouns without a clause: "the claim" alone says
nothing.
"""

from typing import Final

from onrecord.extract.grammar.adverbials import skip_adverbials
from onrecord.extract.grammar.edges import content_end
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.ranges import Attribution, Range, Reading
from onrecord.extract.grammar.subjects import subject_of
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite, verb_group
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.tables import load_words
from onrecord.lexicons.words import (
    ADVERB,
    APOSTROPHES,
    AUXILIARY,
    BASE,
    BE,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    CUE,
    DETERMINER,
    DOCUMENT,
    FINITE,
    GERUND,
    NEGATION,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PAST,
    PERSONAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    RELATIVE,
    ROLE,
)
from onrecord.segment.documents import Document

_PREDICATE_TOKENS: Final = 9  # between a noun and its verb: the joke told over soup on the quay | was that
_ANNOUNCEMENT_TOKENS: Final = 8  # between a noun and its colon: the mayor’s message to visitors was simple:


def read_phrase(doc: Document, cue: Cue, i: int, first: int, last: int) -> Attribution | None:
    """Read a phrase of attribution found by its word at `i`: "according to X", "in X’s words", "as X put it"."""
    words = cue.lemma.split()
    trigger = words.index(max(words, key=len))
    star = words.index("*") if "*" in words else len(words)
    speaker = _starred(doc, words, i, first) if star < trigger else _behind(doc, words, trigger, i, (first, last))
    if speaker is None:
        return None
    start, source, end = speaker
    quoted = _quotation_in_front(doc, start) if words[0] == "in" else None
    pieces = around(doc, start, end, first, last) if quoted is None else (quoted,)
    if not pieces:
        return None
    cue_end = i + len(words) - trigger
    return Attribution(pieces, (i if star < trigger else start, cue_end), cue.lemma, source, "according-to")


def _quotation_in_front(doc: Document, start: int) -> Range | None:
    """Return the quotation that somebody’s words are: a silo split | “like a tin can,” | in his words."""
    end = start - (doc.words[start - 1] == ",")
    quotation = doc.quotation_of[end - 1]
    return (doc.quotations[quotation].first, end) if quotation >= 0 and doc.quotations[quotation].last == end else None


def _behind(doc: Document, words: list[str], trigger: int, i: int, bounds: Range) -> tuple[int, Range, int] | None:
    """Return where the phrase starts, its source behind it, and where that ends: in the words of | the coach."""
    first, last = bounds
    start, end = i - trigger, i - trigger + len(words)
    if start < 0 or [word.lower() for word in doc.words[start:end]] != words:
        return None
    if words[0] == "in" and start > first and doc.words[start - 1][0].isalnum():
        return None  # the joke lies | in the words of the song
    phrase = noun_phrase_after(doc, end, last)
    if phrase is None:
        return None
    flags = doc.flags[phrase.head]
    if (
        phrase.last - phrase.first == 1
        and not flags & (CAPITAL | ROLE | DOCUMENT | OBJECT_PRONOUN)
        and not doc.words[phrase.head].endswith("s")
    ):
        return None  # "according to plan"
    named = doc.flags[phrase.first] & CAPITAL or doc.words[phrase.first] == "the"
    if words == ["per"] and not named and not flags & DOCUMENT:
        return None  # "per day city officials asked"
    if doc.words[start] == "Per" and (start > first or doc.flags[phrase.last] & FINITE):
        return None  # | Per Aune | said
    source_end = _source_end(doc, phrase.last, last)
    return start, (phrase.first, source_end), source_end


def _starred(doc: Document, words: list[str], i: int, first: int) -> tuple[int, Range, int] | None:
    """Return the same for a source inside the phrase: in | the pilot’s | words, as | Mr. Brandt | put it."""
    end = i + len(words) - words.index("*") - 1
    if [word.lower() for word in doc.words[i:end]] != words[2:]:
        return None
    if words[0] == "as" and doc.flags[end] & PREPOSITION and doc.words[end + 1] == ",":
        return None  # as he put it | down
    if words[0] == "as":
        phrase = noun_phrase_before(doc, i, first)
        source = (phrase.first, phrase.last) if phrase is not None else None
    else:
        source = _possessor(doc, i, first)
    if source is None or source[0] <= first - 1 or doc.words[source[0] - 1].lower() != words[0]:
        return None
    return source[0] - 1, source, end


def _source_end(doc: Document, end: int, last: int) -> int:
    """Extend the source over its own tail: "a survey of divers printed in spring by the museum"."""
    i = end
    while i < last and doc.words[i] not in {",", ".", ";", ":", "—", "–", "-", "--"}:
        i = doc.quotations[doc.quotation_of[i]].last if doc.quotation_of[i] >= 0 else i + 1
    return i


def around(doc: Document, cue: int, source_end: int, first: int, last: int) -> tuple[Range, ...]:
    """Return what is said on both sides of an attribution that ends with its source: A, according to Ortiz, b."""
    left_end = cue - 1 if cue > first and doc.words[cue - 1] in {",", "—", "–", "-", "--"} else cue
    right = source_end
    while right < last and doc.words[right] in {",", "—", "–", "-", "--"}:
        right += 1
    if right + 1 < last and doc.flags[right] & ADVERB and doc.words[right + 1] == ",":
        right += 2  # according to Ortiz, however, | the ferry was late
    right_end = complement_end(doc, right, Reading(cue, last)) if right < last else right
    if left_end == cue:
        first = _last_clause(doc, first, cue)
    left = (first, left_end) if left_end > first else None
    if left and _rest_is_aside(doc, left, right, right_end):
        right_end = right
    rest = (right, right_end) if right_end > right else None
    if left and left_end - first == 1 and (not doc.words[first][0].isalnum() or doc.flags[first] & COORDINATOR):
        left = None
    return tuple(piece for piece in (left, rest) if piece is not None)


def _last_clause(doc: Document, first: int, end: int) -> int:
    """Return where the clause begins when no comma parts it from its source: …, all of whom can swim according to the club."""
    comma = next((i for i in range(end - 1, first, -1) if doc.words[i] == "," and doc.quotation_of[i] < 0), None)
    return comma + 1 if comma is not None and has_finite_verb(doc, comma + 1, end) else first


def _rest_is_aside(doc: Document, left: Range, start: int, end: int) -> bool:
    """Tell whether what follows the source is the narrator's: the left side is a clause, and no conjunction goes on."""
    if start >= end or not has_finite_verb(doc, *left):
        return False
    return bool(doc.flags[start] & (GERUND | RELATIVE | PARTICIPLE)) and not doc.flags[start] & DETERMINER


def read_noun(doc: Document, cue: Cue, i: int, first: int, last: int) -> Attribution | None:
    """Read "his claim that the ferry was late", "her call for a vote": the possessor says it."""
    speaker = _possessor(doc, i, first)
    if speaker and "quotation" in cue.frames and (quoted := _quotation_behind_colon(doc, i, last)) is not None:
        return Attribution((quoted,), (i, i + 1), cue.lemma, speaker, "noun")
    start = _nominal_content(doc, cue, i, last)
    speaker = _named(doc, speaker, first) or speaker or _author(doc, i, last)
    clause = start is not None and doc.words[start - 1].lower() == "that"
    unnamed = clause and (cue.cls == "speech" or doc.words[i + 1].lower() == "that")
    if start is None or start >= last or not (unnamed or speaker):
        return None
    end = complement_end(doc, start, Reading(i, last))
    if not has_finite_verb(doc, first, i) and not doc.flags[start - 2] & BE:
        end = content_end(doc, start, min(end, _matrix_verb(doc, start, end, skip=int(clause))))
    only_a_name = not clause and all(doc.flags[j] & CAPITAL or doc.words[j] in {",", "and"} for j in range(start, end))
    bare = doc.words[start - 1] in {"of", "for", "about", "on"} and end - start == 1  # a request for comment
    return None if only_a_name or bare else Attribution(((start, end),), (i, i + 1), cue.lemma, speaker, "noun")


def _quotation_behind_colon(doc: Document, i: int, last: int) -> Range | None:
    """Return the quotation that the noun announces: the captain’s answer was brief: “Never.”."""
    colon = next((j for j in range(i + 1, min(last - 1, i + _ANNOUNCEMENT_TOKENS)) if doc.words[j] == ":"), None)
    if colon is None or doc.quotation_of[colon + 1] < 0:
        return None
    quotation = doc.quotations[doc.quotation_of[colon + 1]]
    attributed = doc.words[quotation.last - 2] in {",", "?", "!"} and any(
        doc.flags[i] & CUE for i in range(quotation.last, last)
    )
    return None if attributed else (quotation.first, quotation.last)  # His view: “It sinks,” he said


def _nominal_content(doc: Document, cue: Cue, i: int, last: int) -> int | None:
    """Return where the content of a noun begins: behind "that", at "to", behind the preposition of its frame."""
    following = doc.words[i + 1].lower() if i + 2 < last else ""
    if "that" in cue.frames and (start := _behind_circumstance(doc, i, last)) is not None:
        return start
    if following == "that" and cue.frames & {"that", "clause"}:
        verb = doc.flags[i + 2] & (AUXILIARY | PAST | PRESENT) and not doc.flags[i + 2] & CAPITAL
        relative = verb and not (i + 3 < last and doc.flags[i + 3] & (AUXILIARY | PAST | BASE))
        plain = _is_plain_verb(doc, i + 2) and doc.words[i].endswith("s")  # statements that | involve risks
        return None if relative or plain else i + 2  # a relative clause: a claim that began in a tavern
    if following == "to" and "to" in cue.frames:
        return i + 1
    if "that" in cue.frames and (start := _behind_predicate(doc, i, last)) is not None:
        return start
    return i + 2 if f"prep:{following}" in cue.frames else None


def _is_plain_verb(doc: Document, i: int) -> bool:
    """Tell whether the word is a verb in its base form and no noun as well."""
    return bool(doc.flags[i] & BASE) and doc.words[i] not in load_words("common_words")


def _behind_circumstance(doc: Document, noun: int, last: int) -> int | None:
    """Return the content behind who says it, where and when: claims by the board on Monday that | the ferry had sunk."""
    that = skip_adverbials(doc, noun + 1, last)
    if that == noun + 1 or that >= last - 1 or doc.words[noun + 1] == "to" or doc.words[that] != "that":
        return None
    return that + 1 if doc.flags[that + 1] & (CAPITAL | DETERMINER | PERSONAL | POSSESSIVE) else None


def _author(doc: Document, noun: int, last: int) -> Range | None:
    """Return who stands behind "by" or "from": claims by | the board | that the ferry had sunk."""
    if doc.words[noun + 1] not in {"by", "from"}:
        return None
    phrase = noun_phrase_after(doc, noun + 2, last)
    speaks = phrase is not None and doc.flags[phrase.head] & (CAPITAL | ROLE | OBJECT_PRONOUN)
    return (phrase.first, phrase.last) if phrase is not None and speaks else None


def _named(doc: Document, speaker: Range | None, first: int) -> Range | None:
    """Return the name or role that the pronoun in front of the noun means: | Ortiz | pressed her claim that."""
    if speaker is None or not doc.flags[speaker[0]] & POSSESSIVE or speaker[0] <= first:
        return None
    verb = speaker[0] - 1
    if not doc.flags[verb] & GERUND and not is_finite(doc, verb, first):
        return None
    subject = subject_of(doc, verb_group(doc, verb, first), first)
    named = (
        subject is not None and doc.flags[subject.head] & (CAPITAL | ROLE) and not doc.flags[subject.head] & PERSONAL
    )
    return (subject.first, subject.last) if subject is not None and named else None


def _behind_predicate(doc: Document, noun: int, last: int) -> int | None:
    """Return the content that the noun's own clause gives: his claim on the radio was that | the ferry had sunk."""
    for i in range(noun + 1, min(last - 2, noun + _PREDICATE_TOKENS)):
        if doc.flags[i] & BE:
            return i + 2 if doc.words[i + 1] == "that" else None
        if doc.flags[i] & (AUXILIARY | RELATIVE) or not doc.words[i][0].isalnum():
            return None
    return None


def _matrix_verb(doc: Document, start: int, end: int, *, skip: int) -> int:
    """Return the verb whose subject the noun is: the claim that it had sunk | was false; `skip` verbs are the content's."""
    i = start
    while i < end:
        if doc.quotation_of[i] >= 0:
            i = doc.quotations[doc.quotation_of[i]].last
        elif doc.flags[i] & AUXILIARY or is_finite(doc, i, start):
            joined = i > start and doc.flags[i - 1] & (COORDINATOR | RELATIVE | PERSONAL)
            if not joined and not skip:
                return i
            skip = max(0, skip - 1)
            i = _group_end(doc, i, end)
        else:
            i += 1
    return end


def _group_end(doc: Document, i: int, end: int) -> int:
    """Return the token behind a verb group that begins at the token: had never been | seen."""
    i += 1
    while i < end and doc.flags[i] & (AUXILIARY | ADVERB | NEGATION):
        i += 1
    return i + 1 if i < end and doc.flags[i] & PARTICIPLE and doc.flags[i - 1] & (AUXILIARY | ADVERB | NEGATION) else i


def _possessor(doc: Document, noun: int, first: int) -> Range | None:
    for i in range(noun - 1, max(first - 1, noun - 4), -1):
        if doc.flags[i] & POSSESSIVE:
            return i, i + 1
        if doc.flags[i] & CLITIC or doc.words[i] in APOSTROPHES:
            owner = noun_phrase_before(doc, i, first)
            return (_owner_start(doc, owner), owner.last) if owner is not None else None
    return None


def _owner_start(doc: Document, owner: Phrase) -> int:
    """Return where a name begins behind a preposition: agreed with | Tom Lee | ’s claim."""
    if not doc.flags[owner.last - 1] & CAPITAL:
        return owner.first
    inner = range(owner.last - 1, owner.first, -1)
    return next(
        (i + 1 for i in inner if doc.flags[i] & PREPOSITION and not doc.flags[i] & CAPITAL and doc.words[i] != "of"),
        owner.first,
    )
