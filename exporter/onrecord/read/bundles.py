"""Bundles as JSON Lines -> decoded bundles, whoever made them: annotators, a language model, an earlier run.

Only that a line is a JSON object with an article in it is checked here; whether it keeps the contract is for validation
to say.
"""

from collections.abc import Iterator
from io import BufferedReader

from onrecord.errors import Issue
from onrecord.read.lines import Record, iter_records
from onrecord.read.sources import InputFile, Item, ReadOptions, SourceBundle


def iter_bundles(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the bundle of every line, or the issue with it."""
    for record in iter_records(stream, file, options):
        if not isinstance(record, Record):
            yield record
        elif "article" in record.value:
            yield SourceBundle(record.value, record.where, record.size)
        else:
            yield Issue(
                record.where, "$.article", "is missing: this is no bundle; make one of an article with onrecord parse"
            )
