"""`onrecord schema`: the contract, as JSON Schema or as Arrow schemas."""

import click
import msgspec

from onrecord.contract import DOCUMENT_OF, TABLES, arrow_schema, document
from onrecord.errors import UsageError

EXAMPLES = """
\b
Examples:
  onrecord schema                      the document of a bundle: one article with all its records
  onrecord schema quotes               the document of one table
  onrecord schema quotes --arrow       the columns of the Parquet files
"""


@click.command("schema", epilog=EXAMPLES)
@click.argument("table", required=False, metavar="[TABLE]", type=click.Choice([*TABLES, "bundle", "defs"]))
@click.option("--arrow", is_flag=True, help="Print Arrow schemas, which Parquet has, instead of JSON Schema.")
def command(table: str | None, *, arrow: bool) -> int:
    """Print the JSON Schema of a TABLE, or of a bundle."""
    if arrow:
        click.echo(_arrow_text(table))
    else:
        name = DOCUMENT_OF.get(table or "bundle", table or "bundle")
        click.echo(msgspec.json.format(msgspec.json.encode(document(name)), indent=2))
    return 0


def _arrow_text(table: str | None) -> str:
    if table not in (None, *TABLES):
        raise UsageError(f"{table} is no table, so it has no Arrow schema", f"Choose one of {', '.join(TABLES)}")
    shown = TABLES if table is None else (table,)
    return "\n\n".join(
        f"{name}\n" + arrow_schema(name).to_string(show_field_metadata=False, show_schema_metadata=False)
        for name in shown
    )
