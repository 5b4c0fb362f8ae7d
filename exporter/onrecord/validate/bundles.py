"""Decoded bundles -> issues, in two layers: the schema, then references and offsets.

The second layer looks only at what the first accepts. A bundle without issues can be written as it is.
"""

from collections.abc import Iterator
from typing import Any

from onrecord.errors import Issue
from onrecord.validate.faults import Fault
from onrecord.validate.offsets import iter_offset_faults
from onrecord.validate.references import iter_reference_faults
from onrecord.validate.schemas import is_valid, iter_schema_faults


def check_bundle(bundle: Any, where: str) -> list[Issue]:
    """Return what is wrong with a decoded bundle, none when it keeps the contract; never raises on what it holds."""
    source_id = _find_source_id(bundle)
    return [Issue(where, pointer, reason, source_id) for pointer, reason in iter_faults(bundle)]


def iter_faults(bundle: Any) -> Iterator[Fault]:
    """Yield what is wrong with a decoded bundle, without the place that it came from."""
    if not is_valid(bundle):
        yield from iter_schema_faults(bundle)
        return
    yield from iter_reference_faults(bundle)
    yield from iter_offset_faults(bundle)


def _find_source_id(bundle: Any) -> str | None:
    article = bundle.get("article") if isinstance(bundle, dict) else None
    source_id = article.get("source_id") if isinstance(article, dict) else None
    return source_id if isinstance(source_id, str) else None
