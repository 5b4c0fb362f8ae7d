"""Responses: the words with which an accused party answers, from responses.toml, by inflected form.

Assumes that verbs.tsv inflects every verb of the file. Leaves out whom the answer serves: linking says that.
"""

from functools import cache
from typing import Any, Literal, NamedTuple

from onrecord.lexicons.inflections import verb_inflections
from onrecord.lexicons.tables import load_toml

Kind = Literal["denial", "dismissal", "confirmation", "no_comment", "other"]


class Answer(NamedTuple):
    """One entry of responses.toml.

    `rest` are the words of the lemma behind the first, which alone is inflected; `kind` is the contract's; `pos` says
    what the first word of the lemma is, or that it is a phrase, known by its last; `needed` are the words of which one
    must stand in the answer, none when any will do; `request` says that the subject is a request, and the one it went to
    is silent; `intended` that to mean to do it is enough.
    """

    lemma: str
    rest: tuple[str, ...]
    pos: str
    kind: Kind
    needed: frozenset[str]
    request: bool
    intended: bool


@cache
def response_forms() -> dict[str, tuple[Answer, ...]]:
    """Return a form of the first word, of phrases the last word -> the answers it may belong to, longest lemma first."""
    answers = (_answer(row) for row in load_toml("responses")["response"])
    forms: dict[str, tuple[Answer, ...]] = {}
    for answer in sorted(answers, key=lambda answer: -len(answer.rest)):
        for form in _flagged(answer):
            forms[form] = (*forms.get(form, ()), answer)
    return forms


def _flagged(answer: Answer) -> tuple[str, ...]:
    first, *_, last = (*answer.lemma.split()[:1], *answer.lemma.split())
    if answer.pos == "verb":
        return verb_inflections()[first]
    return (last,) if answer.pos == "phrase" else (first,)


@cache
def flagged_forms() -> frozenset[str]:
    """Return the forms at which an answer may be found: its own, and the words for what is untrue or justified."""
    phrases = (phrase.split()[0] for phrase in words_of("untrue_phrases"))
    return frozenset((*response_forms(), *words_of("untrue"), *words_of("justified"), *phrases))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one list of the file's [words]."""
    return frozenset(load_toml("responses")["words"][name])


@cache
def untrue_phrases() -> tuple[str, ...]:
    """Return the phrases that call a charge untrue, a blank behind each."""
    return tuple(f"{phrase} " for phrase in words_of("untrue_phrases"))


@cache
def longest_untrue() -> int:
    """Return how many words the longest phrase has that calls a charge untrue."""
    return max(len(phrase.split()) for phrase in untrue_phrases())


@cache
def reach_of(kind: str) -> int:
    """Return how many sentences behind an allegation an answer of the kind still serves it."""
    return int(load_toml("responses")["reach"][kind])


@cache
def farthest_reach() -> int:
    """Return how many sentences behind an allegation an answer of any kind may stand."""
    return int(max(load_toml("responses")["reach"].values()))


def _answer(row: dict[str, Any]) -> Answer:
    lists = (words_of(name) for name in ("charges", "suits", "untrue", "innocent") if row.get(name, False))
    needed = frozenset[str]().union(*lists)
    lemma, request, intended = row["lemma"], row.get("request", False), row.get("intended", False)
    return Answer(lemma, tuple(lemma.split()[1:]), row["pos"], row["kind"], needed, request, intended)
