"""Allegations: a document and its quotes -> who accuses whom of what, as token ranges.

Two passes. The explicit one reads each flagged cue by its entry in accusations.toml; the implicit one reads words of
wrongdoing in the content of quotes. Assumes that one claim is one allegation: of two cues for it the stronger is kept.
Leaves out who the parties are, and what they answer: linking says both.
"""

from collections.abc import Callable
from itertools import groupby

from onrecord.extract.accusations.candidates import AllegationCandidate, Site
from onrecord.extract.accusations.implicit_allegations import find_implicit
from onrecord.extract.accusations.modifiers import read_adjective, read_adverb, read_phrase
from onrecord.extract.accusations.nouns import read_noun
from onrecord.extract.accusations.verbs import read_verb
from onrecord.extract.grammar.ranges import Cover, Range
from onrecord.extract.quotes import Quote
from onrecord.lexicons.accusations import Accusation, accusation_forms, hearing_cues
from onrecord.lexicons.words import GERUND, POSSESSIVE, normal_form
from onrecord.segment.documents import Document, owners
from onrecord.segment.signs import ACCUSATIONS, positions

_READERS: dict[str, Callable[[Site], AllegationCandidate | None]] = {
    "verb": read_verb,
    "noun": read_noun,
    "adjective": read_adjective,
    "adverb": read_adverb,
    "phrase": read_phrase,
}


def find_allegations(doc: Document, quotes: list[Quote]) -> list[AllegationCandidate]:
    """Return the allegations of the article in text order."""
    explicit = _without_weaker(doc, _find_explicit(doc))
    cues = {candidate.cue for candidate in explicit}
    claimed = Cover([candidate.claim for candidate in explicit])
    implicit = [c for c in find_implicit(doc, quotes) if c.cue not in cues and not claimed.meets(c.claim)]
    explicit = _with_speakers(doc, explicit, quotes)
    return sorted([*explicit, *implicit], key=lambda c: (min(c.cue[0], c.claim[0]), c.claim))


def _find_explicit(doc: Document) -> list[AllegationCandidate]:
    cues = (i for i in positions(doc.signs, ACCUSATIONS) if doc.sentence_of[i] >= 0)
    return [candidate for i in cues if (candidate := _read(doc, i)) is not None]


def _read(doc: Document, i: int) -> AllegationCandidate | None:
    sentence = doc.sentences[doc.sentence_of[i]]
    lower = next((k for k in range(i, sentence.first, -1) if k in doc.inner_starts), sentence.first)
    for cue in accusation_forms().get(normal_form(doc.words[i]), ()):
        site = _site(doc, cue, i, lower, sentence.last)
        if site is not None and (found := _READERS[cue.pos](site)) is not None:
            return found
    return None


def _site(doc: Document, cue: Accusation, i: int, lower: int, last: int) -> Site | None:
    """Return the site when all words of the lemma are there: "lashed out", "under fire"."""
    words = cue.lemma.split()
    first = i - len(words) + 1 if cue.pos == "phrase" else i
    end = first + len(words)
    rest = slice(first, end - 1) if cue.pos == "phrase" else slice(first + 1, end)
    expected = words[:-1] if cue.pos == "phrase" else words[1:]
    if first < lower or end > last or [normal_form(word) for word in doc.words[rest]] != expected:
        return None
    return Site(doc, cue, first, end, lower, last)


def _without_weaker(doc: Document, found: list[AllegationCandidate]) -> list[AllegationCandidate]:
    """Keep one candidate a claim, sentence by sentence: no claim reaches into another sentence."""
    ordered = sorted(found, key=lambda candidate: candidate.cue[0])
    sentences = groupby(ordered, key=lambda candidate: doc.sentence_of[candidate.cue[0]])
    return [candidate for _, group in sentences for candidate in _strongest(doc, list(group))]


def _strongest(doc: Document, found: list[AllegationCandidate]) -> list[AllegationCandidate]:
    """Keep one candidate a claim: a weak cue gives its parties to the cue inside its claim."""
    kept: list[AllegationCandidate] = []
    for candidate in found:
        if any(c is not candidate and _is_part_of(candidate, c) for c in found):
            continue
        inner = next(
            (c for c in found if c is not candidate and c.rule != "predicate" and _lies_in(c, candidate)), None
        )
        if inner is None or not candidate.weak:
            kept.append(_with_parties_of(doc, candidate, found))
    return [candidate for candidate in kept if candidate.accused or (candidate.accuser and candidate.rule != "adverb")]


def _with_speakers(doc: Document, found: list[AllegationCandidate], quotes: list[Quote]) -> list[AllegationCandidate]:
    """Give each predicate (“is guilty of”) the speaker of the first quote that it stands in."""
    if not any(_lacks_speaker(candidate) for candidate in found):
        return found
    pieces = [(piece, q.speaker) for q in quotes if q.lemma not in hearing_cues() for piece in q.pieces]
    quoted = owners(len(doc.words), [piece for piece, _ in pieces])

    def speaker(cue: Range) -> Range | None:
        first = min((quoted[i] for i in range(*cue) if quoted[i] >= 0), default=None)
        return None if first is None else pieces[first][1]

    return [c._replace(accuser=speaker(c.cue)) if _lacks_speaker(c) else c for c in found]


def _lacks_speaker(candidate: AllegationCandidate) -> bool:
    return candidate.accuser is None and candidate.rule == "predicate"


def _is_part_of(inner: AllegationCandidate, outer: AllegationCandidate) -> bool:
    """Tell whether the outer tells all of it: indicted on fraud | charges, looking into whether A was | guilty of C."""
    if not _lies_in(inner, outer):
        return False
    return inner.rule == "predicate" or (not outer.weak and inner.accused == outer.accused)


def _lies_in(inner: AllegationCandidate, outer: AllegationCandidate) -> bool:
    return outer.claim[0] <= inner.cue[0] < outer.claim[1]


def _in_turn(doc: Document, candidate: AllegationCandidate, found: list[AllegationCandidate]) -> AllegationCandidate:
    """Let the accused accuse in turn: the firm accused the union of lying by | alleging fraud."""
    outer = next((c for c in found if c.rule == "verb-object" and c is not candidate and _lies_in(candidate, c)), None)
    if outer is None or not doc.flags[candidate.cue[0]] & GERUND or not candidate.rule.startswith("verb"):
        return candidate
    return candidate._replace(accuser=outer.accused[0])


def _with_parties_of(
    doc: Document, candidate: AllegationCandidate, found: list[AllegationCandidate]
) -> AllegationCandidate:
    outer = next((c for c in found if c.weak and c is not candidate and _lies_in(candidate, c)), None)
    if outer is None:
        return _in_turn(doc, candidate, found)
    named = candidate.accused and not doc.flags[candidate.accused[0][0]] & POSSESSIVE
    accused = candidate.accused if named else outer.accused or candidate.accused
    return candidate._replace(accuser=candidate.accuser or outer.accuser, accused=accused)
