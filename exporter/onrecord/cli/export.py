"""`onrecord export`: articles -> a dataset."""

from typing import Any

import click

from onrecord.cli import arguments, options
from onrecord.cli.reporting import report_summary, shown_progress
from onrecord.engines.choices import Workers
from onrecord.pipeline import ExportOptions, export
from onrecord.read.sources import ReadOptions
from onrecord.write.parts import WriteOptions

EXAMPLES = """
\b
Examples:
  onrecord export articles/ --out dataset
  onrecord export march.jsonl april.jsonl --out dataset --format parquet
  zcat archive.jsonl.gz | onrecord export - --out dataset --overwrite
  onrecord export annotated.jsonl --input-format bundle --out dataset
"""


@click.command("export", epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=arguments.place)
@click.option(
    "--out",
    "-o",
    required=True,
    type=arguments.place,
    metavar="DIR",
    help="Where the dataset goes: a new or an empty folder, or a URL (s3://bucket/dataset), where the descriptor comes last.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["both", "parquet", "jsonl"]),
    default="both",
    show_default=True,
    help="Which files to write.",
)
@click.option("--gzip", "gzip_jsonl", is_flag=True, help="Compress the JSON Lines files.")
@click.option(
    "--overwrite",
    is_flag=True,
    help="Replace the dataset that is at DIR, once the new one is complete; not with --append.",
)
@click.option(
    "--append",
    is_flag=True,
    help="Add what is new to the dataset at DIR: articles that it holds are skipped, and one whose text has changed names "
    "the old version in `supersedes`.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with a run that was interrupted, with the same inputs and options; what was finished is kept. A finished run "
    "stays as it is.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Process shards in N processes; one a core by default. The dataset is the same.",
)
@click.option(
    "--scheduler",
    metavar="URL",
    help="Process shards on the workers of a Dask scheduler (tcp://host:8786) that share this file system; needs onrecord[dask].",
)
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Show progress as a bar on a terminal, or as a line of JSON every ten seconds.",
)
@click.option(
    "--max-seconds",
    type=click.FloatRange(min=0),
    default=120,
    show_default=True,
    help="Reject an article that takes more computing than this; 0 is no limit.",
)
@click.option("--strict", is_flag=True, help="End at the first reject, with exit code 1 and nothing written.")
@click.option("--quiet", "-q", is_flag=True, help="Show neither progress nor summary; errors are shown.")
@options.input_format
@options.max_bytes
@options.mapping
@options.dates
@options.near_duplicates
@options.encoding
def command(inputs: tuple[str, ...], out: str, *, quiet: bool, strict: bool, **given: Any) -> int:
    """Write the articles of the inputs as a dataset.

    INPUT is a file, a folder, a pattern, a URL (s3://bucket/news/) or - for standard input; `onrecord inputs` lists what
    is read. What cannot be taken is listed in DIR/_run/rejects.jsonl with the reason; the rest is exported, and the exit
    code is 1.
    """
    read = options.read_options(given)
    write = WriteOptions(given["formats"], given["gzip_jsonl"], given["overwrite"])
    with shown_progress(given["log_format"], quiet=quiet) as on_progress:
        summary = export(inputs, out, _export_options(given, read, write, strict=strict), on_progress)
    if not quiet and given["log_format"] == "text":
        report_summary(summary)
    return 1 if summary.rejected else 0


def _export_options(given: dict[str, Any], read: ReadOptions, write: WriteOptions, *, strict: bool) -> ExportOptions:
    return ExportOptions(
        read=read,
        write=write,
        strict=strict,
        append=given["append"],
        resume=given["resume"],
        max_seconds=given["max_seconds"],
        workers=Workers(given["jobs"], given["scheduler"]),
    )
