"""Name compositions: the parts of a run without offices -> names, with the type that their own words tell.

Assumes that a body's or a place's head word ends its name ("Ostia Savings Bank"), and that a given name begins a
person's. A name whose words tell nothing has no type: its context and its other mentions decide later. Left out: names
of events, laws and works, which are no actors.
"""

from dataclasses import dataclass
from typing import Final

from onrecord.extract.names.adjective_names import Found, name_of_adjective, state_body
from onrecord.extract.names.name_runs import Part
from onrecord.extract.names.name_sites import NameSite
from onrecord.lexicons.known_names import ActorType, Sense
from onrecord.lexicons.name_words import (
    ACRONYM,
    BODY_HEAD,
    BODY_OPENER,
    CAMEL,
    COMMON,
    EVENT_HEAD,
    GIVEN,
    HANDLE,
    HEAD,
    HONORIFIC,
    KIN,
    LETTERS,
    MODIFIER,
    ORDINAL,
    PLACE_HEAD,
    PLACE_OPENER,
    SILENT,
    TAG,
    TITLE,
    WORK_HEAD,
)
from onrecord.lexicons.type_evidence import type_evidence
from onrecord.lexicons.words import POSSESSIVE_MARKS

_OFFICE: Final = TITLE | HONORIFIC | KIN | MODIFIER
_THINGS: Final = EVENT_HEAD | WORK_HEAD
_ACTORS: Final = BODY_HEAD | PLACE_HEAD
_REGIONS: Final = frozenset({"state", "capital", "city", "province", "region"})


@dataclass(slots=True)
class Name:
    """Tokens first to last (half open). `titled` says that an office or honorific stands right before it.

    `weak` says that the words alone do not show that it is a name at all.
    """

    first: int
    last: int
    type: ActorType | None
    sense: Sense | None = None
    titled: bool = False
    weak: bool = False


def compose(site: NameSite, parts: list[Part]) -> list[Name]:
    """Return the names of parts among which no office holds a name."""
    if len(parts) <= 1:
        name = _single(site, parts[0]) if parts else None
        return [] if name is None else [name]
    if parts[0].flags & BODY_OPENER and len(parts) == 2 and _is_place(parts[1]):  # noqa: PLR2004 - "Air Astana"
        return [Name(parts[0].first, parts[1].last, "organization")]
    inner = _inner_head(parts)
    if inner is not None:
        return _parted(site, parts, inner)
    if _is_headed(parts) and not _holds_office(site, parts):
        return _headed(parts)
    if _is_tailed(parts):
        return [Name(parts[0].first, parts[-1].last, "organization")]
    if parts[0].sense is not None:
        return _behind_known(site, parts[0].sense, parts)
    return _words(site, parts)


def _parted(site: NameSite, parts: list[Part], at: int) -> list[Name]:
    return compose(site, parts[:at]) + compose(site, parts[at:])


def _is_place(part: Part) -> bool:
    return part.sense is not None and part.sense.type in {"place", "state"}


def _inner_head(parts: list[Part]) -> int | None:
    """Return where a person's name begins behind a body's: "Audit Committee | Ana Ortiz"."""
    for at in range(1, len(parts) - 1):
        if parts[at - 1].flags & BODY_HEAD and not parts[at - 1].flags & GIVEN and _is_full_name(parts[at:]):
            return at
    return None


def _is_full_name(parts: list[Part]) -> bool:
    """Tell whether the parts can be a given name and a surname."""
    if len(parts) < 2 or parts[-1].flags & HEAD:  # noqa: PLR2004 - two names
        return False
    return bool(parts[0].flags & GIVEN) or not any(part.sense or part.flags & (COMMON | HEAD) for part in parts)


def _is_headed(parts: list[Part]) -> bool:
    """Tell whether the last word, or a place's first, heads the whole: "Otter River", not "Ana River"."""
    lead, last = parts[0], parts[-1]
    if last.sense is not None:
        return False
    if lead.flags & PLACE_OPENER and lead.sense is None:
        return True
    is_person = lead.flags & GIVEN and len(parts) == 2 and not (last.flags & BODY_HEAD and last.flags & COMMON)  # noqa: PLR2004 - a given name and a surname
    return bool(last.flags & HEAD) and not is_person


def _holds_office(site: NameSite, parts: list[Part]) -> bool:
    """Tell whether a person's office in small letters stands right in front of two names: chairwoman | Ana Banks |."""
    before = parts[0].first - 1
    is_name = parts[0].flags & GIVEN and len(parts) == 2 and not parts[-1].flags & PLACE_HEAD  # noqa: PLR2004 - a given name and a surname
    is_office = site.kinds[before] & TITLE and site.doc.words[before].lower() not in type_evidence("apposed")
    return bool(is_name and is_office)


def _is_tailed(parts: list[Part]) -> bool:
    """Tell whether a body's head leads, and its field ends the name: "Committee on Harbor | Safety"."""
    lead, rest = parts[0], parts[1:]
    is_body = lead.last - lead.first > 1 and lead.sense is None and lead.flags & BODY_HEAD
    return bool(is_body) and all(part.flags & COMMON and part.sense is None for part in rest)


def _headed(parts: list[Part]) -> list[Name]:
    lead, last = parts[0], parts[-1]
    if last.flags & BODY_HEAD:
        return [Name(lead.first, last.last, "organization")]
    is_place = last.flags & PLACE_HEAD or lead.flags & PLACE_OPENER
    return [Name(lead.first, last.last, "place")] if is_place else []


def _behind_known(site: NameSite, sense: Sense, parts: list[Part]) -> list[Name]:
    """Return the names of a known one and what follows it."""
    lead, rest = parts[0], parts[1:]
    following = rest[0].sense
    if sense.kind == "adjective":
        return _behind_adjective(site, lead, rest)
    if (
        following is not None
        and following.type == "organization"
        and len(rest) == 1
        and sense.type in {"state", "place"}
    ):
        return [Name(lead.first, rest[-1].last, "organization", following)]
    if following is not None and not (lead.flags & GIVEN and following.kind == "adjective"):
        return _parted(site, parts, 1)
    if lead.flags & GIVEN and (sense.ambiguous or rest[0].flags & GIVEN or not rest[0].flags & COMMON):
        return _words(site, parts)
    if (
        rest[0].flags & (GIVEN | TITLE | SILENT)
        or sense.type == "group"
        or (sense.type == "state" and _is_full_name(rest))
    ):
        return _parted(site, parts, 1)
    is_body = sense.kind in _REGIONS or sense.type == "organization"
    return [Name(lead.first, rest[-1].last, "organization" if is_body else None)]


def _behind_adjective(site: NameSite, lead: Part, rest: list[Part]) -> list[Name]:
    """Return "Kenyan | Ana Ortiz", "American Harborwatch" or "Kenyan | Parliament"."""
    is_person = rest[0].flags & GIVEN or (len(rest) > 1 and not any(part.flags & (COMMON | HEAD) for part in rest))
    if rest[0].sense is not None or is_person or rest[0].flags & (TITLE | MODIFIER):
        return compose(site, rest)
    if all(part.flags & COMMON for part in rest) and site.opens(lead.first):
        return []
    return [Name(lead.first, rest[-1].last, "organization")]


def _words(site: NameSite, parts: list[Part]) -> list[Name]:
    """Return the name that unknown words make, and those of known names behind."""
    while len(parts) > 1 and parts[-1].flags & LETTERS and not parts[-1].flags & GIVEN:
        parts = parts[:-1]
    if len(parts) > 2 and parts[1].flags & GIVEN and parts[0].flags & COMMON and not parts[0].flags & GIVEN:  # noqa: PLR2004 - a given name, a surname
        parts = parts[1:]
    lead, last = parts[0], parts[-1]
    split = _second_name(parts)
    if split is not None:
        return _parted(site, parts, split)
    if lead.flags & GIVEN:
        return [Name(lead.first, last.last, "person")]
    if all(part.flags & COMMON for part in parts):
        return [Name(lead.first, last.last, None, weak=True)]
    if last.sense is not None and lead.flags & COMMON:
        whole = (
            last.flags & BODY_HEAD and site.doc.words[lead.first - 1].lower() == "the"
        )  # the Widows Redemption | Congress |
        return [Name(lead.first, last.last, "organization")] if whole else compose(site, [last])
    is_body = _is_firm(site, parts) or _is_known_body(last)
    return [Name(lead.first, last.last, "organization" if is_body else None)]


def _is_known_body(part: Part) -> bool:
    """Tell whether the part is a body of which many places have one: "Southwark | Crown Court |"."""
    return part.sense is not None and part.sense.type == "organization" and part.last - part.first > 1


def _is_firm(site: NameSite, parts: list[Part]) -> bool:
    """Tell whether partners or a brand make the name: "Brandt & Sons", "HarborWatch Gulls"."""
    return "&" in site.doc.words[parts[0].first : parts[-1].last] or bool(parts[0].flags & CAMEL)


def _second_name(parts: list[Part]) -> int | None:
    """Return where a known name of its own begins behind unknown words: "Ana Ortiz | White House", not "Ana Breton"."""
    for at, part in enumerate(parts):
        if not at or part.sense is None:
            continue
        if part.sense.kind == "adjective" and not (parts[0].flags & GIVEN and at == len(parts) - 1):
            return at
        if part.last - part.first > 1 and parts[0].flags & GIVEN and part.sense.type in {"organization", "state"}:
            return at
    return None


def _single(site: NameSite, part: Part) -> Name | None:
    if part.flags & (TAG | HANDLE):
        return _tagged(site, part)
    if part.sense is not None:
        return _known(site, part, part.sense)
    return _unknown(site, part)


def _unknown(site: NameSite, part: Part) -> Name | None:
    first, last, flags = part.first, part.last, part.flags
    if flags & _ACTORS and (place := _numbered(site, part)) is not None:
        return place
    if flags & SILENT or _is_called_to(site, part) or (flags & _THINGS and not flags & (GIVEN | _ACTORS)):
        return None
    if flags & _OFFICE and not flags & (GIVEN | _ACTORS):
        return Name(first, last, None, weak=True)
    if last - first > 1:
        return Name(first, last, _type_of_joined(site, part))
    if (mixed := name_of_adjective(site, first, None)) is not None:
        return Name(*mixed) if mixed[2] is not None else None
    if flags & CAMEL or (flags & ACRONYM and not flags & COMMON):
        return Name(first, last, "organization")
    return Name(first, last, None, weak=bool(flags & COMMON) or site.tells_nothing(first) or site.is_numbered(last))


def _is_called_to(site: NameSite, part: Part) -> bool:
    """Tell whether the title is a call: "My | Lord |, it is late"."""
    return site.doc.words[part.first - 1] == "My" and site.doc.words[part.last] == ","


def _type_of_joined(site: NameSite, part: Part) -> ActorType | None:
    """Return the type of a name of several words that small words join: "University of Ostia", "Brandt & Voss"."""
    if part.flags & BODY_HEAD or _is_firm(site, [part]):
        return "organization"
    return "place" if part.flags & (PLACE_HEAD | PLACE_OPENER) else None


def _numbered(site: NameSite, part: Part) -> Name | None:
    """Return "53rd Street" or "9th Legion"."""
    before = part.first - 1
    if not site.kinds[before] & ORDINAL:
        return None
    return Name(before, part.last, "organization" if part.flags & BODY_HEAD else "place")


def _known(site: NameSite, part: Part, sense: Sense) -> Name | None:
    if sense.ambiguous and _is_called_to(site, part):
        return None
    if sense.kind == "adjective":
        named = name_of_adjective(site, part.first, sense, part.last)
        return Name(*named) if named is not None else Name(part.first, part.last, None, sense, weak=True)
    if sense.kind == "state" and (body := _body_of_state(site, part, sense)) is not None:
        return Name(*body)
    if sense.kind == "party" and part.flags & ACRONYM and site.modifies(part.last):
        return None
    has_article = sense.type == "organization" and site.doc.words[part.first].lower() == "the"
    return Name(part.first + has_article, part.last, sense.type, sense, weak=sense.ambiguous)


def _body_of_state(site: NameSite, part: Part, sense: Sense) -> Found | None:
    """Return the body that the state owns: "US | military", "Kenya’s | army"."""
    if site.doc.words[part.last] in POSSESSIVE_MARKS:
        return state_body(site, part.first, part.last + 1, sense)
    return state_body(site, part.first, part.last, sense) if part.flags & ACRONYM else None


def _tagged(site: NameSite, part: Part) -> Name | None:
    if part.flags & HANDLE:
        return Name(part.first, part.last, "person")
    return Name(part.first, part.last, "place") if site.doc.words[part.first - 1] == "(" else None
