"""Orphans: quotations that no cue claimed -> the rest of a speech, or a speech of its own.

Assumes that the cue-driven quotes are known. A quotation of a whole sentence behind an attribution in the same
paragraph goes on with it; one on its own is speech whose speaker the text leaves to the reader. Leaves out scare quotes,
nicknames, titles and terms: short, inside a sentence, without a clause.
"""

from typing import Final

from onrecord.extract.grammar.phrases import noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.ranges import Attribution, Range
from onrecord.extract.grammar.subjects import before_apposition, subject_of
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite, verb_group
from onrecord.lexicons.common_words import common_words
from onrecord.lexicons.cues import cue_forms
from onrecord.lexicons.name_words import EVENT_OPENER
from onrecord.lexicons.verbs import verb_forms
from onrecord.lexicons.words import (
    ABBREVIATION,
    AUXILIARY,
    CAPITAL,
    CUE,
    DASHES,
    FINITE,
    PERSONAL,
    ROLE,
    SAYS,
    STOP,
    normal_form,
)
from onrecord.segment.documents import Document
from onrecord.segment.signs import WORDS

_SIGNATURE_TOKENS: Final = 14  # of “…” – Commissioner Ana Ortiz, Harbour Board
_DASHES: Final = DASHES | {"-"}
_LEAD_TOKENS: Final = 10  # between an attribution and the quotation that goes on: Unless the board gives in, “it is …”
_NAME_TOKENS: Final = 5  # of a speaker alone in front of his verb
_SMALL_WORD: Final = 3  # letters: titles keep "of", "and", "the" small
_SPEECH_WORDS: Final = 5  # shorter quotations without a cue are terms, titles and scare quotes


def claim_orphans(doc: Document, attributions: list[Attribution], turns: list[Attribution]) -> list[Attribution]:
    """Return the attributions with what belongs to them, and those of quotations without a cue, outside turns."""
    resumed = any(quotation.continues for quotation in doc.quotations)
    found = [_over_paragraphs(doc, a) for a in attributions] if resumed else list(attributions)
    taken = {q for a in (*found, *turns) for piece in a.pieces for q in _quotations_in(doc, piece)}
    for index, _quotation in enumerate(doc.quotations):
        if index in taken:
            continue
        chain = _chain(doc, index)
        taken.update(chain)
        pieces = tuple((doc.quotations[q].first, doc.quotations[q].last) for q in chain)
        host = _host(doc, found, index)
        host = _host_above(doc, found, index) if host is None else host
        if host is not None and _goes_on_inside(doc, found, index):
            pieces = ((doc.sentences[doc.sentence_of[pieces[0][0]]].first, pieces[0][1]), *pieces[1:])
        if host is not None:
            found[host] = found[host]._replace(pieces=(*found[host].pieces, *pieces))
        elif (signed := _signature(doc, chain[-1])) is not None:
            found.append(Attribution(pieces, None, None, signed, "signature"))
        elif (
            announced := _announced(doc, index) or _closed(doc, chain[-1]) or _told_otherwise(doc, chain[-1])
        ) is not None:
            found.append(announced._replace(pieces=pieces))
        elif (introduced := _lead_in(doc, index)) is not None:
            found.append(Attribution(pieces, None, None, introduced, "lead-in"))
        elif _is_speech(doc, index):
            found.append(Attribution(pieces, None, None, None, "alone"))
    return found


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
    return (phrase.first, phrase.last) if phrase is not None and not has_finite_verb(doc, phrase.last, end) else None


def _lead_in(doc: Document, index: int) -> Range | None:
    """Return who stands before a colon that opens the quotation: And from Chairwoman Ortiz: “…”; Lee was adamant: “…”."""
    first = doc.quotations[index].first
    sentence = doc.sentences[doc.sentence_of[first]].first
    if first - 2 < sentence or doc.words[first - 1] != ":":
        return None
    if _is_speech(doc, index) and (subject := _subject_before(doc, sentence, first - 1)) is not None:
        return subject
    phrase = before_apposition(doc, first - 1, sentence) or noun_phrase_before(doc, first - 1, sentence)
    named = phrase is not None and doc.flags[phrase.head] & CAPITAL and not doc.name_flags[phrase.first] & EVENT_OPENER
    return (phrase.first, phrase.last) if phrase is not None and named else None


def _subject_before(doc: Document, first: int, last: int) -> Range | None:
    """Return the person or body that the first verb of a lead-in is said of: | Lee | had a blunt message for the board."""
    verbs = (i for i in range(first + 1, last) if doc.quotation_of[i] < 0 and is_finite(doc, i, first))
    verb = next(verbs, None)
    phrase = None if verb is None else subject_of(doc, verb_group(doc, verb, first), first)
    if phrase is None or doc.words[phrase.head].lower() in {"it", "you"}:
        return None
    named = any(doc.flags[i] & CAPITAL for i in range(max(phrase.first, first + 1), phrase.last))
    named |= bool(doc.flags[phrase.head] & (PERSONAL | ROLE))
    named |= bool(doc.flags[phrase.head] & CAPITAL) and doc.words[phrase.head].lower() not in common_words()
    return (phrase.first, phrase.last) if named else None


def _announced(doc: Document, index: int) -> Attribution | None:
    """Return who announces the quotation at the end of the paragraph above: Ortiz said of the plan: / “…”."""
    colon = doc.quotations[index].first - 1
    if colon < 1 or doc.words[colon] != ":":
        return None
    first = doc.sentences[doc.sentence_of[colon]].first
    for i in range(colon - 1, first, -1):
        if doc.flags[i] & SAYS and doc.quotation_of[i] < 0:
            group = verb_group(doc, i, first)
            subject = subject_of(doc, group, first)
            cues = cue_forms().get(("verb", normal_form(doc.words[i])), ())
            if subject is not None and cues and "quotation" in cues[0].frames:
                return Attribution((), (group.first, i + 1), cues[0].lemma, (subject.first, subject.last), "lead-in")
    return None


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
    """Return the attribution by a verb that no list has: “We lost the boats,” the captain thundered back."""
    quotation = doc.quotations[index]
    first, last, _ = doc.sentences[doc.sentence_of[quotation.first]]
    if first != quotation.first or doc.words[quotation.last - 2] not in {",", "?", "!"} or quotation.last + 2 > last:
        return None
    speaker = noun_phrase_after(doc, quotation.last, last)
    if speaker is None or speaker.last >= last or not doc.flags[speaker.head] & (CAPITAL | PERSONAL | ROLE):
        return None
    verb = speaker.last
    if not is_finite(doc, verb, speaker.first) or doc.flags[verb] & AUXILIARY:
        return None
    form = normal_form(doc.words[verb])
    lemma = next((reading.lemma for reading in verb_forms().get(form, ())), form)
    return Attribution((), (verb, verb + 1), lemma, (speaker.first, speaker.last), "behind-quotation")


def _over_paragraphs(doc: Document, attribution: Attribution) -> Attribution:
    """Add the paragraphs that re-open the last quotation, and those that the first one re-opens."""
    first, last = attribution.pieces[0], attribution.pieces[-1]
    head = _quotation_at(doc, first[0])
    pieces = list(attribution.pieces)
    while head is not None and doc.quotations[head].continues:
        head -= 1
        pieces.insert(0, (doc.quotations[head].first, doc.quotations[head].last))
    tail = _quotation_at(doc, last[1] - 1)
    while tail is not None and tail + 1 < len(doc.quotations) and doc.quotations[tail + 1].continues:
        tail += 1
        pieces.append((doc.quotations[tail].first, doc.quotations[tail].last))
    return attribution._replace(pieces=tuple(pieces))


def _quotation_at(doc: Document, token: int) -> int | None:
    quotation = doc.quotation_of[token]
    return quotation if quotation >= 0 else None


def _quotations_in(doc: Document, piece: Range) -> set[int]:
    return {q for q in doc.quotation_of[piece[0] : piece[1]] if q >= 0}


def _chain(doc: Document, index: int) -> list[int]:
    chain = [index]
    while chain[-1] + 1 < len(doc.quotations) and doc.quotations[chain[-1] + 1].continues:
        chain.append(chain[-1] + 1)
    return chain


def _host(doc: Document, found: list[Attribution], index: int) -> int | None:
    """Return the attribution that the quotation goes on with: “A,” said Ortiz. “B.”."""
    quotation = doc.quotations[index]
    sentence = doc.sentence_of[quotation.first]
    if sentence == 0 or not (doc.sentences[sentence].first == quotation.first or _goes_on_inside(doc, found, index)):
        return None
    before = doc.sentences[sentence - 1]
    if before.block != quotation.block:
        return None
    for i in range(len(found) - 1, -1, -1):
        attribution = found[i]
        if attribution.cue is None or not before.first <= attribution.cue[0] < before.last:
            continue
        if attribution.cue[0] >= attribution.pieces[-1][1]:
            return i
    return None


def _host_above(doc: Document, found: list[Attribution], index: int) -> int | None:
    """Return the attribution that closes the paragraph above, when the quotation is a paragraph of its own."""
    quotation = doc.quotations[index]
    if quotation.block == 0 or doc.block_tokens[quotation.block] != (quotation.first, quotation.last):
        return None
    first, end = doc.block_tokens[quotation.block - 1]
    for i in range(len(found) - 1, -1, -1):
        attribution = found[i]
        if attribution.cue is None or not first <= attribution.pieces[-1][0] < end:
            continue
        last = max(attribution.pieces[-1][1], attribution.cue[1], *(attribution.speaker or (0,)))
        closes = not any(word[0].isalnum() for word in doc.words[last:end])
        return i if closes and doc.quotation_of[attribution.pieces[-1][1] - 1] >= 0 else None
    return None


def _goes_on_inside(doc: Document, found: list[Attribution], index: int) -> bool:
    """Tell whether few words of the speaker's lead up to the quotation: “A,” said Ortiz. Now, | “b.”."""
    quotation = doc.quotations[index]
    first, last, _ = doc.sentences[doc.sentence_of[quotation.first]]
    lead = range(first, quotation.first)
    if not 0 < len(lead) <= _LEAD_TOKENS or quotation.last < last - 1 or any(doc.flags[i] & CUE for i in lead):
        return False
    return not any(first <= piece[0] < last for a in found for piece in a.pieces)


def _is_speech(doc: Document, index: int) -> bool:
    """Tell whether the quotation is a sentence of its own, or a clause long enough to be one."""
    quotation = doc.quotations[index]
    words = len(WORDS.findall(doc.signs, quotation.first, quotation.last))
    sentence = doc.sentences[doc.sentence_of[quotation.first]]
    whole = sentence.first == quotation.first and sentence.last <= quotation.last + 1
    if _is_set_as_title(doc, quotation.first + 1, quotation.last - 1):
        return False
    if whole and not quotation.single:
        return words > 1 or any(doc.flags[i] & STOP for i in range(quotation.first, quotation.last))
    return (
        words >= _SPEECH_WORDS
        and not quotation.single
        and has_finite_verb(doc, quotation.first + 1, quotation.last - 1)
        and doc.words[quotation.first + 1][:1].isupper()
    )


def _is_set_as_title(doc: Document, first: int, last: int) -> bool:
    """Tell whether the words are a title or heading: “Long Nights With Eels,” “IDLE AND WRONG”."""
    longer = [i for i in range(first, last) if len(doc.words[i]) > _SMALL_WORD and doc.words[i][0].isalpha()]
    inner_stop = any(doc.flags[i] & STOP and not doc.flags[i] & ABBREVIATION for i in range(first, last - 1))
    return len(longer) > 2 and not inner_stop and all(doc.flags[i] & CAPITAL for i in longer)  # noqa: PLR2004 - “Dear Wells” is no title
