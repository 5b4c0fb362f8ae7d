"""Options that several commands share."""

import click

from onrecord.read.sources import DEFAULT_MAX_BYTES

input_format = click.option(
    "--input-format",
    type=click.Choice(["auto", "text", "jsonl", "bundle"]),
    default="auto",
    show_default=True,
    help="What the inputs are: by suffix and content, plain text, articles as JSON Lines, or bundles as JSON Lines.",
)
max_bytes = click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=DEFAULT_MAX_BYTES,
    show_default=True,
    help="Reject a text file, or a line of JSON, that is longer.",
)
