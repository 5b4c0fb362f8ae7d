"""Responses: a document and its quotes -> clauses in which somebody answers a charge.

Two kinds: an answering verb with its subject (“the firm denied the claims”), and a quote whose content denies (“the move
broke no law,” the firm said). Assumes that whoever answers stands beside the answer. Leaves out which charge it answers,
and whether the one who answers is accused at all: linking says both.
"""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.agents import find_agent
from onrecord.extract.claims import phrase_claim
from onrecord.extract.edges import content_end
from onrecord.extract.quotes import Quote
from onrecord.extract.ranges import Range, overlaps
from onrecord.extract.verb_groups import verb_group
from onrecord.lexicons.accusations import hypotheticals
from onrecord.lexicons.responses import Answer, Kind, reach_of, response_forms, words_of
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    GERUND,
    NEGATION,
    RESPONSE,
    STOP,
    WRONGDOING,
    normal_form,
)
from onrecord.lexicons.wrongdoings import wrongdoing_forms
from onrecord.segment.documents import Document
from onrecord.segment.signs import RESPONSES, positions

_SCOPE = 6  # tokens behind a negation that it negates
_REACH = 3  # tokens in front of "no": violated no law


class ResponseCandidate(NamedTuple):
    """One answer; ranges are tokens, half open. `reach` is how many sentences in front of it an allegation may stand.

    `bare` says that the clause only negates: it answers a charge when it takes up a word of it.
    """

    kind: Kind
    span: Range
    subject: Range
    reach: int
    bare: bool = False


def find_responses(doc: Document, quotes: list[Quote]) -> list[ResponseCandidate]:
    """Return the answers of the article in text order."""
    spoken = list(_iter_verbs(doc))
    said = [r for r in _iter_contents(doc, quotes) if not any(overlaps(r.span, other.span) for other in spoken)]
    return sorted([*spoken, *said], key=lambda response: response.span)


# ---------------------------------------------------------------- answering verbs


def _iter_verbs(doc: Document) -> Iterator[ResponseCandidate]:
    for i in positions(doc.signs, RESPONSES):
        if doc.sentence_of[i] < 0:
            continue
        for answer in response_forms().get(normal_form(doc.words[i]), ()):
            if (found := _read(doc, answer, i)) is not None:
                yield found
                break


def _read(doc: Document, answer: Answer, i: int) -> ResponseCandidate | None:
    sentence = doc.sentences[doc.sentence_of[i]]
    end = _behind(doc, answer, i, sentence.last)
    if end is None:
        return None
    verb = i if answer.pos == "verb" else end - 1
    group = verb_group(doc, verb, sentence.first)
    if answer.pos == "verb" and (group.negated or group.modal or group.passive):
        return None
    if answer.kind == "confirmation" and doc.flags[i] & GERUND:
        return None
    subject = find_agent(doc, group, sentence.first, sentence.last)
    if subject is None:
        return None
    reach = phrase_claim(doc, end, i, sentence.last) if end < sentence.last else None
    last = reach[1] if reach is not None else end
    if answer.needed and not any(normal_form(doc.words[k]) in answer.needed for k in range(end, last)):
        return None
    return ResponseCandidate(answer.kind, (min(subject[0], i), last), subject, reach_of(answer.kind))


def _behind(doc: Document, answer: Answer, i: int, last: int) -> int | None:
    """Return the token behind the words of the lemma, adverbs between them allowed: did not immediately respond."""
    at = i + 1
    for word in answer.rest:
        while (
            at < last
            and (doc.flags[at] & ADVERB or doc.words[at].endswith("ly"))
            and normal_form(doc.words[at]) != word
        ):
            at += 1
        if at >= last or normal_form(doc.words[at]) != word:
            return None
        at += 1
    return at


# ---------------------------------------------------------------- contents that deny


def _iter_contents(doc: Document, quotes: list[Quote]) -> Iterator[ResponseCandidate]:
    for quote in quotes:
        if quote.speaker is None or quote.cue is None:
            continue
        for piece in quote.pieces:
            if not any(flags & (NEGATION | RESPONSE) for flags in doc.flags[slice(*piece)]):
                continue
            clause = next((c for c in _iter_clauses(doc, piece) if _denies(doc, c)), None)
            if clause is not None:
                bare = not _is_pointed(doc, clause)
                yield ResponseCandidate(
                    "denial", clause, quote.speaker, reach_of("content" if bare else "denial"), bare
                )
                break


def _iter_clauses(doc: Document, piece: Range) -> Iterator[Range]:
    """Yield the sentences of a quote's piece, and the clauses joined by “and that”."""
    first = piece[0]
    for i in range(piece[0] + 1, piece[1]):
        joined = doc.flags[i] & COORDINATOR and i + 1 < piece[1] and normal_form(doc.words[i + 1]) == "that"
        if (
            joined
            or i in doc.inner_starts
            or (doc.flags[i - 1] & STOP and doc.sentence_of[i] != doc.sentence_of[i - 1])
        ):
            yield first, content_end(doc, first, i)
            first = i + 2 if joined else i
    if first < piece[1]:
        yield first, content_end(doc, first, piece[1])


def _is_pointed(doc: Document, clause: Range) -> bool:
    """Tell whether the clause denies a wrong (“broke no law”), or calls something untrue."""
    negated = next((i for i in range(*clause) if doc.flags[i] & NEGATION), clause[1])
    left = negated - _REACH if negated < clause[1] and doc.flags[negated] & DETERMINER else negated
    scope = range(max(clause[0], left), min(clause[1], negated + _SCOPE))
    wrongs = (wrongdoing_forms()[normal_form(doc.words[i])].alone for i in scope if doc.flags[i] & WRONGDOING)
    return any(wrongs) or _is_untrue(doc, clause)


def _is_untrue(doc: Document, clause: Range) -> bool:
    """Tell whether the clause calls something untrue: “baseless”, “she made it up”."""
    words = [normal_form(word) for word in doc.words[slice(*clause)]]
    return not words_of("untrue").isdisjoint(words) or any(
        f" {phrase} " in f" {' '.join(words)} " for phrase in words_of("untrue_phrases")
    )


def _denies(doc: Document, clause: Range) -> bool:
    """Tell whether the clause denies: a negated verb or noun, or a word that calls a charge untrue."""
    if any(normal_form(doc.words[i]) in hypotheticals() for i in range(clause[0], min(clause[0] + 2, clause[1]))):
        return False
    if _is_untrue(doc, clause):
        return True
    for i in range(*clause):
        if doc.flags[i] & NEGATION and (
            doc.flags[i] & AUXILIARY or doc.flags[i - 1] & AUXILIARY or doc.words[i].lower() in {"never", "no"}
        ):
            return True
    return False
