"""Implicit allegations: quotes -> those whose content charges another party with wrongdoing, without a cue that says so.

Assumes a speaker and a cue beside the quote. Leaves out what only may be, is denied, or is said of oneself.
"""

from collections.abc import Iterator
from typing import Final

from onrecord.extract.accusations.candidates import AllegationCandidate
from onrecord.extract.accusations.claims import phrase_claim
from onrecord.extract.accusations.deeds import find_doers, is_party
from onrecord.extract.grammar.agents import find_agent, is_hypothetical
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.subjects import subject_of
from onrecord.extract.grammar.verb_groups import is_finite, verb_group
from onrecord.extract.quotes import Quote
from onrecord.lexicons.accusations import governors, hearing_cues, hypotheticals, topic_rules
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    BE,
    CAPITAL,
    CLITIC,
    COORDINATOR,
    CUE,
    DETERMINER,
    GERUND,
    MANNER,
    NEGATION,
    PARTICIPLE,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    VERB,
    WRONGDOING,
    normal_form,
)
from onrecord.lexicons.wrongdoings import no_other_party, objectless, wrongdoing_forms
from onrecord.segment.documents import Document
from onrecord.segment.signs import WRONGDOINGS, positions

_REACH: Final = 6  # tokens between "is" and the predicate: is a deeply corrupt and dishonest


def find_implicit(doc: Document, quotes: list[Quote]) -> list[AllegationCandidate]:
    """Return at most one allegation a quote: the first word of wrongdoing in it that has a culprit."""
    return [found for quote in quotes if (found := next(_iter_charges(doc, quote), None)) is not None]


def _iter_charges(doc: Document, quote: Quote) -> Iterator[AllegationCandidate]:
    if quote.speaker is None or quote.cue is None or _is_conditional(doc, quote.speaker[0]):
        return
    if any(doc.flags[i] & NEGATION for i in range(*quote.cue)):
        return
    for piece in quote.pieces:
        for i in _iter_wrongs(doc, piece):
            charge = _charge(doc, i, piece, quote)
            if charge is not None:
                culprit, claim = charge
                lemma = quote.lemma or ""
                accuser = None if lemma in hearing_cues() else quote.speaker
                yield AllegationCandidate(claim, quote.cue, lemma, accuser, (culprit,), explicit=False, rule="content")


def _iter_wrongs(doc: Document, piece: Range) -> Iterator[int]:
    """Yield the words of the piece that charge somebody by themselves."""
    flagged = positions(doc.signs, WRONGDOINGS, *piece)
    return (i for i in flagged if wrongdoing_forms()[normal_form(doc.words[i])].alone)


def _charge(doc: Document, i: int, piece: Range, quote: Quote) -> tuple[Range, Range] | None:
    """Return who did what the word says, and the claim, when that is somebody else than the speaker."""
    clause = _clause(doc, i, piece)
    if _is_unsaid(doc, clause[0], i):
        return None
    if quote.kind == "indirect" and quote.rule in topic_rules():
        culprit = _of_noun(doc, i, clause)  # listed | the misconduct of Ortiz; called for a ban after Dahl lied
    else:
        culprit = _labelled(doc, i, piece) if quote.rule == "label" else _culprit(doc, i, clause)
    if culprit is None or quote.speaker is None or not _is_other_party(doc, culprit, quote.speaker):
        return None
    claim = None if _is_supposed(doc, i, clause[0]) else phrase_claim(doc, min(culprit[0], i), i, clause[1])
    if claim is not None and claim[1] <= i:
        claim = phrase_claim(doc, i, i, clause[1])
    return None if claim is None else (culprit, claim)


def _is_unsaid(doc: Document, first: int, i: int) -> bool:
    """Tell whether a negated verb of saying or thought governs the word: I have never said that they | lied."""
    cue = next((k for k in range(i - 1, first, -1) if doc.flags[k] & CUE and doc.flags[k] & VERB), None)
    return cue is not None and verb_group(doc, cue, first).negated


def _is_conditional(doc: Document, speaker: int) -> bool:
    """Tell whether the saying itself is supposed: “if the ledgers show that …”."""
    return speaker > 0 and normal_form(doc.words[speaker - 1]) in hypotheticals()


def _clause(doc: Document, i: int, piece: Range) -> Range:
    """Return the sentence around the token, within the piece and within one quotation."""
    first = next((k for k in range(i, piece[0], -1) if k in doc.inner_starts), piece[0])
    last = next((k for k in range(i + 1, piece[1]) if k in doc.inner_starts), piece[1])
    return first, last


def _culprit(doc: Document, i: int, clause: Range) -> Range | None:
    """Return who does what the word says, by the first reading of it that has somebody."""
    word = wrongdoing_forms()[normal_form(doc.words[i])]
    if "verbs" in word.parts and (found := _of_verb(doc, i, clause)) is not None and is_party(doc, found):
        return found
    if "nouns" in word.parts and (found := _of_noun(doc, i, clause)) is not None and is_party(doc, found):
        return found
    return _of_predicate(doc, i, clause) if word.parts & {"adjectives", "persons"} else None


def _of_verb(doc: Document, i: int, clause: Range) -> Range | None:
    lower, last = clause
    flags = doc.flags[i]
    before = doc.flags[i - 1] if i > lower else 0
    if (
        normal_form(doc.words[i - 1]) == "to"
        and i - 2 > lower
        and normal_form(doc.words[i - 2]) in governors("attempt")
    ):
        return _of_verb(doc, i - 2, clause)
    if before & (DETERMINER | POSSESSIVE | PREPOSITION | CLITIC) and not before & (RELATIVE | ADVERB | AUXILIARY):
        return None
    group = verb_group(doc, i, lower)
    if group.passive or _shares_passive(doc, i, lower):
        return _by(doc, i, last)
    if flags & PARTICIPLE and group.first == i and _lacks_object(doc, i, last):
        return None
    if flags & GERUND and group.first == i:
        phrase = noun_phrase_before(doc, i, lower)
        return _last_named(doc, phrase) if phrase is not None and i > lower and doc.words[i - 1] != "," else None
    if (group.first == i and not is_finite(doc, i, lower)) or group.modal or is_hypothetical(doc, group, None, lower):
        return None
    return find_agent(doc, group, lower, last)


def _lacks_object(doc: Document, i: int, last: int) -> bool:
    """Tell whether a participle needs an object and has none: sailors | killed at a pier."""
    ends = i + 1 >= last or bool(doc.flags[i + 1] & (PREPOSITION | STOP))
    return ends and doc.words[i + 1] != "to" and normal_form(doc.words[i]) not in objectless()


def _shares_passive(doc: Document, i: int, lower: int) -> bool:
    """Tell whether “and” joins the participle to a passive: had been emptied and | looted."""
    if i - 1 <= lower or not doc.flags[i] & PARTICIPLE or not doc.flags[i - 1] & COORDINATOR:
        return False
    verb = next((k for k in range(i - 2, max(lower, i - _REACH), -1) if doc.flags[k] & PARTICIPLE), None)
    return verb is not None and verb_group(doc, verb, lower).passive


def _last_named(doc: Document, phrase: Phrase) -> Range:
    """Return whom a phrase shows: videos of | the mayor | insulting farmers."""
    of = next((i for i in range(phrase.first, phrase.last) if normal_form(doc.words[i]) == "of"), phrase.first - 1)
    return of + 1, phrase.last


def _by(doc: Document, i: int, last: int) -> Range | None:
    if i + 2 >= last or doc.words[i + 1] != "by":
        return None
    phrase = noun_phrase_after(doc, i + 2, last)
    return phrase.range if phrase is not None else None


def _of_noun(doc: Document, i: int, clause: Range) -> Range | None:
    """Read “his racism”, “Harland interference”, “fraud by the firm”; what is denied or feared is none."""
    lower, last = clause
    phrase = noun_phrase_before(doc, i + 1, lower)
    if phrase is None or doc.flags[phrase.first] & NEGATION:
        return None
    doers = find_doers(doc, phrase.first, i + 1) or (_by(doc, i, last) or _committer(doc, phrase.first, lower),)
    return doers[0]


def _committer(doc: Document, first: int, lower: int) -> Range | None:
    """Return the subject of a verb that commits what stands behind it: they engaged in fraud, it spread lies."""
    for k in range(first - 1, max(lower, first - _REACH) - 1, -1):
        if normal_form(doc.words[k]) in governors("commit") and doc.flags[k] & VERB:
            group = verb_group(doc, k, lower)
            return None if is_hypothetical(doc, group, None, lower) else find_agent(doc, group, lower, first)
        if doc.words[k] in {",", ";"}:
            break
    return None


def _of_predicate(doc: Document, i: int, clause: Range) -> Range | None:
    """Read “the mayor is corrupt”, “he is a liar”, “the board has become hostile”."""
    lower = clause[0]
    for k in range(i - 1, max(lower, i - _REACH) - 1, -1):
        if doc.flags[k] & NEGATION:
            return None
        if doc.flags[k] & BE or doc.words[k] in {"became", "become", "becomes"}:
            group = verb_group(doc, k, lower)
            if group.negated or group.modal or is_hypothetical(doc, group, None, lower):
                return None
            subject = subject_of(doc, group, lower)
            return subject.range if subject is not None else None
        if not doc.flags[k] & (DETERMINER | ADVERB | MANNER | ADJECTIVE | PARTICIPLE):
            return None
    return None


def _labelled(doc: Document, i: int, piece: Range) -> Range | None:
    """Read “called | the judge a coward”."""
    phrase = noun_phrase_after(doc, piece[0], i)
    return phrase.range if phrase is not None and i not in range(phrase.first, phrase.last) else None


def _is_other_party(doc: Document, culprit: Range, speaker: Range) -> bool:
    if any(normal_form(doc.words[i]) in no_other_party() for i in range(*culprit)) or not is_party(doc, culprit):
        return False
    if any(normal_form(doc.words[i]) == "to" or doc.flags[i] & RELATIVE for i in range(*culprit)):
        return False
    if doc.flags[culprit[0]] & WRONGDOING and culprit[1] - culprit[0] == 1:
        return False  # “Hate destroys us”
    spoken = {normal_form(doc.words[i]) for i in range(*speaker) if doc.flags[i] & CAPITAL}
    return not any(normal_form(doc.words[i]) in spoken for i in range(*culprit) if doc.flags[i] & CAPITAL)


def _is_supposed(doc: Document, i: int, lower: int) -> bool:
    """Tell whether the clause around the word only supposes: “if he lied”."""
    for k in range(i - 1, lower - 1, -1):
        if normal_form(doc.words[k]) in hypotheticals() and doc.flags[k] & (SUBORDINATOR | AUXILIARY):
            return True
        if doc.flags[k] & NEGATION and doc.flags[k] & DETERMINER:
            return True  # there was no evidence that he | lied
        if doc.words[k] in {",", ";"}:
            return False
    return False
