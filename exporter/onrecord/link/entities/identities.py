"""Identities: a cluster of mentions -> the actor: its name, entity id, type, role and country.

Assumes that the tables know states and bodies by one name each; everybody else is known by the fullest form in the
article. Left out: telling namesakes in different articles apart.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onrecord.extract.mentions import Mention
from onrecord.lexicons.known_names import ActorType, Sense
from onrecord.lexicons.name_words import COLLECTIVE, name_flags_of
from onrecord.link.entities.clusters import Cluster
from onrecord.link.entities.countries import country_of_role
from onrecord.link.entities.shared_roles import SharedRole
from onrecord.segment.documents import Document

_CACHE_SIZE: Final = 50_000  # names; a corpus repeats its own
_INITIALS: Final = re.compile(r"\b(\w)\b[. ]+(?=\w\b)")
_NO_LETTERS: Final = re.compile(r"[\W_]+")
_APOSTROPHES: Final = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")
_OWNER: Final = re.compile(
    r"(?:'s|\N{RIGHT SINGLE QUOTATION MARK}s|(?<=s)['\N{RIGHT SINGLE QUOTATION MARK}])(?= [a-z])"
)


@dataclass(slots=True)
class Actor:
    """One actor of the article; `mentions` are positions in the list of mentions, those of all kinds."""

    name: str
    type: ActorType
    entity_id: str
    role: str | None
    country_code: str | None
    mentions: list[int]


def identify(doc: Document, mentions: list[Mention], cluster: Cluster, shared: dict[int, SharedRole]) -> Actor:
    """Return the actor of a cluster; `shared` holds the offices that a list parts among its holders."""
    cluster.mentions.sort()
    actor_type: ActorType = cluster.type or "person"
    sense = cluster.sense if cluster.sense is not None and cluster.sense.type == actor_type else None
    name = _name(doc, [mentions[at] for at in cluster.mentions], actor_type, sense)
    role, country = _role(doc, mentions, cluster, shared) if actor_type == "person" else (None, None)
    if sense is not None:
        country = sense.country
    return Actor(name, actor_type, f"{actor_type}:{_key(sense, name)}", role, country, cluster.mentions)


def _name(doc: Document, mentions: list[Mention], actor_type: ActorType, sense: Sense | None) -> str:
    """Return the fullest form in the article; a state's, and a known name all in capitals, as the table has it."""
    forms = [doc.text[mention.start : mention.end] for mention in mentions if mention.kind == "named"]
    if actor_type == "group":  # "Ruritanian Americans", not the "Ruritanian American community"
        forms = [form for form in forms if not name_flags_of(form.split()[-1]) & COLLECTIVE] or forms
    if actor_type == "person" and all(" " not in form for form in forms):
        bare = [mention for mention in mentions if mention.kind == "named" and not mention.titled]
        forms = [
            doc.text[mention.start : mention.end] for mention in bare
        ] or forms  # Denise, whom it calls Mrs. Lund too
    name = forms[0] if len(set(forms)) == 1 else _fullest(forms)
    if sense is not None and (sense.type == "state" or (name.isupper() and sense.type == "place")):
        return sense.name
    return _written_plain(name)


@lru_cache(maxsize=_CACHE_SIZE)
def _written_plain(name: str) -> str:
    """Return the name on one line, without the ending of an owner in front of an ordinary word: "Ortiz’s campaign"."""
    return _OWNER.sub("", " ".join(name.split()))


def _fullest(forms: list[str]) -> str:
    counts = Counter(forms)
    return max(counts, key=lambda form: (not form.isupper(), len(form), counts[form]))


def _key(sense: Sense | None, name: str) -> str:
    if sense is None:
        return slug(name)
    return sense.key if sense.type == "state" and sense.key else slug(sense.name)


def _role(
    doc: Document, mentions: list[Mention], cluster: Cluster, shared: dict[int, SharedRole]
) -> tuple[str | None, str | None]:
    """Return the first role that the article gives, and the country of the first that names one."""
    given: list[tuple[str, str | None]] = []
    for at in cluster.mentions:
        role = mentions[at].role
        if at in shared:
            given.append((shared[at].role, shared[at].country))
        elif role is not None:
            given.append((" ".join(doc.string(role.first, role.last).split()), country_of_role(doc, role)))
    return given[0][0] if given else None, next((country for _, country in given if country), None)


@lru_cache(maxsize=_CACHE_SIZE)
def slug(name: str) -> str:
    """Return the name in lower-case ASCII with hyphens, initials in one; letters of other scripts stay."""
    folded = unicodedata.normalize("NFKD", _INITIALS.sub(r"\1", name.translate(_APOSTROPHES)).lower())
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return _NO_LETTERS.sub("-", plain).strip("-") or "unnamed"
