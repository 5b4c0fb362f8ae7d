"""`text=body,id=meta.uri` -> where each field of an article stands in records that others have named.

A name with dots leads into nested objects and, by number, into lists; over a list without a number it collects what each
of its items has (`authors=byline.name`). A key that is written with its dots comes first. `published=` leaves a field out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import UsageError

FIELDS = ("text", "id", "title", "url", "published", "publisher", "authors", "language")


@dataclass(frozen=True, slots=True)
class FieldMap:
    """The name under which each field stands; fields that are not named otherwise stand under their own."""

    names: dict[str, str] = field(default_factory=lambda: dict(zip(FIELDS, FIELDS, strict=True)))

    def pick(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields that the record has, under our names."""
        found = {key: value_at(record, name) for key, name in self.names.items()}
        return {key: value for key, value in found.items() if value is not MISSING}

    def pointer(self, pointer: str) -> str:
        """Return the JSON path in the record of a path in what was picked: `$.authors[0]` is `$.byline[0]` there."""
        key, bracket, rest = pointer.removeprefix("$.").partition("[")
        return f"$.{self.names[key]}{bracket}{rest}" if key in self.names else pointer


class _Missing:
    """What `value_at` returns where nothing stands; null is a value."""


MISSING = _Missing()


def parse_mapping(written: Iterable[str]) -> FieldMap:
    """Return the map that `FIELD=NAME` pairs, parted by commas, make; raise UsageError for one that cannot be."""
    given = dict[str, str]()
    for pair in (pair.strip() for text in written for pair in text.split(",")):
        key, equals, name = (part.strip() for part in pair.partition("="))
        if not equals or key not in FIELDS:
            raise UsageError(f"--map cannot take {pair!r}", f"Write FIELD=NAME, FIELD being one of {', '.join(FIELDS)}")
        if key in given:
            raise UsageError(f"--map names {key} twice", "Name each field once")
        given[key] = name
    if given.get("text") == "":
        raise UsageError("--map leaves out text", "Name what holds the text of an article: text=NAME")
    return FieldMap({key: name for key, name in (FieldMap().names | given).items() if name})


def value_at(record: Any, name: str) -> Any:
    """Return what stands under a name with dots, MISSING when nothing does."""
    if isinstance(record, Mapping) and name in record:
        return record[name]
    head, dot, rest = name.partition(".")
    if isinstance(record, list):
        return _in_list(record, name)
    if not dot or not isinstance(record, Mapping) or head not in record:
        return MISSING
    return value_at(record[head], rest)


def _in_list(items: list[Any], name: str) -> Any:
    head, _, rest = name.partition(".")
    if head.isdecimal():
        inside = items[int(head)] if int(head) < len(items) else MISSING
        return value_at(inside, rest) if rest and inside is not MISSING else inside
    found = [value_at(item, name) for item in items]
    return [value for value in found if value is not MISSING] or MISSING
