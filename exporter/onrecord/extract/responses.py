"""Responses: a document and its quotes -> clauses in which somebody answers a charge.

Reads answering verbs with their subject (“the firm denied the claims”), passives (“the claims were denied by the firm”),
and phrases of silence (“there was no comment from the firm”); denied_contents.py adds quotes whose content denies.
Assumes that whoever answers stands beside the answer. Leaves out which charge it answers, and whether the one who answers
is accused at all: linking says both.
"""

from collections.abc import Iterator
from typing import Final

from onrecord.extract.accusations.claims import phrase_claim
from onrecord.extract.accusations.denied_contents import iter_contents
from onrecord.extract.accusations.response_candidates import ResponseCandidate
from onrecord.extract.grammar.agents import find_agent
from onrecord.extract.grammar.frame_tails import read_by
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Cover, Range
from onrecord.extract.grammar.verb_groups import VerbGroup, verb_group
from onrecord.extract.quotes import Quote
from onrecord.lexicons.responses import Answer, reach_of, response_forms, words_of
from onrecord.lexicons.words import (
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    GERUND,
    MANNER,
    PREPOSITION,
    VERB,
    normal_form,
)
from onrecord.segment.documents import Document
from onrecord.segment.signs import RESPONSES, positions

_GOVERNING: Final = 3  # tokens between a verb and "no comment": has so far offered | no comment
_ADDRESSING: Final = frozenset({"to", "from", "with", "at"})  # a call | to the firm; no word | from the firm


def find_responses(doc: Document, quotes: list[Quote]) -> list[ResponseCandidate]:
    """Return the answers of the article in text order."""
    told = list(_iter_told(doc))
    covered = Cover([response.span for response in told])
    said = [response for response in iter_contents(doc, quotes) if not covered.meets(response.span)]
    return sorted([*told, *said], key=lambda response: response.span)


def _iter_told(doc: Document) -> Iterator[ResponseCandidate]:
    for i in positions(doc.signs, RESPONSES):
        if doc.sentence_of[i] < 0:
            continue
        for answer in response_forms().get(normal_form(doc.words[i]), ()):
            read = _read_phrase if answer.pos == "phrase" else _read_verb
            if (found := read(doc, answer, i)) is not None:
                yield found
                break


def _read_verb(doc: Document, answer: Answer, i: int) -> ResponseCandidate | None:
    sentence = doc.sentences[doc.sentence_of[i]]
    end = _behind(doc, answer, i, sentence.last)
    if end is None:
        return None
    verb = i if answer.pos == "verb" else end - 1
    group = verb_group(doc, verb, sentence.first)
    if answer.pos == "verb" and (group.negated or (group.modal and not answer.intended)):
        return None
    if answer.pos == "verb" and group.passive:
        return _read_passive(doc, answer, group, end)
    if answer.kind == "confirmation" and doc.flags[i] & GERUND:
        return None
    agent = find_agent(doc, group, sentence.first, sentence.last) or _intending(doc, answer, group)
    subject, last = _party(doc, answer, agent), _end(doc, i, end, sentence.last)
    if agent is None or subject is None:
        return None
    if not _holds_needed(doc, answer, (end, last)) and not _takes_up(doc, answer, agent):
        return None
    return ResponseCandidate(answer.kind, (min(agent[0], i), last), subject, reach_of(answer.kind))


def _intending(doc: Document, answer: Answer, group: VerbGroup) -> Range | None:
    """Return who means to do what the verb says: the firm vowed | to fight the suit."""
    sentence, verb = doc.sentences[doc.sentence_of[group.verb]], group.first - 2
    if not answer.intended or verb <= sentence.first or doc.words[verb + 1] != "to" or not doc.flags[verb] & VERB:
        return None
    return find_agent(doc, verb_group(doc, verb, sentence.first), sentence.first, sentence.last)


def _end(doc: Document, i: int, end: int, last: int) -> int:
    claim = phrase_claim(doc, end, i, last) if end < last else None
    return claim[1] if claim is not None else end


def _holds_needed(doc: Document, answer: Answer, span: Range) -> bool:
    """Tell whether a word that the answer needs follows; “this” alone is one, “this | resolution” is not."""
    if not answer.needed:
        return True
    found = (k for k in range(*span) if normal_form(doc.words[k]) in answer.needed)
    return any(
        not (doc.flags[k] & DETERMINER and _heads_noun(doc, k + 1, span[1])) and not _is_circumstance(doc, k)
        for k in found
    )


def _takes_up(doc: Document, answer: Answer, agent: Range) -> bool:
    """Tell whether the noun in front is what the relative clause answers: accused it of theft, | a charge | it dismisses."""
    noun = agent[0] - 1 - (doc.words[agent[0] - 1] == "that")
    apposed = doc.flags[noun - 1] & DETERMINER and doc.words[noun - 2] == ","
    return bool(apposed) and normal_form(doc.words[noun]) in answer.needed


def _is_circumstance(doc: Document, i: int) -> bool:
    """Tell whether the noun says only where: called the judge a bully | in the case."""
    before = i - 2 if doc.flags[i - 1] & DETERMINER else i - 1
    return doc.words[before] == "in"


def _heads_noun(doc: Document, i: int, end: int) -> bool:
    return i < end and doc.words[i][0].isalpha() and not doc.flags[i] & (PREPOSITION | COORDINATOR | ADVERB)


def _read_passive(doc: Document, answer: Answer, group: VerbGroup, end: int) -> ResponseCandidate | None:
    """Read “the allegations have been denied by the mayor”, where a charge is what is denied."""
    sentence = doc.sentences[doc.sentence_of[group.verb]]
    charge = find_agent(doc, group, sentence.first, sentence.last)
    subject, last = read_by(doc, end, sentence.last)
    if (
        charge is None
        or subject is None
        or not any(normal_form(doc.words[k]) in words_of("charges") for k in range(*charge))
    ):
        return None
    return ResponseCandidate(answer.kind, (charge[0], last), subject, reach_of(answer.kind))


def _party(doc: Document, answer: Answer, subject: Range | None) -> Range | None:
    """Return who is silent: of “an e-mail to the firm went unanswered” the firm; else the subject."""
    if subject is None or not answer.request:
        return subject
    at = next((i for i in range(subject[0] + 1, subject[1]) if doc.words[i] in _ADDRESSING), None)
    return None if at is None else (at + 1, subject[1])


def _behind(doc: Document, answer: Answer, i: int, last: int) -> int | None:
    """Return the token behind the words of the lemma, adverbs between them allowed: did not immediately respond."""
    at = i + 1
    for word in answer.rest:
        while at < last and _is_adverb(doc, at) and normal_form(doc.words[at]) != word:
            at += 1
        if at >= last or normal_form(doc.words[at]) != word:
            return None
        at += 1
    return at


def _is_adverb(doc: Document, i: int) -> bool:
    return bool(doc.flags[i] & (ADVERB | MANNER))


def _read_phrase(doc: Document, answer: Answer, i: int) -> ResponseCandidate | None:
    """Read a phrase by its last word: who had, offered, or sent none."""
    sentence = doc.sentences[doc.sentence_of[i]]
    first = _phrase_start(doc, answer, i, sentence.first)
    verb = None if first is None else _governing_verb(doc, first, sentence.first)
    if verb is None:
        return None
    last = _end(doc, i, i + 1, sentence.last)
    agent = find_agent(doc, verb_group(doc, verb, sentence.first), sentence.first, sentence.last)
    subject = _sender(doc, i + 1, sentence.last)
    if subject is not None:
        return ResponseCandidate(
            answer.kind, (agent[0] if agent else verb, max(last, subject[1])), subject, reach_of(answer.kind)
        )
    subject = _party(doc, answer, agent)
    if subject is None or agent is None or normal_form(doc.words[agent[0]]) == "there":
        return None
    return ResponseCandidate(answer.kind, (agent[0], last), subject, reach_of(answer.kind))


def _phrase_start(doc: Document, answer: Answer, i: int, lower: int) -> int | None:
    """Return the first token of the lemma that ends in the token: no | immediate | comment."""
    at = i
    for word in reversed(answer.lemma.split()[:-1]):
        at -= 1
        while at >= lower and normal_form(doc.words[at]) != word and (_is_adverb(doc, at) or doc.flags[at] & ADJECTIVE):
            at -= 1
        if at < lower or normal_form(doc.words[at]) != word:
            return None
    return at


def _governing_verb(doc: Document, first: int, lower: int) -> int | None:
    left = range(first - 1, max(lower, first - _GOVERNING) - 1, -1)
    return next((i for i in left if doc.flags[i] & (AUXILIARY | VERB)), None)


def _sender(doc: Document, at: int, last: int) -> Range | None:
    if at >= last or doc.words[at] != "from":
        return None
    phrase = noun_phrase_after(doc, at + 1, last)
    return phrase.range if phrase is not None else None
