"""Names: runs of parts -> names, those of the offices' bodies and of their holders.

Assumes that an office stands in front of its holder ("Herald reporter Ana Ortiz", "Defense Secretary Ortiz"), and
that a sentence's first word has a capital whatever it is. Left out: how the words behind an office compose.
"""

from typing import Final

from onrecord.extract.names.body_names import with_body
from onrecord.extract.names.name_compositions import Name, compose
from onrecord.extract.names.name_runs import Part
from onrecord.extract.names.name_sites import NameSite
from onrecord.lexicons.name_words import (
    BODY_HEAD,
    BODY_OPENER,
    COLLECTIVE,
    COMMON,
    EVENT_OPENER,
    GENERATION,
    GIVEN,
    HANDLE,
    HEAD,
    HONORIFIC,
    KIN,
    LETTERS,
    MODIFIER,
    PLACE_OPENER,
    SILENT,
    TITLE,
)
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import titles
from onrecord.lexicons.words import DETERMINER, SAYS

_OFFICE: Final = TITLE | HONORIFIC | KIN


def split_run(site: NameSite, run: list[Part]) -> list[Name]:
    """Return the names of a run."""
    if len(run) > 1 and (run[0].flags | run[-2].flags) & EVENT_OPENER:
        return []
    parts = _without_opening(site, run)
    office = _office_end(parts) if len(parts) > 1 else None
    names = compose(site, parts) if office is None else _affiliations(site, parts[:office]) + _holder(parts[office:])
    return [with_body(site, name) for name in names]


def _holder(parts: list[Part]) -> list[Name]:
    holder = [part for part in parts if not part.flags & LETTERS or part.flags & GIVEN]
    return [Name(holder[0].first, holder[-1].last, "person", titled=True)] if holder else []


def _without_opening(site: NameSite, run: list[Part]) -> list[Part]:
    """Drop the words in front that have a capital for their place alone: "The | FBI", "Former | President"."""
    for at, part in enumerate(run):
        if not _is_empty(site, part, alone=at + 1 == len(run)):
            return [] if at and _is_thing(run[at - 1 :]) else run[at:]
    return []


def _is_thing(parts: list[Part]) -> bool:
    """Tell whether a word that names nobody takes the only word behind it along: "Internet | Harborwatch"."""
    thing, *rest = parts
    return bool(thing.flags & SILENT) and len(rest) == 1 and rest[0].sense is None and not rest[0].flags & GIVEN


def _is_empty(site: NameSite, part: Part, *, alone: bool) -> bool:
    word, flags = site.doc.words[part.first], part.flags
    if (part.sense is not None and part.last - part.first > 1) or flags & HANDLE:
        return False
    if site.doc.flags[part.first] & DETERMINER or flags & SILENT:
        return True
    if part.last - part.first > 1 or not site.opens(part.first) or word in site.seen:
        return False
    return _is_empty_opening(site, part, alone=alone)


def _is_empty_opening(site: NameSite, part: Part, *, alone: bool) -> bool:
    """Tell whether the word that opens a sentence has its capital for that alone."""
    word, flags = site.doc.words[part.first], part.flags
    if flags & COLLECTIVE and not alone and not flags & BODY_HEAD:
        return True  # Chipmaker | Brandtsen |
    if flags & (HONORIFIC | TITLE) or (flags & (BODY_OPENER | PLACE_OPENER) and not alone):
        return False
    if flags & GIVEN and not (alone or site.doc.flags[part.first] & SAYS):
        return False  # but "Said | Ortiz", though Said is a given name
    if alone and (flags & GIVEN or part.sense is not None) and site.speaks(part.last):
        return False
    if part.sense is not None and not part.sense.ambiguous:
        return False
    if not alone and word in load_toml("name_parts")["places"]["compass"]:
        return False
    return bool(flags & COMMON) or (alone and word.lower() in site.lower)


def _office_end(parts: list[Part]) -> int | None:
    """Return the index behind the last office that a holder's name follows."""
    for at in range(len(parts) - 1, 0, -1):
        office = parts[at - 1]
        opens_place = office.flags & PLACE_OPENER  # St. Bertram Health: a saint seldom acts, what bears the name does
        if not office.flags & _OFFICE or opens_place or office.sense is not None or _is_given(parts, at - 1):
            continue
        if _can_hold(office, parts[at:]):
            return at
    return None


def _is_given(parts: list[Part], at: int) -> bool:
    """Tell whether the office's word is a given name here: "Dean Ortiz", not "Assistant Dean Ortiz"."""
    flags = parts[at].flags
    if not flags & GIVEN or flags & HONORIFIC:
        return False
    return at == 0 or not parts[at - 1].flags & (TITLE | MODIFIER)


def _can_hold(office: Part, rest: list[Part]) -> bool:
    """Tell whether the parts behind an office name its holder: not "Justice | Department", "Interior Ministry | House"."""
    holder = rest[0]
    if holder.flags & (GENERATION | LETTERS | SILENT) or (holder.flags & _OFFICE and not holder.flags & GIVEN):
        return False
    if office.flags & HONORIFIC:
        return True
    if rest[-1].flags & (BODY_HEAD | TITLE) and not holder.flags & GIVEN:
        return False
    if len(rest) == 1 and holder.flags & HEAD and holder.flags & COMMON:
        return False
    sense = holder.sense
    return sense is None or bool(holder.flags & GIVEN) or sense.ambiguous or sense.type not in {"organization", "state"}


def _affiliations(site: NameSite, parts: list[Part]) -> list[Name]:
    """Return the names in front of an office, the last part: "FBI | Director", "Ostia | District Judge"."""
    *parts, office = parts
    for of_title in (2, 1):  # Chief Financial | Officer
        words = [site.doc.words[part.first] for part in (*parts[-of_title:], office) if part.sense is None]
        if len(words) > of_title and " ".join(words).lower() in titles():
            parts = parts[:-of_title]
            break
    while parts and parts[-1].sense is None and parts[-1].flags & (COMMON | _OFFICE | MODIFIER):
        if parts[-1].flags & HEAD and len(parts) > 1:
            break
        parts = parts[:-1]
    return compose(site, parts)
