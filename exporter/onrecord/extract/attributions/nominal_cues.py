"""Nominal cues: "his claim that …", "her answer was brief: “…”", "a call for a vote" -> attributions.

Assumes that the noun stands outside quotations. Leaves out nouns without a clause: "the claim" alone says nothing.
"""

from typing import Final

from onrecord.extract.grammar.adverbials import skip_adverbials
from onrecord.extract.grammar.edges import content_end
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.owners import owner_before
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Attribution, Range, Reading
from onrecord.extract.grammar.subjects import subject_of
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite, verb_group
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.tables import load_words
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    BE,
    CAPITAL,
    COORDINATOR,
    CUE,
    DETERMINER,
    GERUND,
    NEGATION,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PAST,
    PERSONAL,
    POSSESSIVE,
    PRESENT,
    RELATIVE,
    RESPONSE,
    ROLE,
)
from onrecord.segment.documents import Document

_PREDICATE_TOKENS: Final = 9  # between a noun and its verb: the joke told over soup on the quay | was that
_ANNOUNCEMENT_TOKENS: Final = 8  # between a noun and its colon: the mayor’s message to visitors was simple:

_CALLED: Final = frozenset({"prep:of", "quotation"})


def read_noun(doc: Document, cue: Cue, i: int, first: int, last: int) -> Attribution | None:
    """Read "his claim that the ferry was late", "her call for a vote": the possessor says it."""
    speaker = owner_before(doc, i, first)
    if speaker and "quotation" in cue.frames and (quoted := _quotation_behind_colon(doc, i, last)) is not None:
        return Attribution((quoted,), (i, i + 1), cue.lemma, speaker, "noun")
    if cue.frames >= _CALLED and (quoted := _quotation_behind_of(doc, i, last)) is not None:
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
    if clause and not speaker and doc.flags[end - 1] & RESPONSE and doc.flags[end - 1] & (PAST | PRESENT):
        return None  # a claim that Lee strongly | disputes: the verb lacks its object
    only_a_name = not clause and all(doc.flags[j] & CAPITAL or doc.words[j] in {",", "and"} for j in range(start, end))
    bare = doc.words[start - 1] in {"of", "for", "about", "on"} and end - start == 1  # a request for comment
    return None if only_a_name or bare else Attribution(((start, end),), (i, i + 1), cue.lemma, speaker, "noun")


def _quotation_behind_of(doc: Document, i: int, last: int) -> Range | None:
    """Return what many voices shout: chants of “No more cuts!”."""
    if i + 2 >= last or doc.words[i + 1] != "of" or doc.quotation_of[i + 2] < 0:
        return None
    quotation = doc.quotations[doc.quotation_of[i + 2]]
    return quotation.range


def _quotation_behind_colon(doc: Document, i: int, last: int) -> Range | None:
    """Return the quotation that the noun announces: the captain’s answer was brief: “Never.”."""
    colon = next((j for j in range(i + 1, min(last - 1, i + _ANNOUNCEMENT_TOKENS)) if doc.words[j] == ":"), None)
    if colon is None or doc.quotation_of[colon + 1] < 0:
        return None
    quotation = doc.quotations[doc.quotation_of[colon + 1]]
    attributed = doc.words[quotation.last - 2] in {",", "?", "!"} and any(
        doc.flags[i] & CUE for i in range(quotation.last, last)
    )
    return None if attributed else quotation.range  # His view: “It sinks,” he said


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
    return phrase.range if phrase is not None and speaks else None


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
    return subject.range if subject is not None and named else None


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
