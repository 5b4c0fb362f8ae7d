"""CSV and TSV (.csv, .tsv) -> one article a row, in constant memory.

The first row names the columns; comma, semicolon, tab or bar parts them, whichever stands most often in it. Cells may be
quoted and then hold line breaks. A row of another length than the first is refused and costs only itself; a row's place
is the line that it begins on. Python's own reader is used: pyarrow's gives up a file at one row that is longer than its
block, and counts rows, not lines; either is fast beside the parsing of what is read.
"""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from io import BufferedReader
from itertools import chain
from typing import Self

from onrecord.errors import Issue, UsageError
from onrecord.read.documents import encoding_note
from onrecord.read.encodings import decode, marked_encoding
from onrecord.read.mappings import FieldMap
from onrecord.read.rows import Place, row_item
from onrecord.read.sources import InputFile, Item, ReadOptions, Refusal
from onrecord.wordings import counted

_DELIMITERS = ",;\t|"


def iter_csv(stream: BufferedReader, file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Yield the article of every row, or the issue with it."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))  # of the process: it may grow, never shrink
    with closing(_Lines(stream, options)) as lines:
        header, reader = _opened(lines)
        if problem := _column_problem(header, options.fields):
            raise Refusal(f"{problem}; name the right one: {options.fields.naming_text('COLUMN')}")
        for number, row in _iter_rows(reader, file):
            if isinstance(row, Issue):
                yield row
            elif len(row) != len(header):
                counts = f"{counted(len(row), 'cell')}, where the header has {len(header)}"
                yield Issue(f"{file.where}:{number}", "$", f"ragged row: {counts}", None)
            else:
                place = Place("csv", f"{file.name}:{number}", f"{file.where}:{number}")
                yield row_item(dict(zip(header, row, strict=True)), place, options.fields)
        if lines.is_legacy:
            yield encoding_note(file.where)


def check_csv(stream: BufferedReader, file: InputFile, options: ReadOptions) -> None:
    """Raise UsageError when the first row names no column for the text."""
    with closing(_Lines(stream, options)) as lines:
        header, _ = _opened(lines)
    if problem := _column_problem(header, options.fields):
        remedy = f"Name the column that holds the text: {options.fields.naming_text('COLUMN')}"
        raise UsageError(f"{file.where} has {problem}", remedy)


def _opened(lines: "_Lines") -> tuple[list[str], Iterator[list[str]]]:
    """Return the names of the columns, and the reader of all that follows."""
    first = next(lines, None)
    if first is None:
        raise Refusal("empty: the file has no row")
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    try:
        return [name.strip() for name in next(reader)], reader
    except csv.Error as error:
        raise Refusal(f"not CSV: {error} (in the first row)") from None


def _iter_rows(reader: Iterator[list[str]], file: InputFile) -> Iterator[tuple[int, list[str] | Issue]]:
    """Yield each row that is not blank with the line that it begins on, or the issue with it."""
    while True:
        number = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            row: list[str] | Issue = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            kind = "too large" if "field limit" in str(error) else "not CSV"
            row = Issue(f"{file.where}:{number}", "$", f"{kind}: {error}")
        except Refusal as refusal:
            row = refusal.issue(f"{file.where}:{number}")
        if row:
            yield number, row


def _column_problem(header: list[str], fields: FieldMap) -> str | None:
    twice = {name for name in header if header.count(name) > 1}
    if found := sorted(twice & fields.all_names):
        return f"two columns `{found[0]}`"
    return None if set(fields.names["text"]) & set(header) else fields.missing_text(header)


class _Lines:
    """The lines of a file with their ends; one that cannot be decoded raises Refusal, and the next one can be read."""

    def __init__(self, stream: BufferedReader, options: ReadOptions) -> None:
        self.is_legacy = False
        self._limit = options.max_bytes
        encoding = options.encoding or marked_encoding(stream.peek(4)[:4])
        self._marked = None
        if encoding == "utf-8-sig":
            stream.read(3)
        elif encoding:
            self._marked = io.TextIOWrapper(stream, encoding=encoding, newline="")
        self._stream = stream

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._text() if self._marked is None else self._marked_text(self._marked)
        if not line:
            raise StopIteration
        return line

    def _marked_text(self, marked: io.TextIOWrapper) -> str:
        try:
            return marked.readline(self._limit + 1)
        except UnicodeDecodeError as error:
            raise OSError(f"not in {marked.encoding}: {error.reason}; the rest of the file is not read") from None

    def _text(self) -> str:
        data = self._stream.readline(self._limit + 1)
        if len(data) > self._limit:
            while data and not data.endswith(b"\n"):
                data = self._stream.readline(self._limit)
            raise Refusal(f"too large: more than {self._limit:,} bytes in one line")
        decoded = decode(data)
        self.is_legacy = self.is_legacy or decoded.encoding == "windows-1252"
        return decoded.text

    def close(self) -> None:
        """Let the stream go; whoever opened it closes it."""
        if self._marked is not None:
            self._marked.detach()
