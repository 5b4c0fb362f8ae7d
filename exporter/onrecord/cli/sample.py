"""`onrecord sample`: a dataset -> a sheet on which a person checks records by eye."""

from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import click

from onrecord.cli import arguments
from onrecord.cli.outputs import STDOUT, opened_output
from onrecord.errors import UsageError
from onrecord.explore.queries import write_csv
from onrecord.explore.samples import KINDS, draw_sample

EXAMPLES = """
\b
Examples:
  onrecord sample dataset --table quotes --n 50 --out check.csv
  onrecord sample dataset --table allegations --n 100 --seed 2 --out check.csv
Write right, wrong or unsure into the column "verdict", then:
  onrecord score dataset check.csv
"""


@click.command("sample", epilog=EXAMPLES)
@arguments.dataset
@click.option("--table", type=click.Choice(list(KINDS)), default="quotes", show_default=True, help="What to check.")
@click.option("--n", "size", type=click.IntRange(min=1), default=50, show_default=True, help="How many records.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed draws another sample.")
@click.option(
    "--out",
    "-o",
    default=STDOUT,
    type=arguments.place,
    metavar="FILE",
    help="Where the sheet goes; standard output by default.",
)
@click.option(
    "--report",
    default="report.html",
    show_default=True,
    metavar="FILE",
    help="The HTML report that the links of the sheet lead into.",
)
def command(dataset: str, table: str, size: int, out: str, **given: Any) -> int:
    """Draw a random sample of a dataset as a checking sheet, a CSV file with an empty verdict column."""
    if out != STDOUT and Path(out).exists():
        raise UsageError(f"{out} exists, and may hold verdicts", "Name another file, or remove it first")
    drawn = draw_sample(dataset, table, size, **given)
    with opened_output(out) as file:
        if out != STDOUT:
            file.write(BOM_UTF8)  # without it Excel reads “ as â€œ, and saves it so
        write_csv(drawn.to_reader(), file)
    click.echo(f"{drawn.num_rows:,} {table}", err=True)
    return 0
