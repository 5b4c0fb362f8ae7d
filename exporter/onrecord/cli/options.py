"""Options that several commands share."""

import click

from onrecord.read.formats import AUTO, NAMES
from onrecord.read.sources import DEFAULT_MAX_BYTES

input_format = click.option(
    "--input-format",
    type=click.Choice(NAMES),
    default=AUTO,
    show_default=True,
    metavar="FORMAT",
    help="What the inputs are, one of the formats that `onrecord inputs` lists; by default told by content, then name.",
)
max_bytes = click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=DEFAULT_MAX_BYTES,
    show_default=True,
    help="Reject a text file, or a line of JSON, that is longer.",
)
