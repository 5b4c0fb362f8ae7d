"""Type evidence: words beside an unknown name -> the type that they tell, from type_evidence.toml.

Assumes lower case on both sides of a look-up. Left out: how strong the evidence is beside other evidence.
"""

from functools import cache
from typing import Literal

from onrecord.lexicons.known_names import ActorType
from onrecord.lexicons.tables import load_toml

Side = Literal["behind", "owned", "before", "apposed", "which"]


@cache
def type_evidence(side: Side) -> dict[str, ActorType]:
    """Return words on one side of a name -> the type that they tell."""
    entries = load_toml("type_evidence")["evidence"]
    return {word: entry["type"] for entry in entries if entry["side"] == side for word in entry["words"]}
