"""A bundle that its schema accepts -> ids, counts and references that do not hold.

Which fields refer to which table is read from the documents (`x-foreignKey`). `duplicate_of` and `supersedes` may name
articles of other datasets and are left alone.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from onrecord.contract import (
    DOCUMENT_OF,
    TABLES,
    article_id,
    document,
    json_type,
    properties,
    record_id,
    text_sha256,
    word_count,
)
from onrecord.validate.faults import Fault, shown

Row = dict[str, Any]


class Link(NamedTuple):
    """A field that names a record of another table, or a list of them."""

    name: str
    target: str
    is_list: bool


def iter_reference_faults(bundle: dict[str, Any]) -> Iterator[Fault]:
    """Yield every id that is not what it should be, and every reference that leads nowhere in the bundle."""
    article = bundle["article"]
    yield from _iter_article(article)
    known = {table: {row[primary_key(table)] for row in bundle[table]} for table in TABLES[1:]}
    known["articles"] = {article["article_id"]}
    for table in TABLES[1:]:
        for index, row in enumerate(bundle[table]):
            for place, reason in _iter_row(table, row, known):
                yield Fault(f"$.{table}[{index}].{place}", reason)
        yield from _iter_places(table, bundle[table], article["article_id"])
    yield from _iter_sections(bundle)
    yield from _iter_actors(bundle["actors"])


@cache
def primary_key(table: str) -> str:
    """Return the column that identifies the rows of a table."""
    return str(document(DOCUMENT_OF[table])["x-primaryKey"][0])


def _iter_article(article: Row) -> Iterator[Fault]:
    text = article["text"]
    expected = {
        "article_id": article_id(article["source_id"], text),
        "text_sha256": text_sha256(text),
        "word_count": word_count(text),
    }
    for name, value in expected.items():
        if article[name] != value or type(article[name]) is not type(value):
            yield Fault(f"$.article.{name}", f"does not fit the article: is {shown(article[name])}, not {shown(value)}")


def _iter_places(table: str, rows: list[Row], article: str) -> Iterator[Fault]:
    """Yield the positions and ids that do not say the record's place in its table."""
    key = primary_key(table)
    for index, row in enumerate(rows):
        position, expected = index + 1, record_id(article, table, index + 1)
        if type(row["position"]) is not int or row["position"] != position:
            yield Fault(f"$.{table}[{index}].position", f"not its place: is {shown(row['position'])}, not {position}")
        if row[key] != expected:
            yield Fault(f"$.{table}[{index}].{key}", f"not its place: is {row[key]}, not {expected}")


def _iter_row(table: str, row: Row, known: dict[str, set[str]]) -> Iterator[Fault]:
    yield from _iter_links(_links(table), row, known)
    for column, links in _nested_links(table):
        for index, inner in enumerate(row[column]):
            for place, reason in _iter_links(links, inner, known):
                yield Fault(f"{column}[{index}].{place}", reason)


def _iter_links(links: tuple[Link, ...], row: Row, known: dict[str, set[str]]) -> Iterator[Fault]:
    for name, target, is_list in links:
        value = row[name]
        if not is_list:
            if value is not None and value not in known[target]:
                yield Fault(name, f"leads nowhere: is {value}, which no row of {target} has")
        elif not known[target].issuperset(value):
            unknown = ", ".join(item for item in value if item not in known[target])
            yield Fault(name, f"leads nowhere: names {unknown}, which no row of {target} has")


@cache
def _links(table: str) -> tuple[Link, ...]:
    return _find_links(properties(table))


@cache
def _nested_links(table: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    lists = {name: schema["items"] for name, schema in properties(table).items() if json_type(schema) == "array"}
    nested = [(name, _find_links(items.get("properties", {}))) for name, items in lists.items()]
    return tuple((name, links) for name, links in nested if links)


def _find_links(columns: dict[str, Any]) -> tuple[Link, ...]:
    return tuple(
        Link(name, schema["x-foreignKey"]["table"], json_type(schema) == "array")
        for name, schema in columns.items()
        if "x-foreignKey" in schema
    )


def _iter_sections(bundle: dict[str, Any]) -> Iterator[Fault]:
    """Yield the quotes and allegations that start outside the section that they name."""
    sections = {row["section_id"]: row for row in bundle["sections"]}
    for table in ("quotes", "allegations"):
        for index, row in enumerate(bundle[table]):
            section = sections.get(row["section_id"])
            if section and not _top(section) <= row["start"] < section["end"]:
                yield Fault(
                    f"$.{table}[{index}].section_id",
                    f"wrong section: is {section['section_id']}, which does not hold it",
                )


def _top(section: Row) -> Any:
    """Return where a section starts, with its heading."""
    return section["start"] if section["heading_start"] is None else section["heading_start"]


def _iter_actors(actors: list[Row]) -> Iterator[Fault]:
    for index, row in enumerate(actors):
        count = len(row["mentions"])
        if type(row["mention_count"]) is not int or row["mention_count"] != count:
            yield Fault(
                f"$.actors[{index}].mention_count", f"wrong count: is {shown(row['mention_count'])}, not {count}"
            )
        if not row["entity_id"].startswith(f"{row['type']}:"):
            yield Fault(
                f"$.actors[{index}].entity_id", f"wrong type: is {row['entity_id']}, while type is {row['type']}"
            )
