"""Options that several commands share."""

from collections.abc import Mapping
from typing import Any, get_args

import click

from onrecord.errors import UsageError
from onrecord.read.dates import DateOrder
from onrecord.read.formats import AUTO, NAMES
from onrecord.read.mappings import parse_mapping
from onrecord.read.sources import DEFAULT_MAX_BYTES, ReadOptions

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
mapping = click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="FIELD=NAME,...",
    help="Where records of JSON, CSV and Parquet hold a field, as in text=body,id=meta.uri. Named more than once, a field "
    "is the first that holds something; published= leaves it out.",
)
dates = click.option(
    "--dates",
    type=click.Choice(get_args(DateOrder)),
    help="Which comes first in dates such as 03/04/2026 in records, day or month; by default they are rejected.",
)
encoding = click.option(
    "--encoding",
    metavar="NAME",
    help="The encoding of all text in the inputs, as in windows-1251; by default each file's is told.",
)
near_duplicates = click.option(
    "--near-duplicates",
    is_flag=True,
    help="Name in `duplicate_of` the first article that an article repeats, or nearly (updates, syndicated copies).",
)


def read_options(given: Mapping[str, Any]) -> ReadOptions:
    """Return how the inputs are to be read, of what those of the options above gave that the command has."""
    return ReadOptions(
        given.get("input_format", AUTO),
        given["max_bytes"],
        fields=parse_mapping(given.get("mapping", ()), given.get("dates")),
        encoding=_known_encoding(given["encoding"]),
        near_duplicates=given.get("near_duplicates", False),
    )


def _known_encoding(name: str | None) -> str | None:
    try:
        if name is not None:
            " ".encode(name)
    except (LookupError, UnicodeError):  # Python has one that is called undefined, and is
        raise UsageError(
            f"there is no encoding of text called {name!r}", "Name one that Python knows, such as cp1251"
        ) from None
    return name
