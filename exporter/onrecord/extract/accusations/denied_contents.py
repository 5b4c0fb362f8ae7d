"""Denied contents: quotes -> the clauses of their content that deny a charge (“the move broke no law,” the firm said).

Assumes that the speaker of the quote is the one who answers. Leaves out which charge is answered: linking says it.
"""

from collections.abc import Iterator
from typing import Final

from onrecord.extract.accusations.response_candidates import ResponseCandidate
from onrecord.extract.grammar.edges import content_end
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import has_finite_verb
from onrecord.extract.quotes import Quote
from onrecord.lexicons.accusations import hypotheticals
from onrecord.lexicons.responses import longest_untrue, reach_of, untrue_phrases, words_of
from onrecord.lexicons.words import (
    AUXILIARY,
    COORDINATOR,
    DETERMINER,
    MODAL,
    NEGATION,
    STOP,
    WRONGDOING,
    normal_form,
)
from onrecord.lexicons.wrongdoings import wrongdoing_forms
from onrecord.segment.documents import Document
from onrecord.segment.signs import DENIALS, RESPONSES, positions

_SCOPE: Final = 6  # tokens behind a negation that it negates
_REACH: Final = 3  # tokens in front of "no": violated no law


def iter_contents(doc: Document, quotes: list[Quote]) -> Iterator[ResponseCandidate]:
    """Yield an answer a quote: the first clause that denies, or else the whole as a retort."""
    for quote in quotes:
        if quote.speaker is None or quote.cue is None:
            continue
        answer = next((a for piece in quote.pieces if (a := _denial(doc, quote.speaker, piece)) is not None), None)
        answer = answer or _retort(doc, quote, quote.speaker)
        if answer is not None:
            yield answer


def _denial(doc: Document, speaker: Range, piece: Range) -> ResponseCandidate | None:
    if not DENIALS.search(doc.signs, *piece):
        return None
    clauses = (clause for clause in _iter_clauses(doc, piece) if DENIALS.search(doc.signs, *clause))
    clause = next((clause for clause in clauses if _denies(doc, clause)), None)
    if clause is None:
        return None
    bare = not _is_pointed(doc, clause)
    if bare and _promises(doc, clause):
        return None
    return ResponseCandidate(
        "denial", clause, speaker, reach_of("content" if bare else "denied content"), bare, spoken=True
    )


def _retort(doc: Document, quote: Quote, speaker: Range) -> ResponseCandidate | None:
    """Return the first piece as an answer: what somebody countered, or called justified, or what follows an answer."""
    piece = quote.pieces[0]
    answers = positions(doc.signs, RESPONSES, *piece)
    justifies = any(normal_form(doc.words[i]) in words_of("justified") for i in answers)
    follows = quote.lemma not in words_of("retorts") and not justifies
    if follows and not (quote.kind != "indirect" or has_finite_verb(doc, *piece)):
        return None
    return ResponseCandidate("other", piece, speaker, reach_of("other"), spoken=True, follows=follows)


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


def _promises(doc: Document, clause: Range) -> bool:
    """Tell whether the clause denies only what is to come: “it would no longer take donations”."""
    at = next((i for i in range(*clause) if doc.flags[i] & NEGATION), clause[0])
    return any(doc.flags[i] & MODAL for i in range(max(clause[0], at - 1), at + 1))


def _is_pointed(doc: Document, clause: Range) -> bool:
    """Tell whether the clause denies a wrong (“broke no law”), or calls something untrue."""
    negated = next((i for i in range(*clause) if doc.flags[i] & NEGATION), clause[1])
    left = negated - _REACH if negated < clause[1] and doc.flags[negated] & DETERMINER else negated
    scope = range(max(clause[0], left), min(clause[1], negated + _SCOPE))
    return any(_is_wrong(doc, i) for i in scope) or _is_untrue(doc, clause)


def _is_wrong(doc: Document, i: int) -> bool:
    """Tell whether the token charges somebody by itself: not “a mock | debate”."""
    known = wrongdoing_forms()[normal_form(doc.words[i])] if doc.flags[i] & WRONGDOING else None
    if known is None or not known.alone:
        return False
    return known.parts != {"verbs"} or not doc.flags[i - 1] & DETERMINER


def _is_untrue(doc: Document, clause: Range) -> bool:
    """Tell whether the clause calls something untrue: “baseless”, “she made it up”."""
    for i in positions(doc.signs, RESPONSES, *clause):
        words = [normal_form(word) for word in doc.words[i : min(i + longest_untrue(), clause[1])]]
        if words[0] in words_of("untrue") and words[1:2] != ["that"]:  # not "it is absurd that you …"
            return True
        if f"{' '.join(words)} ".startswith(untrue_phrases()):
            return True
    return False


def _denies(doc: Document, clause: Range) -> bool:
    """Tell whether the clause denies: a negated verb or noun, or a word that calls a charge untrue."""
    if any(normal_form(doc.words[i]) in hypotheticals() for i in range(clause[0], min(clause[0] + 2, clause[1]))):
        return False
    if _is_untrue(doc, clause):
        return True
    for i in positions(doc.signs, DENIALS, *clause):
        if doc.flags[i] & NEGATION and (
            doc.flags[i] & AUXILIARY
            or doc.flags[i - 1] & AUXILIARY
            or normal_form(doc.words[i]) in words_of("negations")
        ):
            return True
    return False
