"""Passives: the tokens behind a passive cue -> the claim and the accuser, by the argument patterns of accusations.toml.

Assumes that times and places stand in front of both: was accused in Velden on Friday by the board of fraud. Leaves out
the accused, who stands in front of the cue.
"""

from typing import Final

from onrecord.extract.accusations.candidates import Site
from onrecord.extract.accusations.deeds import is_party
from onrecord.extract.accusations.frames import read_claim
from onrecord.extract.grammar.adverbials import skip_adverbials
from onrecord.extract.grammar.frame_tails import match_tail, read_by, skip_manner
from onrecord.extract.grammar.ranges import Range
from onrecord.lexicons.words import CALENDAR, GERUND, TIME_UNIT, normal_form
from onrecord.segment.documents import Document

_REACH: Final = 8  # tokens of time and place


def read_passive(site: Site) -> tuple[Range, Range | None] | None:
    """Return the claim and the accuser behind a passive verb: was accused | in Velden on Friday | by the board of fraud."""
    doc = site.doc
    literals = frozenset(tail.words[0] for frame in site.cue.frames for tail in frame.tails)
    start = skip_times(doc, site.end, site.last, literals)
    accuser, start = read_by(doc, start, site.last, literals)
    for frame in site.cue.frames:
        if frame.object != "accused":
            continue
        for tail in frame.tails:
            at = match_tail(doc, tail, start, start + 1 if accuser is None else min(start + 4, site.last))
            if at is not None and (claim := read_claim(site, at)) is not None:
                return (claim, accuser) if accuser is not None else _accuser_behind(site, claim)
    return None


def skip_times(doc: Document, start: int, last: int, literals: frozenset[str]) -> int:
    """Return the token behind manner, and behind when and where if a literal follows: charged | in Velden on Friday | with."""
    start = skip_manner(doc, start, last)
    end = next((i for i in range(start + 1, min(last, start + _REACH)) if _opens(doc, i, literals)), start)
    timed = any(doc.flags[i] & (CALENDAR | TIME_UNIT) for i in range(start, end))
    return end if timed and skip_adverbials(doc, start, end) == end else start


def _opens(doc: Document, i: int, literals: frozenset[str]) -> bool:
    """Tell whether the claim, or who accuses, may begin here; a time may open with the same word: in May."""
    word = normal_form(doc.words[i])
    return (word == "by" or word in literals) and not doc.flags[i + 1] & CALENDAR


def _accuser_behind(site: Site, claim: Range) -> tuple[Range, Range | None]:
    """Read who accuses behind the claim, or at its end: accused of diving | by the visiting coach."""
    doc = site.doc
    behind = claim[1] + 1 if doc.words[claim[1] : claim[1] + 1] == [","] else claim[1]
    accuser, _ = read_by(doc, behind, site.last)
    by = next((i for i in range(claim[1] - 1, claim[0], -1) if doc.words[i] == "by"), None)
    if accuser is not None or by is None or not doc.flags[claim[0]] & GERUND:
        return claim, accuser
    accuser, end = read_by(doc, by, site.last)
    if accuser is None or end < claim[1] or not is_party(doc, accuser):
        return claim, None
    return (claim[0], by), accuser
