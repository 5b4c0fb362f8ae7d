"""JSON Lines (.jsonl, .ndjson) -> one article a line; an article without `id` is called by its URL, or else by its place."""

from collections.abc import Iterator
from io import BufferedReader

from onrecord.read.lines import Record, iter_records
from onrecord.read.rows import Place, row_item
from onrecord.read.sources import InputFile, Item, ReadOptions


def iter_jsonl(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of every line, or the issue with it."""
    for record in iter_records(stream, file, options):
        if isinstance(record, Record):
            place = Place("jsonl", f"{file.name}:{record.number}", record.where)
            yield row_item(record.value, place, options.fields)
        else:
            yield record
