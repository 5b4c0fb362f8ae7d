"""Bundles, decoded or as lines of JSON -> issues, in two layers: the schema, then references and offsets.

The second layer looks only at what the first accepts. A bundle without issues can be written as it is.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.errors import Issue
from onrecord.validate.faults import Fault
from onrecord.validate.offsets import iter_offset_faults
from onrecord.validate.references import iter_reference_faults
from onrecord.validate.schemas import is_valid, iter_schema_faults

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


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


def iter_bundle_issues(lines: Iterable[bytes], path: str) -> Iterator[list[Issue]]:
    """Yield the issues of each line of a bundle file, an empty list for a line that is right; blank lines are skipped.

    Memory grows by the article_id of each line, to find those that repeat.
    """
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        bundle, issues = decode_bundle(line, where)
        if not issues:
            issues = check_bundle(bundle, where) or _find_repeat(bundle, where, seen)
        yield issues


def decode_bundle(line: bytes, where: str) -> tuple[Any, list[Issue]]:
    """Return a line of JSON decoded, or None and the issue that says why it is not JSON."""
    try:
        return msgspec.json.decode(line.removeprefix(_BYTE_ORDER_MARK)), []
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return None, [Issue(where, "$", f"is not JSON: {error}")]


def _find_repeat(bundle: dict[str, Any], where: str, seen: set[str]) -> list[Issue]:
    article = bundle["article"]
    if article["article_id"] in seen:
        return [Issue(where, "$.article.article_id", "is that of an earlier line", article["source_id"])]
    seen.add(article["article_id"])
    return []


def _find_source_id(bundle: Any) -> str | None:
    article = bundle.get("article") if isinstance(bundle, dict) else None
    source_id = article.get("source_id") if isinstance(article, dict) else None
    return source_id if isinstance(source_id, str) else None
