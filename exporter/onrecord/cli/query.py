"""`onrecord query`: a dataset and SQL -> rows, in the terminal or as a file."""

import sys
from pathlib import Path
from typing import Any

import click
import pyarrow as pa

from onrecord.cli import arguments
from onrecord.cli.outputs import STDOUT, opened_output
from onrecord.cli.prompt import run_prompt
from onrecord.cli.row_tables import print_rows
from onrecord.errors import UsageError
from onrecord.explore.databases import open_database, save_database
from onrecord.explore.queries import WRITERS, run_query

SUFFIXES = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
EXAMPLES = """
\b
Examples:
  onrecord query dataset "SELECT speaker, quotes FROM speakers ORDER BY quotes DESC LIMIT 5"
  onrecord query dataset "FROM accusations WHERE len(answers) = 0" --out open.csv
  onrecord query dataset "SELECT snippet(article_id, start, \\"end\\") FROM quotes LIMIT 3"
  onrecord query dataset                       asks for SQL, line by line
  onrecord query dataset < question.sql
  onrecord query dataset --save news.duckdb
"""


@click.command("query", epilog=EXAMPLES)
@arguments.dataset
@click.argument("sql", required=False, metavar="[SQL]")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", *WRITERS]),
    help="How the rows are written; by default as the suffix of FILE says, and as a table without one.",
)
@click.option(
    "--out",
    "-o",
    default=STDOUT,
    type=arguments.place,
    metavar="FILE",
    help="Where they go; standard output by default.",
)
@click.option("--limit", type=click.IntRange(min=0), default=40, show_default=True, help="Rows of a table; 0 for all.")
@click.option(
    "--save",
    type=arguments.place,
    metavar="FILE",
    help="Write a DuckDB file with the tables and views, and run nothing.",
)
def command(dataset: str, sql: str | None, save: str | None, limit: int, **given: Any) -> int:
    """Run SQL over a dataset, with DuckDB.

    The five tables are there by their names, and beside them the views statements (who said what about whom), accusations
    (who accuses whom, and the answers), speakers and coverage (by publisher and day), and the macro
    snippet(article_id, start, "end").
    """
    if save is not None:
        save_database(dataset, save)
        return 0
    with open_database(dataset) as connection:
        if sql is None and sys.stdin.isatty():
            run_prompt(connection, limit)
            return 0
        sql = _read_sql() if sql is None else sql
        if not sql.strip():
            raise UsageError("there is no SQL", "Give it as an argument or on standard input, or --save a database")
        _write(run_query(connection, sql), limit, **given)
    return 0


def _read_sql() -> str:
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")


def _write(rows: pa.RecordBatchReader, limit: int, shape: str | None, out: str) -> None:
    shape = shape or SUFFIXES.get(Path(out).suffix.lower(), "table")
    if shape == "parquet" and out == STDOUT and sys.stdout.isatty():
        raise UsageError("Parquet is not for a terminal", "Name a file with --out")
    if shape == "table" and out != STDOUT:
        raise UsageError(f"{out} does not say what to write", f"Choose a --format: {', '.join(WRITERS)}")
    if shape == "table":
        print_rows(rows, limit)
        return
    with opened_output(out) as file:
        WRITERS[shape](rows, file)
