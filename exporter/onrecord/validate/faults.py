"""Faults: what is wrong inside one bundle, before anybody knows which file it came from."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

_SHOWN = 60


class Fault(NamedTuple):
    """A place in the bundle (`$.quotes[3].speaker_id`) and what is wrong there.

    The reason is the kind of fault, then a colon and its particulars, where there are any.
    """

    pointer: str
    reason: str


def pointer(path: Iterable[str | int]) -> str:
    """Return the JSON path of keys and indexes from the root, `$`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def shown(value: Any) -> str:
    """Return the value as a message shows it: short, on one line, in ASCII."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array"
    written = json.dumps(value[:_SHOWN] if isinstance(value, str) else value, default=repr)
    is_cut = len(written) > _SHOWN or (isinstance(value, str) and len(value) > _SHOWN)
    return f"{written[:_SHOWN].rstrip(chr(34))}…" if is_cut else written
