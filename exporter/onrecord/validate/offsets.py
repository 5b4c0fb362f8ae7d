"""A bundle that its schema accepts -> offsets that do not say what stands in the text.

Which fields are slices of the text is read from the documents (`x-span`). Only a quotation's text is not one slice but
its pieces joined by a space. Assumes the schema's types, but not that a whole number is an int: JSON Schema takes 1.0.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from onrecord.contract import json_type, properties
from onrecord.validate.faults import Fault, shown

Row = dict[str, Any]


class Slice(NamedTuple):
    """A field that repeats what stands in the text, the fields that say where, and how to get at the three."""

    name: str
    start: str
    end: str
    values: Callable[[Row], tuple[Any, Any, Any]]


def iter_offset_faults(bundle: dict[str, Any]) -> Iterator[Fault]:
    """Yield every offset of the bundle that lies outside the text, out of order, or beside other text than it says."""
    text = bundle["article"]["text"]
    for table in ("sections", "quotes", "actors", "allegations"):
        for index, row in enumerate(bundle[table]):
            for place, reason in _iter_row(table, row, text):
                yield Fault(f"$.{table}[{index}].{place}", reason)
        yield from _iter_order(table, bundle[table])
    yield from _iter_tiles(bundle["sections"])


def _iter_row(table: str, row: Row, text: str) -> Iterator[Fault]:
    """Yield the faults of one record; pointers are relative to it."""
    for piece in _slices(table):
        said, start, end = piece.values(row)
        if not _is_placed(said, start, end, text):
            yield Fault(piece.name, _describe(piece, row, text))
    for column, piece in _nested_slices(table):
        for index, (said, start, end) in enumerate(map(piece.values, row[column])):
            if not _is_placed(said, start, end, text):
                yield Fault(f"{column}[{index}].{piece.name}", _describe(piece, row[column][index], text))
    if table == "sections":
        if (fault := _find_disorder("paragraphs", row["paragraphs"], row["start"], row["end"])) is not None:
            yield fault
    elif table == "quotes":
        yield from _iter_quote(row, text)
    if "sentence_start" in row and not _is_around(row, len(text)):
        yield Fault("sentence_start", "not around the record: shares no character with it or its cue")


@cache
def _slices(table: str) -> tuple[Slice, ...]:
    return _find_slices(properties(table))


@cache
def _nested_slices(table: str) -> tuple[tuple[str, Slice], ...]:
    lists = {name: schema["items"] for name, schema in properties(table).items() if json_type(schema) == "array"}
    return tuple((name, piece) for name, items in lists.items() for piece in _find_slices(items.get("properties", {})))


def _find_slices(columns: dict[str, Any]) -> tuple[Slice, ...]:
    placed = [(name, *schema["x-span"]) for name, schema in columns.items() if "x-span" in schema]
    return tuple(Slice(name, start, end, itemgetter(name, start, end)) for name, start, end in placed)


def _is_placed(said: str | None, start: Any, end: Any, text: str) -> bool:
    """Tell whether a string stands where it is said to stand, and null nowhere."""
    if said is None:
        return start is None and end is None
    return type(start) is int and type(end) is int and start <= end <= len(text) and text[start:end] == said


def _describe(piece: Slice, row: Row, text: str) -> str:
    said, start, end = piece.values(row)
    if said is None:
        return f"null, but placed: {piece.start} or {piece.end} is not null"
    if type(start) is not int or type(end) is not int:
        return f"not placed by whole numbers: stands at {shown(start)} to {shown(end)}"
    if not start <= end <= len(text):
        return f"no range of the text: is {start} to {end}, of {len(text)} characters"
    return f"not what stands there: is {shown(said)}, while text[{start}:{end}] is {shown(text[start:end])}"


def _iter_quote(row: Row, text: str) -> Iterator[Fault]:
    """Yield what is wrong between a quotation and its pieces."""
    spans = row["spans"]
    if (fault := _find_disorder("spans", spans, 0, len(text))) is not None:
        yield fault
        return
    said = " ".join([text[span["start"] : span["end"]] for span in spans])
    if said != row["text"]:
        yield Fault("text", f"not its pieces: is {shown(row['text'])}, while spans give {shown(said)}")
    for name, edge in (("start", spans[0]["start"]), ("end", spans[-1]["end"])):
        if type(row[name]) is not int or row[name] != edge:
            yield Fault(name, f"not its pieces: is {shown(row[name])}, while spans {name} at {edge}")


def _find_disorder(column: str, spans: list[Row], low: Any, high: Any) -> Fault | None:
    """Return the first span that is empty, out of order, or outside `low` to `high`."""
    at = low
    for index, span in enumerate(spans):
        start, end = span["start"], span["end"]
        if type(start) is not int or type(end) is not int or not at <= start < end <= high:
            return Fault(f"{column}[{index}]", f"no range in order: not whole numbers within {at} to {high}")
        at = end
    return None


def _is_around(row: Row, size: int) -> bool:
    """Tell whether the record's sentence is a range of the text that shares a character with the record or its cue."""
    start, end = row["sentence_start"], row["sentence_end"]
    if type(start) is not int or type(end) is not int or not start < end <= size:
        return False
    low, high = row["start"], row["end"]
    if row["cue_start"] is not None and row["cue_end"] is not None:
        low, high = min(low, row["cue_start"]), max(high, row["cue_end"])
    return bool(start < high and low < end)


def _iter_tiles(sections: list[Row]) -> Iterator[Fault]:
    """Yield the sections, or their headings, that do not lie below the section above."""
    at: Any = 0
    for index, row in enumerate(sections):
        edges = [row[name] for name in ("heading_start", "heading_end", "start") if row[name] is not None]
        if sorted([at, *edges]) != [at, *edges]:
            yield Fault(f"$.sections[{index}].start", f"overlaps what is above: that ends at {max(at, *edges)}")
        at = max(at, row["end"])


def _iter_order(table: str, rows: list[Row]) -> Iterator[Fault]:
    """Yield the records that stand before the one above them; actors stand at their first mention."""
    starts = [row["mentions"][0]["start"] if table == "actors" else row["start"] for row in rows]
    for index, (above, below) in enumerate(pairwise(starts), start=1):
        if below < above:
            yield Fault(f"$.{table}[{index}].position", f"out of text order: {below} stands before {above}")
