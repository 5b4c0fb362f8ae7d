"""Names: runs of parts -> names, each with the type that its own words tell.

Assumes that an office stands before its holder ("Breitbart reporter Ana Ortiz", "Defense Secretary Ortiz") and a body's
head word at its end. A name whose words tell nothing has no type: its context and its other mentions decide later.
Left out: names of events, laws and works, which are no actors.
"""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extract.name_runs import Part
from onrecord.extract.name_sites import NameSite
from onrecord.lexicons.known_names import ActorType, Sense
from onrecord.lexicons.name_words import (
    ACRONYM,
    BODY_HEAD,
    COMMON,
    EVENT_HEAD,
    GENERATION,
    GIVEN,
    HANDLE,
    HEAD,
    HONORIFIC,
    KIN,
    LETTERS,
    MODIFIER,
    PLACE_HEAD,
    PLACE_OPENER,
    SILENT,
    TAG,
    TITLE,
    WORK_HEAD,
)
from onrecord.lexicons.words import ABBREVIATION, DETERMINER, flags_of

_OFFICE = TITLE | HONORIFIC | KIN
_REGIONS = frozenset({"state", "capital", "city", "province", "region"})


class Name(NamedTuple):
    """Tokens first to last (half open). `titled` says that an office or honorific stands right before it.

    `weak` says that the words alone do not show that it is a name at all.
    """

    first: int
    last: int
    type: ActorType | None
    sense: Sense | None = None
    titled: bool = False
    weak: bool = False


def split_run(site: NameSite, run: list[Part]) -> Iterator[Name]:
    """Yield the names of a run: those of the offices' bodies, and the holder's."""
    parts = _without_opening(site, run)
    office = _office_end(parts)
    if office is None:
        yield from _compose(site, parts)
        return
    yield from _affiliations(site, parts[: office - 1])
    holder = [part for part in parts[office:] if not part.flags & LETTERS or part.flags & GIVEN]
    if holder:
        last = holder[-1].last
        yield Name(holder[0].first, last, "person", titled=True)


def _without_opening(site: NameSite, run: list[Part]) -> list[Part]:
    """Drop the words in front that have a capital for their place alone: "The | FBI", "Former | President"."""
    for at, part in enumerate(run):
        if not _is_empty(site, part, alone=at + 1 == len(run)):
            return run[at:]
    return []


def _is_empty(site: NameSite, part: Part, *, alone: bool) -> bool:
    word, flags = site.doc.words[part.first], part.flags
    if part.sense is not None and part.last - part.first > 1:
        return False
    if site.doc.flags[part.first] & DETERMINER or flags & SILENT:
        return True
    if not flags & COMMON or not site.opens(part.first) or part.last - part.first > 1:
        return False
    if flags & (HONORIFIC | TITLE) or (flags & GIVEN and not alone):
        return False
    return word not in site.seen and (part.sense is None or part.sense.ambiguous)


def _office_end(parts: list[Part]) -> int | None:
    """Return the index behind the last office that a holder's name follows."""
    for at in range(len(parts) - 1, 0, -1):
        office, holder = parts[at - 1], parts[at]
        if not office.flags & _OFFICE or office.sense is not None:
            continue
        if office.flags & GIVEN and not office.flags & HONORIFIC and (at == 1 or not parts[at - 2].flags & TITLE):
            continue
        if _can_hold(office, holder, parts[at:]):
            return at
    return None


def _can_hold(office: Part, holder: Part, rest: list[Part]) -> bool:
    if holder.flags & (GENERATION | LETTERS | SILENT) or (holder.flags & _OFFICE and not holder.flags & GIVEN):
        return False
    if office.flags & HONORIFIC:
        return True
    if rest[-1].flags & BODY_HEAD and not holder.flags & GIVEN:
        return False
    if len(rest) == 1 and holder.flags & HEAD and holder.flags & COMMON:
        return False
    if (
        holder.sense is not None
        and not holder.flags & GIVEN
        and holder.sense.type == "organization"
        and not holder.sense.ambiguous
    ):
        return False
    return not (holder.flags & COMMON and len(rest) == 1 and office.flags & COMMON and not office.flags & TITLE)


def _affiliations(site: NameSite, parts: list[Part]) -> Iterator[Name]:
    """Yield the names in front of an office: "FBI | Director", "Clinton | Communication Director"."""
    while (
        parts
        and parts[-1].sense is None
        and parts[-1].flags & (COMMON | _OFFICE | MODIFIER)
        and not parts[-1].flags & HEAD
    ):
        parts = parts[:-1]
    if parts and not (len(parts) == 1 and parts[0].sense is None and parts[0].flags & (COMMON | TITLE)):
        yield from _compose(site, parts)


def _compose(site: NameSite, parts: list[Part]) -> Iterator[Name]:
    """Yield the names of parts among which no office holds a name."""
    if not parts:
        return
    if len(parts) == 1:
        yield from _single(site, parts[0])
        return
    lead, rest = parts[0], parts[1:]
    if _is_headed(parts):
        yield from _headed(site, parts)
    elif lead.sense is not None and lead.sense.kind == "adjective":
        yield from _behind_adjective(site, lead, rest)
    elif lead.sense is not None:
        yield from _behind_known(site, lead, rest)
    else:
        yield from _words(site, parts)


def _is_headed(parts: list[Part]) -> bool:
    last = parts[-1]
    if last.sense is not None:
        return False
    if parts[0].flags & PLACE_OPENER and not parts[0].sense:
        return True
    if not last.flags & HEAD:
        return False
    return not (parts[0].flags & GIVEN and len(parts) == 2 and (not last.flags & BODY_HEAD or not last.flags & COMMON))  # noqa: PLR2004


def _headed(site: NameSite, parts: list[Part]) -> Iterator[Name]:
    flags = parts[-1].flags
    first, last = parts[0].first, parts[-1].last
    if flags & BODY_HEAD:
        yield Name(first, last, "organization")
    elif flags & PLACE_HEAD or parts[0].flags & PLACE_OPENER:
        yield Name(first, last, "place")


def _behind_adjective(site: NameSite, lead: Part, rest: list[Part]) -> Iterator[Name]:
    """Yield "Kenyan | Susan Ortiz", "American Crossroads" or "Kurdish | Peshmerga"."""
    is_person = rest[0].flags & GIVEN or (len(rest) > 1 and not any(part.flags & (COMMON | HEAD) for part in rest))
    if rest[0].sense is not None or is_person or rest[0].flags & (TITLE | MODIFIER):
        yield from _compose(site, rest)
    elif not all(part.flags & COMMON for part in rest):
        yield Name(lead.first, rest[-1].last, "organization")


def _behind_known(site: NameSite, lead: Part, rest: list[Part]) -> Iterator[Name]:
    """Yield "Paris Hilton", "Dallas Mavericks", "U.S. State Department", "Iowa | Republicans"."""
    sense = lead.sense
    assert sense is not None  # noqa: S101 - the caller looked
    last = rest[-1]
    following = rest[0].sense
    if (
        following is not None
        and following.type == "organization"
        and len(rest) == 1
        and sense.type in {"state", "place"}
    ):
        yield Name(lead.first, last.last, "organization", following)
    elif following is not None or rest[0].flags & (TITLE | SILENT):
        yield from _single(site, lead)
        yield from _compose(site, rest)
    elif lead.flags & GIVEN and (sense.ambiguous or rest[0].flags & GIVEN or not rest[0].flags & COMMON):
        yield from _words(site, [lead, *rest])
    elif rest[0].flags & GIVEN and sense.type != "group":
        yield from _single(site, lead)
        yield from _compose(site, rest)
    elif all(part.flags & COMMON for part in rest) and sense.type in {"state", "group"}:
        yield from _single(site, lead)
    else:
        yield Name(
            lead.first, last.last, "organization" if sense.kind in _REGIONS or sense.type == "organization" else None
        )


def _words(site: NameSite, parts: list[Part]) -> Iterator[Name]:
    """Yield the name that unknown words make, up to a known body at the end."""
    for at, part in enumerate(parts[1:], start=1):
        if part.sense is not None and part.sense.kind in {"adjective"}:
            yield from _compose(site, parts[:at])
            yield from _compose(site, parts[at:])
            return
    first, last = parts[0], parts[-1]
    while len(parts) > 1 and parts[-1].flags & LETTERS and not parts[-1].flags & GIVEN:
        parts = parts[:-1]
        last = parts[-1]
    if first.flags & GIVEN:
        yield Name(first.first, last.last, "person")
    elif all(part.flags & COMMON for part in parts):
        yield Name(first.first, last.last, None, weak=True)
    elif last.sense is not None and first.flags & COMMON:
        yield from _single(site, last)
    else:
        yield Name(first.first, last.last, None)


def _single(site: NameSite, part: Part) -> Iterator[Name]:
    sense, flags = part.sense, part.flags
    if flags & (TAG | HANDLE):
        yield from _tagged(site, part)
    elif sense is not None and sense.kind == "adjective":
        if _names_people(site, part):
            yield Name(part.first, part.last, "group", sense)
    elif sense is not None:
        yield Name(part.first, part.last, sense.type, sense, weak=sense.ambiguous)
    elif (
        (flags & (_OFFICE | MODIFIER | EVENT_HEAD | WORK_HEAD)
        and not flags & (GIVEN | BODY_HEAD | PLACE_HEAD))
        or flags & SILENT
    ):
        return
    elif part.last - part.first > 1:
        if flags & (EVENT_HEAD | WORK_HEAD) and not flags & (BODY_HEAD | PLACE_HEAD):
            return
        yield Name(
            part.first,
            part.last,
            "organization" if flags & BODY_HEAD else "place" if flags & (PLACE_HEAD | PLACE_OPENER) else None,
        )
    elif flags & ACRONYM and not flags & COMMON:
        yield Name(part.first, part.last, "organization", weak=False)
    else:
        yield Name(part.first, part.last, None, weak=bool(flags & COMMON))


def _names_people(site: NameSite, part: Part) -> bool:
    """Tell whether the adjective stands for its people: "the French and", "the British,"."""
    doc = site.doc
    if part.first == 0 or doc.words[part.first - 1].lower() != "the" or part.last >= len(doc.words):
        return False
    following = doc.flags[part.last]
    return (
        not doc.words[part.last][0].isalnum()
        or bool(following & flags_of("have") & ~ABBREVIATION)
        or doc.words[part.last] in {"and", "or"}
    )


def _tagged(site: NameSite, part: Part) -> Iterator[Name]:
    if part.flags & HANDLE:
        yield Name(part.first, part.last, "person")
    elif site.doc.words[part.first - 1 : part.first] == ["("]:
        yield Name(part.first, part.last, "place")
