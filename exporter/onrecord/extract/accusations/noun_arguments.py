"""Noun arguments: the tokens behind a noun of accusation -> claim, accuser and accused, in any order.

Assumes that prepositions tell them apart: complaint | by A | against B | over C. Leaves out what stands in front.
"""

from typing import Final, NamedTuple

from onrecord.extract.accusations.candidates import Site
from onrecord.extract.accusations.charges import holds_wrongdoing
from onrecord.extract.accusations.claims import phrase_claim
from onrecord.extract.accusations.deeds import find_parties, is_party
from onrecord.extract.accusations.frames import read_clause, read_deed
from onrecord.extract.grammar.frame_tails import skip_hedge
from onrecord.extract.grammar.phrases import noun_phrase_after
from onrecord.extract.grammar.ranges import Range
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite
from onrecord.lexicons.accusations import Tail, governors
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    BASE,
    CALENDAR,
    CAPITAL,
    COORDINATOR,
    GERUND,
    PARTICIPLE,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    normal_form,
)
from onrecord.segment.documents import Document

_BRACKET: Final = 6  # tokens of a parenthesis that explains a name: the Liberal Press Council (LPC)


class NounArguments(NamedTuple):
    """What stands around a noun of accusation, so far."""

    claim: Range | None = None
    accuser: Range | None = None
    accused: tuple[Range, ...] = ()
    against: bool = False


def read_behind(site: Site) -> NounArguments:
    """Return what the prepositions behind the noun introduce, up to the claim."""
    doc, i, found = site.doc, site.end, NounArguments()
    while i < site.last and found.claim is None:
        word = normal_form(doc.words[i])
        tail = next((tail for frame in site.cue.frames for tail in frame.tails if tail.words == (word,)), None)
        if tail is None and i == site.end and doc.flags[i] & PERSONAL:
            tail, i = _that(site), i - 1  # claims | she lied
        if tail is None:
            step = _step(doc, i, site.last)
            if step is None:
                break
            i = step
            continue
        found, i = _argument(site, tail, i + 1, found)
    return found


def _that(site: Site) -> Tail | None:
    return next((tail for frame in site.cue.frames for tail in frame.tails if tail.words == ("that",)), None)


def _step(doc: Document, i: int, last: int) -> int | None:
    """Step over what no frame names: “with the council”, “on Sunday”, “was made”; None at the end of the clause."""
    flags = doc.flags[i]
    if doc.words[i] == "to" and i + 1 < last and doc.flags[i + 1] & BASE:
        return None  # filed a complaint | to show that
    if flags & PREPOSITION and (phrase := noun_phrase_after(doc, i + 1, last)) is not None:
        return phrase.last
    if (
        doc.words[i] == "("
        and (closing := next((k for k in range(i, min(last, i + _BRACKET)) if doc.words[k] == ")"), None)) is not None
    ):
        return closing + 1
    if flags & (CALENDAR | ADVERB) or (
        flags & PARTICIPLE and not flags & GERUND and i + 1 < last and doc.flags[i + 1] & PREPOSITION
    ):
        return i + 1
    return None


def _argument(site: Site, tail: Tail, start: int, found: NounArguments) -> tuple[NounArguments, int]:
    doc = site.doc
    if start >= site.last:
        return found, site.last
    if tail.role in {"accused", "accuser"}:
        parties = find_parties(doc, start, _before_next(site, start))
        if not parties:
            return found, site.last
        spans = parties if tail.role == "accused" else parties[:1]
        changed = (
            found._replace(accused=spans, against=True) if tail.role == "accused" else found._replace(accuser=spans[0])
        )
        return changed, parties[-1][1]
    if tail.words == ("that",):
        clause = read_clause(site._replace(end=start), start)
        if clause is None or normal_form(doc.words[clause.claim[1] - 1]) in governors("accused_subject"):
            return found, site.last  # an accusation that it | denies
        return found._replace(claim=without_main_verb(site, clause.claim, verbs=1), accused=clause.accused), site.last
    if tail.role == "deed":
        deed = read_deed(site, start)
        if deed is None:
            return found, site.last
        return found._replace(claim=without_main_verb(site, deed.claim, verbs=0), accused=deed.accused), site.last
    return _claim(site, start, found), site.last


def _before_next(site: Site, start: int) -> int:
    """Return where the next argument begins: against the clinic | over unpaid wages."""
    doc = site.doc
    literals = {tail.words[0] for frame in site.cue.frames for tail in frame.tails} - {"of"}
    return next((i for i in range(start, site.last) if normal_form(doc.words[i]) in literals), site.last)


def _claim(site: Site, start: int, found: NounArguments) -> NounArguments:
    """Read the claim, and cut off who it is against, or by whom: accusations of fraud | against the mayor."""
    doc = site.doc
    claim = phrase_claim(doc, skip_hedge(doc, start, site.last), site.at, site.last)
    if claim is None:
        return found
    claim = without_main_verb(site, claim, verbs=0)
    if is_party(doc, claim) and not holds_wrongdoing(doc, claim) and doc.flags[claim[0]] & CAPITAL:
        return found._replace(accuser=claim)
    for i in range(claim[0] + 1, claim[1] - 1):
        word = normal_form(doc.words[i])
        if word == "against" and not found.accused and (parties := find_parties(doc, i + 1, claim[1])):
            return found._replace(claim=(claim[0], i), accused=parties, against=True)
    return found._replace(claim=claim)


def without_main_verb(site: Site, claim: Range, *, verbs: int) -> Range:
    """Cut the claim in front of the verb that the noun is the subject of: the charge that he lied | shook the town."""
    doc = site.doc
    if has_finite_verb(doc, site.lower, site.at):
        return claim
    joining = RELATIVE | COORDINATOR | AUXILIARY | SUBORDINATOR
    for i in range(claim[0] + 1, claim[1]):
        if not (is_finite(doc, i, claim[0]) or doc.flags[i] & AUXILIARY) or doc.flags[i - 1] & joining:
            continue
        if verbs == 0:
            opens = doc.quotation_of[i] >= 0 and doc.quotations[doc.quotation_of[i]].first == i - 1
            return claim[0], i - opens  # accused of theft | “lied to the board”
        verbs -= 1
    return claim
