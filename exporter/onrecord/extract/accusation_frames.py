"""Frames: the tokens behind a cue -> accused and claim, by the argument patterns of accusations.toml.

Assumes that a frame's literal words follow within one clause. Leaves out what stands in front of the cue: agents.py and
the passes over verbs and nouns see to it.
"""

from typing import NamedTuple

from onrecord.extract.accusation_candidates import Site
from onrecord.extract.claims import clause_claim, phrase_claim
from onrecord.extract.deeds import find_doers, find_parties, is_party
from onrecord.extract.phrases import noun_phrase_after
from onrecord.extract.ranges import Range
from onrecord.extract.verb_groups import is_finite, verb_group
from onrecord.lexicons.accusations import Frame, Tail
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    CALENDAR,
    CAPITAL,
    CUE,
    DETERMINER,
    GERUND,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
    WRONGDOING,
    normal_form,
)
from onrecord.segment.documents import Document

_REACH = 24  # tokens between the cue and a frame's preposition: slammed the senator on multiple occasions for
_GAP = 8  # of these, tokens that belong to neither the accused nor the claim


class Arguments(NamedTuple):
    """What a frame found: who is accused (may be empty), of what, and the kind of frame."""

    accused: tuple[Range, ...]
    claim: Range
    frame: str = "object"


def read_active(site: Site) -> Arguments | None:
    """Return the arguments behind an active verb, by the first of its frames that fits."""
    start = skip_manner(site.doc, site.end, site.last)
    return next((found for frame in site.cue.frames if (found := _read(site, frame, start)) is not None), None)


def read_passive(site: Site) -> tuple[Range, Range | None] | None:
    """Return the claim and the accuser behind a passive verb: was accused by the board of fraud."""
    doc = site.doc
    start = skip_manner(doc, site.end, site.last)
    accuser, start = _by(doc, start, site.last)
    for frame in site.cue.frames:
        if frame.object != "accused":
            continue
        for tail in frame.tails:
            at = _literal(doc, tail, start, start + 1 if accuser is None else min(start + 4, site.last))
            if at is not None and (claim := read_claim(site, at)) is not None:
                behind = (
                    accuser or _by(doc, claim[1] + 1, site.last)[0]
                    if doc.words[claim[1] : claim[1] + 1] == [","]
                    else accuser
                )
                return claim, behind
    return None


def skip_manner(doc: Document, i: int, last: int) -> int:
    """Return the first token behind adverbs of manner: accused falsely."""
    while i < last and doc.words[i].endswith("ly") and not doc.flags[i] & CAPITAL:
        i += 1
    return i


def read_claim(site: Site, start: int) -> Range | None:
    """Return the claim that begins at the token, behind a preposition: a phrase, or a clause behind "what they say was"."""
    if start >= site.last:
        return None
    return phrase_claim(site.doc, skip_hedge(site.doc, start, site.last), site.at, site.last)


def skip_hedge(doc: Document, start: int, last: int) -> int:
    """Return the token behind “what they say have been”, “what it called”: the author's distance, not the claim."""
    if start >= last or normal_form(doc.words[start]) != "what":
        return start
    phrase = noun_phrase_after(doc, start + 1, last)
    i = phrase.last if phrase is not None else start + 1
    while i < last and doc.flags[i] & CUE and not doc.flags[i] & AUXILIARY:
        i += 1
        while i < last and doc.flags[i] & AUXILIARY:
            i += 1
        return i if i < last else start
    return start


def holds_wrongdoing(doc: Document, span: Range) -> bool:
    """Tell whether the tokens hold a word of wrongdoing."""
    return any(doc.flags[i] & WRONGDOING for i in range(*span))


def _read(site: Site, frame: Frame, start: int) -> Arguments | None:
    if start >= site.last:
        return None
    match frame.object:
        case "accused":
            return _accused_first(site, frame.tails, start)
        case "claim":
            return _claim_first(site, frame.tails, start)
        case "deed":
            return read_deed(site, start)
        case _:
            return _literal_first(site, frame.tails, start)


def _accused_first(site: Site, tails: tuple[Tail, ...], start: int) -> Arguments | None:
    """Accused A of C; the frames of one object are all of this shape."""
    doc = site.doc
    if doc.flags[start] & (RELATIVE | SUBORDINATOR) and not doc.flags[start] & DETERMINER:
        return None
    if not tails:
        return None
    at = find_tail(doc, tails[0], start, site.last)
    if at is None:
        return None
    end = at - len(tails[0].words)
    accused = _with_apposition(doc, _up_to(doc, find_parties(doc, start, end), end), end)
    claim = read_claim(site, at)
    if not any(is_party(doc, span) for span in accused) or claim is None or end - accused[-1][1] > _GAP:
        return None
    return Arguments(accused, claim)


def _with_apposition(doc: Document, parties: tuple[Range, ...], end: int) -> tuple[Range, ...]:
    """Add what stands between commas: charged one of its critics | , financier Omar Dahl, | with."""
    if not parties or doc.words[end - 1] != "," or end - 1 == parties[-1][1]:
        return parties
    return (*parties[:-1], (parties[-1][0], end - 1))


def _up_to(doc: Document, parties: tuple[Range, ...], end: int) -> tuple[Range, ...]:
    """Add the noun in front of the preposition that reads as a verb elsewhere: accused valley | rebels of."""
    if (
        not parties
        or end - parties[-1][1] != 1
        or doc.flags[end - 1] & (ADVERB | CALENDAR)
        or not doc.flags[end - 1] & VERB
    ):
        return parties
    return (*parties[:-1], (parties[-1][0], end))


def _claim_first(site: Site, tails: tuple[Tail, ...], start: int) -> Arguments | None:
    """Blamed C on A."""
    at = find_tail(site.doc, tails[0], start, site.last)
    if at is None or (accused := find_parties(site.doc, at, site.last)) == ():
        return None
    claim = (start, at - len(tails[0].words))
    return Arguments(accused[:1], claim) if claim[1] > claim[0] else None


def _literal_first(site: Site, tails: tuple[Tail, ...], start: int) -> Arguments | None:
    """Alleged that C; complained of C; railed against A for C."""
    doc, first = site.doc, tails[0]
    if first.words == ("that",):
        return read_clause(site, start)
    at = _literal(doc, first, start, start + 1) or _behind_circumstance(site, first, start)
    if at is None or at >= site.last:
        return None
    if first.words == ("whether",):
        return _clause(site, at)
    if first.role == "accused":
        return _accused_first(site, tails[1:], at)
    if first.role == "deed":
        return read_deed(site, at)
    claim = read_claim(site, at)
    return Arguments(find_doers(doc, *claim), claim) if claim is not None else None


def _behind_circumstance(site: Site, tail: Tail, start: int) -> int | None:
    """Return the token behind the literal further on: complained | to the council on Tuesday | over the raids."""
    doc = site.doc
    if not doc.flags[start] & (PREPOSITION | CALENDAR):
        return None
    for i in range(start, min(site.last, start + _GAP)):
        if (at := _literal(doc, tail, i, i + 1)) is not None:
            return at
        if is_finite(doc, i, start) or doc.words[i] in {",", ";", ":"}:
            return None
    return None


def read_clause(site: Site, start: int) -> Arguments | None:
    """Return the clause behind the cue, with "that" or without: its subject is accused."""
    doc = site.doc
    for i in range(start, min(start + _GAP, site.last)):
        if doc.words[i].lower() == "that":
            return _clause(site, i + 1)
        if is_finite(doc, i, start) or doc.words[i] in {",", ";", ":"}:
            break
    return _clause(site, start)


def _clause(site: Site, start: int) -> Arguments | None:
    doc = site.doc
    if start >= site.last or (claim := clause_claim(doc, start, site.at, site.last)) is None:
        return None
    accused = clause_subject(doc, claim, strict=site.cue.wrong)
    return Arguments(accused, claim, "clause") if accused or not site.cue.wrong else None


def clause_subject(doc: Document, clause: Range, *, strict: bool) -> tuple[Range, ...]:
    """Return the party that a clause is about: its first noun phrase, or the owner of it; strict asks for a party."""
    start = clause[0]
    while start < clause[1] and doc.flags[start] & SUBORDINATOR:
        start += 1
    parties = find_parties(doc, start, clause[1])
    if not parties or _suffers(doc, parties[-1][1], clause[1]):
        return ()
    owners = find_doers(doc, parties[0][0], parties[0][1])
    return owners or tuple(party for party in parties if not strict or is_party(doc, party))


def _suffers(doc: Document, start: int, end: int) -> bool:
    """Tell whether the subject is the victim: students alleged they | were defrauded."""
    verb = next((i for i in range(start, min(end, start + _GAP)) if doc.flags[i] & WRONGDOING), None)
    return verb is not None and verb_group(doc, verb, start).passive


def read_deed(site: Site, start: int) -> Arguments | None:
    """Return the deed that a noun phrase names, and who did it."""
    doc = site.doc
    if normal_form(doc.words[start]) == "as":
        start = _behind_verdict(doc, start + 1, site.last)
    first = skip_hedge(doc, start, site.last)
    if first >= site.last or (
        doc.flags[first] & (PERSONAL | OBJECT_PRONOUN | RELATIVE) and not doc.flags[first] & DETERMINER
    ):
        return None
    phrase = noun_phrase_after(doc, first, site.last)
    claim = phrase_claim(doc, first, site.at, site.last)
    if phrase is None or claim is None or is_party(doc, (phrase.first, phrase.last)):
        return None
    doers = find_doers(doc, *claim)
    if not doers and not holds_wrongdoing(doc, (first, phrase.last)):
        return None
    return Arguments(doers, claim, "deed")


def _behind_verdict(doc: Document, start: int, last: int) -> int:
    """Denounced as an ugly crime | Harland's raid."""
    if start >= last:
        return last
    if doc.quotation_of[start] >= 0:
        return doc.quotations[doc.quotation_of[start]].last
    for i in range(start + 1, min(last, start + _GAP)):
        if doc.flags[i] & CAPITAL or doc.flags[i] & DETERMINER:
            return i
    return start


def find_tail(doc: Document, tail: Tail, start: int, last: int) -> int | None:
    """Return the token behind the frame's literal words: of several "of", the one that opens the claim."""
    found = []
    for i in range(start + 1, min(last, start + _REACH)):
        if (at := _literal(doc, tail, i, i + 1)) is not None and at < last:
            found.append(at)
        elif _literal(doc, tail, i + 1, i + 2) is None and _closes(doc, i, start):
            break
    if len(found) < 2:  # noqa: PLR2004 - the choice is between two
        return found[0] if found else None
    gerund = next((at for at in found if doc.flags[at] & GERUND and not doc.flags[at] & CAPITAL), None)
    return gerund or next((at for at in found if not doc.flags[at] & (CAPITAL | DETERMINER)), found[0])


def _closes(doc: Document, i: int, start: int) -> bool:
    if doc.words[i] in {";", ":"} or (
        doc.flags[i] & SUBORDINATOR and doc.words[i].lower() not in {"as", "after", "before", "since"}
    ):
        return True
    if doc.flags[i] & PARTICIPLE and i + 1 < len(doc.words) and doc.flags[i + 1] & PREPOSITION:
        return False
    return is_finite(doc, i, start) and not doc.flags[i - 1] & RELATIVE and doc.words[i - 1] != ","


def _literal(doc: Document, tail: Tail, start: int, upper: int) -> int | None:
    size = len(tail.words)
    for i in range(start, upper):
        if tuple(map(normal_form, doc.words[i : i + size])) == tail.words:
            return i + size
    return None


def _by(doc: Document, start: int, last: int) -> tuple[Range | None, int]:
    """Return who stands behind "by", and the token behind it."""
    if start >= last or normal_form(doc.words[start]) != "by" or start + 1 >= last or doc.flags[start + 1] & GERUND:
        return None, start
    phrase = noun_phrase_after(doc, start + 1, last)
    if phrase is None:
        return None, start
    end = _before_of(doc, phrase.first, phrase.last)
    return (phrase.first, end), end


def _before_of(doc: Document, first: int, last: int) -> int:
    """By two colleagues | of forging receipts: the claim is no part of the accuser."""
    for i in range(first + 1, last - 1):
        if doc.words[i] in {"of", "for"} and doc.flags[i + 1] & GERUND:
            return i
    return last
