"""A checking sheet that somebody has filled in -> the precision of a table, with its 95% interval.

Assumes a sheet of `samples`: a random sample, one verdict a row. The interval is Wilson's (E. B. Wilson, 1927), which
keeps within 0 and 1 and holds for small samples too. Rows without a verdict, and those marked unsure, do not count.
"""

import csv
import io
import math
import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from onrecord.errors import InputError, UsageError
from onrecord.explore.databases import dataset_errors, open_database
from onrecord.explore.samples import KINDS

_Z = 1.959964  # the standard normal's 97.5th percentile
_DELIMITERS = (",", ";", "\t")  # spreadsheets of some countries write semicolons


@dataclass(frozen=True, slots=True)
class Score:
    """How a group of records did: verdicts by kind, and the share that is right, null when none was judged."""

    group: str
    right: int
    wrong: int
    unsure: int
    empty: int

    @property
    def precision(self) -> float | None:
        """The share that is right, of those judged right or wrong."""
        judged = self.right + self.wrong
        return self.right / judged if judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% Wilson interval of the precision."""
        judged = self.right + self.wrong
        if not judged:
            return None
        share, weight = self.right / judged, _Z**2 / judged
        middle = (share + weight / 2) / (1 + weight)
        half = _Z * math.sqrt(share * (1 - share) / judged + weight / (4 * judged)) / (1 + weight)
        return max(0.0, middle - half), min(1.0, middle + half)


def score_sheet(dataset: str | os.PathLike[str], sheet: str | os.PathLike[str]) -> list[Score]:
    """Return the score of all the records of the sheet, then of each kind of them.

    Raise InputError when the sheet cannot be read, UsageError with the line when it is no checking sheet, when a verdict
    is none that is known, or when a record is not in the dataset.
    """
    path = Path(sheet)
    rows = list(_read_rows(path))
    key = next((f"{kind}_id" for kind in KINDS.values() if rows and f"{kind}_id" in rows[0][1]), None)
    if key is None or "verdict" not in rows[0][1]:
        raise UsageError(f"{path} is not a filled checking sheet", "Make one with onrecord sample")
    _check_records(dataset, path, key, rows)
    verdicts = [(row.get("kind") or "", _verdict(path, line, row)) for line, row in rows]
    kinds = sorted({kind for kind, _ in verdicts})
    counted = Counter(verdicts)
    scores = [_score(kind, {name: counted[kind, name] for name in ("right", "wrong", "unsure", "")}) for kind in kinds]
    return [_total(scores), *scores]


def _score(group: str, counts: dict[str, int]) -> Score:
    return Score(group, counts["right"], counts["wrong"], counts["unsure"], counts[""])


def _total(scores: list[Score]) -> Score:
    columns = zip(*((score.right, score.wrong, score.unsure, score.empty) for score in scores), strict=True)
    return Score("all", *map(sum, columns))


def _read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its last line in the file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error), "Check the path") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # what a spreadsheet saves as "CSV" on Windows
    header = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=header.count))
    try:
        for row in reader:
            yield reader.line_num, {name: value or "" for name, value in row.items() if isinstance(name, str)}
    except csv.Error as error:
        problem = f"{path}: from line {reader.line_num + 1} on, it is no CSV: {error}"
        raise UsageError(problem, "Look for a quotation mark that opens a cell and none that ends it") from error


def _verdict(path: Path, line: int, row: dict[str, str]) -> str:
    given = row["verdict"].strip().lower()
    if given and given not in _verdicts():
        remedy = "Write right, wrong or unsure, or leave it empty"
        raise UsageError(f"{path}:{line}: no verdict is called {row['verdict'].strip()!r}", remedy)
    return _verdicts()[given] if given else ""


@cache
def _verdicts() -> dict[str, str]:
    listed = tomllib.loads((files("onrecord.explore") / "verdicts.toml").read_text(encoding="utf-8"))
    return {word: verdict for verdict, words in listed.items() for word in words}


def _check_records(
    dataset: str | os.PathLike[str], path: Path, key: str, rows: list[tuple[int, dict[str, str]]]
) -> None:
    table = next(table for table, kind in KINDS.items() if key == f"{kind}_id")
    with dataset_errors(dataset), open_database(dataset) as connection:
        sql = f"SELECT {key} FROM {table} WHERE list_contains(?, {key})"  # noqa: S608
        known = {found for (found,) in connection.execute(sql, [[row[key] for _, row in rows]]).fetchall()}
    for line, row in rows:
        if row[key] not in known:
            problem = f"{path}:{line}: {row[key]!r} is no record in {table} of {os.fspath(dataset)}"
            raise UsageError(problem, "Score a sheet against the dataset that it was drawn from")
