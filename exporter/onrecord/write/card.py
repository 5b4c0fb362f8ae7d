"""The parts of a dataset -> README.md: the dataset card, whose front matter tells the Hugging Face Hub what to load.

A table without rows is left out of the front matter, because loaders stop at a file without rows.
"""

import tomllib
from importlib.resources import files
from typing import Any

from onrecord.contract import DOCUMENT_OF, SCHEMA_VERSION, TABLES, document
from onrecord.version import __version__
from onrecord.write.descriptors import TITLE, Content

_STEPS = ("1K", "10K", "100K", "1M", "10M", "100M", "1B", "10B", "100B", "1T")  # of the Hub's size categories
_PATTERNS = {"parquet": "parquet/{table}/*.parquet", "jsonl": "jsonl/{table}/part-*"}
_BODY = """\
# {title}

Made by onrecord {generator}, schema {schema}. Every record carries offsets into the text of its article, so that each
can be checked by eye: `articles.text[start:end]` is the string beside them, counted in Unicode code points.

| table | rows | a row is |
|---|---:|---|
{rows}

Columns, types and keys: `schema/*.schema.json` (JSON Schema) and `datapackage.json` (Data Package v2, with checksums).
`article_id` joins the tables; `speaker_id`, `accuser_ids` and `accused_ids` name rows of `actors`. Null means not known.

## Open it

{snippets}

## How far to trust it

The records were found by rules, without human review: `rule` names what made a record, and `confidence` is the share of
such records that are right. Against articles that people have annotated, this version reaches:

| table | what is measured | US politics | world news |
|---|---|---:|---:|
{accuracy}

The rules were written with an eye on these articles, so on other news expect less: take the figures as upper bounds.
Measure it on your own news: `onrecord sample` draws a checking sheet, `onrecord score` turns your verdicts into precision.

- Only English is parsed: an article in another language has sections alone.
- An allegation is what an article reports that somebody alleges. It is no finding that it is true.
- `entity_id` rests on the name: two people of one name share it.
- The articles' texts belong to their publishers.
"""
_PARQUET_SNIPPETS = """\
```python
import pandas
quotes = pandas.read_parquet("parquet/quotes")
```
```python
import polars
quotes = polars.read_parquet("parquet/quotes/*.parquet")
```
```sql
-- DuckDB
SELECT speaker, text FROM 'parquet/quotes/*.parquet' WHERE speaker IS NOT NULL;
```"""
_JSONL_SNIPPETS = """\
```python
import glob
import pandas
quotes = pandas.concat(pandas.read_json(path, lines=True) for path in sorted(glob.glob("jsonl/quotes/part-*")))
```
```sql
-- DuckDB
SELECT speaker, text FROM read_json_auto('jsonl/quotes/part-*') WHERE speaker IS NOT NULL;
```"""


def describe_card(content: Content) -> str:
    """Return README.md; the same for the same parts, so it states no time."""
    kind = "parquet" if any(part.format == "parquet" for part in content.parts) else "jsonl"
    body = _BODY.format(
        title=TITLE,
        generator=__version__,
        schema=SCHEMA_VERSION,
        rows="\n".join(_describe_row(table, content.rows[table]) for table in TABLES),
        accuracy="\n".join(_describe_accuracy(figure) for figure in _figures()),
        snippets=_PARQUET_SNIPPETS if kind == "parquet" else _JSONL_SNIPPETS,
    )
    return f"---\n{_front_matter(content, kind)}---\n\n{body}"


def _figures() -> list[dict[str, Any]]:
    """Return what benchmarks/README.md says of each table, in the order of the tables."""
    text = (files("onrecord.write") / "accuracy.toml").read_text(encoding="utf-8")
    figures: list[dict[str, Any]] = tomllib.loads(text)["figure"]
    return figures


def _describe_accuracy(figure: dict[str, Any]) -> str:
    return f"| `{figure['table']}` | {figure['measures']} | {figure['annotated']:.2f} | {figure['world']:.2f} |"


def _describe_row(table: str, rows: int) -> str:
    return f"| `{table}` | {rows:,} | {document(DOCUMENT_OF[table])['description']} |"


def _front_matter(content: Content, kind: str) -> str:
    lines = [
        "pretty_name: " + TITLE,
        "license: unknown",
        "language:\n- en",
        "annotations_creators:\n- machine-generated",
        "size_categories:\n- " + _size(sum(content.rows.values())),
        "tags:\n- news\n- quotes\n- attribution\n- allegations",
    ]
    tables = [table for table in TABLES if content.rows[table]]
    if tables:
        lines.append("configs:")
    for table in tables:
        path = _PATTERNS[kind].format(table=table)
        default = "\n  default: true" if table == tables[0] else ""
        lines.append(f"- config_name: {table}{default}\n  data_files:\n  - split: train\n    path: {path}")
    return "\n".join(lines) + "\n"


def _size(rows: int) -> str:
    """Return the Hub's name for how many rows there are."""
    reached = sum(rows >= 1_000 * 10**power for power in range(len(_STEPS)))
    if not reached:
        return f"n<{_STEPS[0]}"
    return f"n>{_STEPS[-1]}" if reached == len(_STEPS) else f"{_STEPS[reached - 1]}<n<{_STEPS[reached]}"
