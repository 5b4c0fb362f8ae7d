"""The documents of schema/ -> the data dictionary, schema/README.md.

Run `python -m onrecord.write.dictionary schema/README.md` after a change of the documents; a test tells when it is due.
"""

import sys
from pathlib import Path
from typing import Any

from onrecord.contract import DOCUMENT_OF, SCHEMA_VERSION, TABLES, document, json_type, properties

_NESTED = {
    "span": "A piece",
    "textSpan": "One of `accused`",
    "mention": "One of `mentions`",
    "response": "One of `responses`",
}
_TYPES = {"string": "string", "integer": "int32", "number": "float32", "boolean": "bool"}
_INTRODUCTION = """\
# Data dictionary

The contract of the dataset, version {version}. This page is made from the JSON Schema documents beside it
(`python -m onrecord.write.dictionary schema/README.md`); they decide.

## Conventions

- **Offsets** are Unicode code points from the start of `articles.text` of the same `article_id`, half open:
  `text[start:end]` is the string beside them. Python counts so; JavaScript and Java count UTF-16 units, and differ
  after an emoji. The text is the input's, but for line endings, which are LF, and a byte order mark, which is dropped.
- **Null** means that it is not known, or that the article does not say. It is never a default, and no string is empty
  in its place. Every key is in every row; a list without items is `[]`.
- **Ids**: `article_id` is the first 16 hexadecimal digits of the SHA-256 of `source_id`, a NUL character and `text`. The
  other ids are `article_id`, a hyphen, a letter and the position in four digits or more: `-s0001` section, `-q0001`
  quote, `-a0001` actor, `-l0001` allegation. Positions count from 1 in text order, in each article anew.
- **`entity_id`** joins actors across articles: the type, a colon, and the ISO 3166-1 alpha-3 code of a state
  (`state:PRK`) or else the name in lower-case ASCII with hyphens (`person:ana-ortiz`). The name is that of the word lists
  where they know it (`organization:united-nations` for "U.N."), otherwise the fullest form in the article. Case, titles,
  accents, apostrophes and the dots and spaces of initials make no difference. It rests on the name alone: two people of
  one name share it, and an article that gives a surname alone keeps the surname (`person:ortiz`). No article is read in
  the light of another: an id then depends neither on what else was exported, nor on shards, workers and resumed runs,
  and a dataset can grow without old rows changing. To join surnames, take those that one full name of your own
  selection ends in.
- **Rows** keep the order of the input's articles, in every table; those of an article stand together, by position.
- **Times** are UTC with microseconds: strings in JSON, `timestamp(us, UTC)` in Parquet.
- **Keys**: primary keys are unique in the dataset. A foreign key names a row of the same article.
- **Version**: semantic. A patch changes words, a minor version adds, a major one changes or removes.

Types are those of Parquet; in JSON, int32 and float32 are numbers.
"""


def describe_dictionary() -> str:
    """Return the data dictionary as Markdown."""
    parts = [_INTRODUCTION.format(version=SCHEMA_VERSION)]
    parts += [_describe_table(table) for table in TABLES]
    parts += [_describe_nested(name, title) for name, title in _NESTED.items()]
    return "\n".join(parts)


def _describe_table(table: str) -> str:
    described = document(DOCUMENT_OF[table])
    key = described["x-primaryKey"][0]
    heading = f"## {table}\n\n{described['description']} Primary key: `{key}`. Document: `{DOCUMENT_OF[table]}.schema.json`.\n"
    return heading + _describe_columns(properties(table))


def _describe_nested(name: str, title: str) -> str:
    """Return the fields of an object that columns hold lists of."""
    described = document("defs")["$defs"][name]
    columns = _find_items(name)
    return f"## {title} (`{name}`)\n\n{described['description']}\n{_describe_columns(columns)}"


def _find_items(name: str) -> dict[str, Any]:
    """Return the resolved fields of a common object, as the first column that holds it has them."""
    for table in TABLES:
        raw = document(DOCUMENT_OF[table])["properties"]
        for column, schema in properties(table).items():
            if raw[column].get("items", {}).get("$ref", "").endswith(f"/{name}"):
                found: dict[str, Any] = schema["items"]["properties"]
                return found
    return {}


def _describe_columns(columns: dict[str, Any]) -> str:
    lines = ["", "| column | type | null | meaning |", "|---|---|---|---|"]
    for name, schema in columns.items():
        null = "yes" if "null" in schema["type"] else "no"
        lines.append(f"| `{name}` | {_describe_type(schema)} | {null} | {_describe_meaning(schema)} |")
    return "\n".join(lines) + "\n"


def _describe_type(schema: dict[str, Any]) -> str:
    kind = json_type(schema)
    if kind == "array":
        return f"list of {_describe_type(schema['items'])}"
    if kind == "object":
        return "{" + ", ".join(schema["properties"]) + "}"
    return "timestamp" if schema.get("format") == "date-time" else _TYPES[kind]


def _describe_meaning(schema: dict[str, Any]) -> str:
    meaning = str(schema["description"])
    if "enum" in schema:
        meaning += f" One of {', '.join(f'`{value}`' for value in schema['enum'])}."
    if "x-span" in schema:
        meaning += " It is `text[{}:{}]`.".format(*schema["x-span"])
    if "x-foreignKey" in schema:
        meaning += " Refers to `{table}.{column}`.".format(**schema["x-foreignKey"])
    return meaning.replace("|", "\\|")


def main(path: str) -> None:
    """Write the data dictionary to a file."""
    Path(path).write_text(describe_dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
