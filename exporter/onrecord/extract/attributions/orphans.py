"""Orphans: quotations that no cue claimed -> the rest of a speech, or a speech of its own.

Assumes that the cue-driven quotes are known. A quotation of a whole sentence behind an attribution in the same
paragraph goes on with it; one on its own is speech whose speaker the text leaves to the reader. Leaves out quotations
that are no speech.
"""

from typing import Final

from onrecord.extract.attributions.headlines import quoted_in_front
from onrecord.extract.attributions.hosts import HostIndex
from onrecord.extract.attributions.lead_ins import read_announcement, read_label
from onrecord.extract.attributions.utterances import is_utterance
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after
from onrecord.extract.grammar.ranges import Attribution, Range
from onrecord.extract.grammar.subjects import subject_of
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite, verb_group
from onrecord.lexicons.cues import cue_forms
from onrecord.lexicons.verbs import verb_forms
from onrecord.lexicons.words import (
    AUXILIARY,
    CAPITAL,
    CUE,
    DASHES,
    FINITE,
    PARTICIPLE,
    PAST,
    PERSONAL,
    ROLE,
    SAYS,
    STOP,
    normal_form,
)
from onrecord.segment.documents import Document

_SIGNATURE_TOKENS: Final = 14  # of “…” – Commissioner Ana Ortiz, Harbour Board
_DASHES: Final = DASHES | {"-"}
_SOMEBODY: Final = CAPITAL | PERSONAL | ROLE
_NAME_TOKENS: Final = 5  # of a speaker alone in front of his verb


def claim_orphans(doc: Document, attributions: list[Attribution], turns: list[Attribution]) -> list[Attribution]:
    """Return the attributions with what belongs to them, and those of quotations without a cue, outside turns."""
    taken = {q for a in (*attributions, *turns) for piece in a.pieces for q in _quotations_in(doc, piece)}
    resumed = any(quotation.continues for quotation in doc.quotations)
    attributions = _over_paragraphs(doc, attributions, taken) if resumed else attributions
    left = [index for index in range(len(doc.quotations)) if index not in taken]
    return _with_orphans(doc, attributions, left, taken) if left else attributions


def _with_orphans(
    doc: Document, attributions: list[Attribution], orphans: list[int], taken: set[int]
) -> list[Attribution]:
    found = HostIndex(doc, attributions)
    for index in orphans:
        if index in taken:
            continue
        chain = _chain(doc, index, taken)
        taken.update(chain)
        pieces = tuple((doc.quotations[q].first, doc.quotations[q].last) for q in chain)
        host = found.host_of(index)
        host = found.host_above(index) if host is None else host
        if host is not None and found.goes_on_inside(index):
            pieces = ((doc.sentences[doc.sentence_of[pieces[0][0]]].first, pieces[0][1]), *pieces[1:])
        if host is not None:
            found.extend(host, pieces)
        elif (signed := _signature(doc, chain[-1])) is not None:
            found.add(Attribution(pieces, None, None, signed, "signature"))
        elif (
            announced := read_announcement(doc, index) or _closed(doc, chain[-1]) or _told_otherwise(doc, chain[-1])
        ) is not None:
            found.add(announced._replace(pieces=pieces))
        elif (headed := quoted_in_front(doc, *doc.block_tokens[doc.quotations[index].block])) and headed.pieces[
            0
        ] == pieces[0]:
            found.add(headed)
        elif (introduced := read_label(doc, index)) is not None:
            found.add(Attribution(pieces, None, None, introduced, "lead-in"))
        elif is_utterance(doc, index):
            found.add(Attribution(pieces, None, None, None, "alone"))
    return found.attributions()


def _signature(doc: Document, index: int) -> Range | None:
    """Return who signs behind a dash, on the same line or the next: “…” – Ana Ortiz, harbour commissioner."""
    quotation = doc.quotations[index]
    end = doc.block_tokens[quotation.block][1]
    start = quotation.last
    if start == end and quotation.block + 1 < len(doc.blocks):
        start, end = doc.block_tokens[quotation.block + 1]
    if not (
        start + 1 < end <= start + _SIGNATURE_TOKENS and doc.words[start] in _DASHES and doc.flags[start + 1] & CAPITAL
    ):
        return None
    phrase = noun_phrase_after(doc, start + 1, end)
    return phrase.range if phrase is not None and not has_finite_verb(doc, phrase.last, end) else None


def _closed(doc: Document, index: int) -> Attribution | None:
    """Return the attribution that a full stop parts from its quotation: “We lost the boats.” Ortiz said."""
    quotation = doc.quotations[index]
    if quotation.last >= doc.block_tokens[quotation.block][1] or doc.words[quotation.last - 2] != ".":
        return None
    first, last, _ = doc.sentences[doc.sentence_of[quotation.last]]
    verb = last - 1 - bool(doc.flags[last - 1] & STOP)
    if not (
        first == quotation.last
        and first < verb <= first + _NAME_TOKENS
        and doc.flags[verb] & CUE
        and doc.flags[verb] & FINITE
    ):
        return None
    cues = cue_forms().get(("verb", normal_form(doc.words[verb])), ())
    subject = subject_of(doc, verb_group(doc, verb, first), first)
    if subject is None or subject.first != first or not cues or "quotation" not in cues[0].frames:
        return None
    return Attribution((), (verb, verb + 1), cues[0].lemma, (first, subject.last), "behind-quotation")


def _told_otherwise(doc: Document, index: int) -> Attribution | None:
    """Return the attribution by a verb that no list has: “We lost,” the captain thundered back; “We won!” beamed Lee."""
    quotation = doc.quotations[index]
    first, last, _ = doc.sentences[doc.sentence_of[quotation.first]]
    if first != quotation.first or doc.words[quotation.last - 2] not in {",", "?", "!"} or quotation.last + 2 > last:
        return None
    if doc.flags[quotation.last] & PAST and not doc.flags[quotation.last] & (AUXILIARY | CAPITAL | CUE):
        speaker = noun_phrase_after(doc, quotation.last + 1, last)
        if speaker is not None and doc.flags[speaker.head] & _SOMEBODY:
            return _told(doc, quotation.last, speaker, "inverted")
    speaker = noun_phrase_after(doc, quotation.last, last)
    if speaker is None or speaker.last >= last or not doc.flags[speaker.head] & _SOMEBODY:
        return None
    if not is_finite(doc, speaker.last, speaker.first) or doc.flags[speaker.last] & AUXILIARY:
        return None
    verb = _behind_naming(doc, speaker.last, last)
    return _told(doc, verb, Phrase(speaker.first, verb, speaker.head), "behind-quotation")


def _behind_naming(doc: Document, i: int, last: int) -> int:
    """Return the verb behind a participle that names the speaker: a reader | named Carla | told me; else `i`."""
    end = first = i + 1 + (doc.words[i + 1] == "as")
    while end < last and doc.flags[end] & CAPITAL:
        end += 1
    named = first < end < last and doc.flags[i] & PARTICIPLE
    return end if named and doc.flags[end] & SAYS and doc.flags[end] & PAST else i


def _told(doc: Document, verb: int, speaker: Phrase, rule: str) -> Attribution:
    form = normal_form(doc.words[verb])
    lemma = next((reading.lemma for reading in verb_forms().get(form, ())), form)
    return Attribution((), (verb, verb + 1), lemma, speaker.range, rule)


def _over_paragraphs(doc: Document, attributions: list[Attribution], taken: set[int]) -> list[Attribution]:
    """Add to each attribution the paragraphs that re-open its last quotation, and those that its first one re-opens."""
    found = []
    hosts = HostIndex(doc, attributions)
    for attribution in attributions:
        before: list[Range] = []
        head = _quotation_at(doc, attribution.pieces[0][0])
        while head is not None and doc.quotations[head].continues and _is_free(hosts, head - 1, taken):
            head -= 1
            taken.add(head)
            before.append((doc.quotations[head].first, doc.quotations[head].last))
        tail = _quotation_at(doc, attribution.pieces[-1][1] - 1)
        chain = [] if tail is None else _chain(doc, tail, taken)[1:]
        taken.update(chain)
        behind = [(doc.quotations[q].first, doc.quotations[q].last) for q in chain]
        found.append(attribution._replace(pieces=(*reversed(before), *attribution.pieces, *behind)))
    return found


def _is_free(hosts: HostIndex, index: int, taken: set[int]) -> bool:
    """Tell whether no attribution of its own paragraph has the quotation: “A,” said Ortiz. | “B. / “C,” she said."""
    return index not in taken and hosts.host_of(index) is None


def _quotation_at(doc: Document, token: int) -> int | None:
    quotation = doc.quotation_of[token]
    return quotation if quotation >= 0 else None


def _quotations_in(doc: Document, piece: Range) -> set[int]:
    return {q for q in doc.quotation_of[piece[0] : piece[1]] if q >= 0}


def _chain(doc: Document, index: int, taken: set[int]) -> list[int]:
    """Return the quotation and those that re-open it, paragraph by paragraph, up to one that is somebody's already."""
    chain = [index]
    following = index + 1
    while following < len(doc.quotations) and doc.quotations[following].continues and following not in taken:
        chain.append(following)
        following += 1
    return chain
