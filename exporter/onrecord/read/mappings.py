"""`text=body,id=meta.uri` -> where each field of an article stands in records that others have named.

A name with dots leads into nested objects and, by number, into lists; over a list without a number it collects what
each of its items has (`authors=byline.name`). A key that is written with its dots comes first. `published=` leaves a
field out; a field that is named more than once (`text=body,text=content`) stands under the first name that holds
something.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from onrecord.errors import UsageError
from onrecord.read.dates import DateOrder

FIELDS = ("text", "id", "title", "url", "published", "publisher", "authors", "language")
_SHOWN_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class FieldMap:
    """The names under which each field may stand, by default its own; and which comes first in 03/04/2026, day or month."""

    names: dict[str, tuple[str, ...]] = field(default_factory=lambda: {key: (key,) for key in FIELDS})
    dates: DateOrder | None = None

    def pick(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields that the record has, under our names."""
        found = {key: value_at(record, self._name_in(record, key)) for key in self.names}
        return {key: value for key, value in found.items() if value is not MISSING}

    def pointer(self, pointer: str, record: Mapping[str, Any]) -> str:
        """Return the JSON path in the record of a path in what was picked: `$.authors[0]` is `$.byline[0]` there."""
        key, bracket, rest = pointer.removeprefix("$.").partition("[")
        return f"$.{self._name_in(record, key)}{bracket}{rest}" if key in self.names else pointer

    @property
    def all_names(self) -> set[str]:
        """The names of all fields."""
        return {name for names in self.names.values() for name in names}

    def missing_text(self, columns: Sequence[str]) -> str:
        """Return what is wrong with a table in which no column holds the text, for messages."""
        wanted = " or ".join(f"`{name}`" for name in self.names["text"])
        return f"no column {wanted} among {', '.join(columns[:_SHOWN_COLUMNS])}"

    def naming_text(self, name: str) -> str:
        """Return the option that names one more place of the text, for messages."""
        before = () if self.names["text"] == ("text",) else self.names["text"]
        return f"--map {','.join(f'text={each}' for each in (*before, name))}"

    def _name_in(self, record: Mapping[str, Any], key: str) -> str:
        """Return the first name of a field that holds something in the record, or else the first that is there."""
        names = self.names[key]
        if len(names) == 1:
            return names[0]
        values = {name: value_at(record, name) for name in names}
        held = (name for name, value in values.items() if value is not MISSING and value not in (None, ""))
        there = (name for name, value in values.items() if value is not MISSING)
        return next(chain(held, there), names[0])


class _Missing:
    """What `value_at` returns where nothing stands; null is a value."""


MISSING = _Missing()


def parse_mapping(written: Iterable[str], dates: DateOrder | None = None) -> FieldMap:
    """Return the map that `FIELD=NAME` pairs, parted by commas, make; raise UsageError for one that cannot be."""
    given = dict[str, tuple[str, ...]]()
    for pair in (pair.strip() for text in written for pair in text.split(",")):
        key, equals, name = (part.strip() for part in pair.partition("="))
        if not equals or key not in FIELDS:
            raise UsageError(f"--map cannot take {pair!r}", f"Write FIELD=NAME, FIELD being one of {', '.join(FIELDS)}")
        given[key] = (*given.get(key, ()), *filter(None, [name]))
    if given.get("text") == ():
        raise UsageError("--map leaves out text", "Name what holds the text of an article: text=NAME")
    return FieldMap({key: names for key, names in (FieldMap().names | given).items() if names}, dates)


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
