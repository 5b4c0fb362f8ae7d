"""Organizations: names of well-known bodies -> Entry, from organizations.tsv.

The kinds are world_body, seat, agency, legislature, party, media, company, ngo, team and military. A seat ("Kremlin") is
a metonym for the government of its state. Left out: bodies whose name says what they are ("Port of Ostia Authority"),
which `organization_heads.txt` finds by their last or first word.
"""

from functools import cache, lru_cache

from onrecord.lexicons.gazetteers import Entry, index_entries


@cache
def organizations_by_name() -> dict[str, tuple[Entry, ...]]:
    """Return name or alias, without article -> the organizations that bear it, more than one for "AFP"."""
    return index_entries("organizations")


@lru_cache(maxsize=10_000)
def is_seat(name: str) -> bool:
    """Tell whether the name is that of a seat of government."""
    return any(entry.kind == "seat" for entry in organizations_by_name().get(name, ()))
