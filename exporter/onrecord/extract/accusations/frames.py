"""Frames: the tokens behind a cue -> accused and claim, by the argument patterns of accusations.toml.

Assumes that a frame's literal words follow within one clause. Leaves out what stands in front of the cue: agents.py and
the passes over verbs and nouns see to it.
"""

from typing import Final, NamedTuple

from onrecord.extract.accusations.candidates import Site
from onrecord.extract.accusations.charges import clause_subject, holds_wrongdoing
from onrecord.extract.accusations.claims import clause_claim, phrase_claim
from onrecord.extract.accusations.deeds import find_doers, find_owner, find_parties, is_party
from onrecord.extract.grammar.frame_tails import (
    find_later_tail,
    find_tail,
    match_tail,
    skip_hedge,
    skip_manner,
)
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite
from onrecord.lexicons.accusations import Frame, Tail, reciprocals
from onrecord.lexicons.words import (
    ADVERB,
    CALENDAR,
    CAPITAL,
    DETERMINER,
    MARK,
    NUMBER,
    OBJECT_PRONOUN,
    PARTICIPLE,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    SYMBOL,
    VERB,
    WRONGDOING,
    normal_form,
)
from onrecord.segment.documents import Document

_SCARE: Final = 4  # tokens of a quotation that stands for an adjective, marks included
_GAP: Final = 8  # of these, tokens that belong to neither the accused nor the claim


class Arguments(NamedTuple):
    """What a frame found: who is accused (may be empty), of what, and the kind of frame."""

    accused: tuple[Range, ...]
    claim: Range
    frame: str = "object"


def read_active(site: Site) -> Arguments | None:
    """Return the arguments behind an active verb, by the first of its frames that fits."""
    start = skip_manner(site.doc, site.end, site.last)
    active = (frame for frame in site.cue.frames if frame.tails[:1] != (Tail(("to",), "claim"),))
    readings = (found for frame in active if (found := _read(site, frame, start)) is not None)
    return next((found for found in readings if found.accused or not site.cue.wrong), None)


def read_claim(site: Site, start: int) -> Range | None:
    """Return the claim that begins at the token, behind a preposition: a phrase, or a clause behind "what they say was"."""
    if start >= site.last:
        return None
    return phrase_claim(site.doc, skip_hedge(site.doc, start, site.last), site.at, site.last)


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
        case "misdeed":
            found = read_deed(site, start)
            return found if found is not None and holds_wrongdoing(site.doc, found.claim) else None
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
    accused = _with_apposition(doc, _up_to(doc, _parties(doc, start, end), end), end)
    claim = read_claim(site, at)
    if tails[0].words == ("as",) and (claim is None or not _is_verdict(doc, claim)):
        return None
    if not accused or claim is None or end - accused[-1][1] > _GAP:
        return None
    if site.cue.party and not any(_is_accusable(site, span) for span in accused):
        return None
    return Arguments(accused, claim)


def _is_verdict(doc: Document, claim: Range) -> bool:
    """Tell whether what follows "as" charges: denounced her as a thief; not as the vote neared, as a group."""
    quoted = any(doc.flags[i] & MARK for i in range(*claim))
    return (quoted or holds_wrongdoing(doc, claim)) and not has_finite_verb(doc, *claim)


def _parties(doc: Document, start: int, end: int) -> tuple[Range, ...]:
    """Return the parties listed, or “each other”."""
    if tuple(normal_form(word) for word in doc.words[start : start + 2]) in reciprocals():
        return ((start, start + 2),)
    if doc.quotation_of[start] >= 0 and (behind := _behind_scare_quote(doc, start, end + 1)) > start:
        return ((start, behind),)  # accused “certain neighbors” of
    if doc.flags[start] & NUMBER and end - start == 1:
        return ()  # fined £4m
    parties = find_parties(doc, start, _before_sum(doc, start, end))
    return tuple(span for span in parties if not _is_reduced(doc, span, end))


def _before_sum(doc: Document, start: int, end: int) -> int:
    """Return where a sum of money begins behind the party: fined the bank | $3 million."""
    sums = (i for i in range(start + 1, end - 1) if doc.flags[i] & SYMBOL and doc.flags[i + 1] & NUMBER)
    return next((i for i in sums if doc.words[i - 1] != "a"), end)


def _is_reduced(doc: Document, span: Range, end: int) -> bool:
    """Tell whether a participle opens the phrase: accused the mine, | owned by Lund, | of."""
    return bool(doc.flags[span[0]] & PARTICIPLE) and span[0] + 1 < end and bool(doc.flags[span[0] + 1] & PREPOSITION)


def _is_accusable(site: Site, span: Range) -> bool:
    """Tell whether the phrase is a party, or what one did where no frame reads that as a deed."""
    reads_deeds = any(frame.object in {"deed", "misdeed"} for frame in site.cue.frames)
    return is_party(site.doc, span) or (not reads_deeds and find_doers(site.doc, *span) != ())


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
    if claim[1] <= claim[0] or is_party(site.doc, claim):
        return None  # blamed two clerks on Monday
    return Arguments(accused[:1], claim)


def _literal_first(site: Site, tails: tuple[Tail, ...], start: int) -> Arguments | None:
    """Alleged that C; complained of C; railed against A for C."""
    doc, first = site.doc, tails[0]
    if first.words == ("that",):
        return read_clause(site, start)
    at = match_tail(doc, first, start, start + 1) or find_later_tail(doc, first, start, site.last)
    if at is None or at >= site.last:
        return None
    if first.words == ("whether",):
        found = _clause(site, at)
        return found if found is not None and found.accused else None
    if first.role == "accused":
        return _accused_first(site, tails[1:], at)
    if first.role == "deed":
        return read_deed(site, at)
    claim = read_claim(site, at)
    return Arguments(find_doers(doc, *claim), claim) if claim is not None else None


def read_clause(site: Site, start: int) -> Arguments | None:
    """Return the clause behind the cue, with "that" or without: its subject is accused."""
    doc = site.doc
    for i in range(start, min(start + _GAP, site.last)):
        if doc.words[i].lower() == "that":
            return _clause(site, i + 1)
        if is_finite(doc, i, start) or doc.words[i] in {",", ";", ":"}:
            break
    phrase = noun_phrase_after(doc, start, site.last)
    if phrase is not None and doc.words[phrase.last : phrase.last + 1] == ["by"]:
        return None  # alleged fraud | by the bank: no clause
    return _clause(site, start)


def _clause(site: Site, start: int) -> Arguments | None:
    doc = site.doc
    if start >= site.last or (claim := clause_claim(doc, start, site.at, site.last)) is None:
        return None
    accused = clause_subject(doc, claim, strict=site.cue.wrong)
    return Arguments(accused, claim, "clause")


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
    named = _named_deed(doc, _behind_scare_quote(doc, first, site.last), site.last)
    claim = phrase_claim(doc, first, site.at, site.last)
    if named is None or claim is None or (is_party(doc, named) and not find_owner(doc, *claim)):
        return None
    doers = find_doers(doc, *claim)
    if not doers and not holds_wrongdoing(doc, _without_tail(doc, named)):
        return None
    return Arguments(doers, claim, "deed")


def _without_tail(doc: Document, named: Range) -> Range:
    """Return the noun phrase with its "of" alone: a spate of thefts | at the port."""
    tails = (i for i in range(named[0] + 1, named[1]) if doc.flags[i] & PREPOSITION and doc.words[i] != "of")
    return named[0], next(tails, named[1])


def _behind_scare_quote(doc: Document, first: int, last: int) -> int:
    """Return the token behind a short quotation: slammed | “reckless” | strikes by the rebels."""
    quotation = doc.quotation_of[first] if first < last else -1
    if quotation < 0 or doc.quotations[quotation].first != first:
        return first
    behind = doc.quotations[quotation].last
    return behind if behind < last and behind - first <= _SCARE else first


def _named_deed(doc: Document, first: int, last: int) -> Range | None:
    """Return the noun phrase, with a deed at its end that reads as a verb elsewhere: Harland | raids."""
    phrase = noun_phrase_after(doc, first, last)
    if phrase is None:
        return None
    more = phrase.last < last and doc.flags[phrase.last] & WRONGDOING and doc.flags[phrase.last] & VERB
    return first, phrase.last + 1 if more else phrase.last


def _behind_verdict(doc: Document, start: int, last: int) -> int:
    """Denounced as a shabby trick | Harland's raid."""
    if start >= last:
        return last
    if doc.quotation_of[start] >= 0:
        return doc.quotations[doc.quotation_of[start]].last
    for i in range(start + 1, min(last, start + _GAP)):
        if doc.flags[i] & CAPITAL or doc.flags[i] & DETERMINER:
            return i
    return start
