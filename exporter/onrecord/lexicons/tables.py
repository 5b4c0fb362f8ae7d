"""Loaders: the data files of this folder -> immutable Python values, each read once.

Assumes that the files keep their canonical form (tests/lexicons checks it): UTF-8, LF, tab-separated with one header
line, or TOML, or one word a line; `|` between the variants in one cell. Left out: what the columns mean, which the
typed modules beside this one know (`states`, `places`, `titles` and the others).
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

VARIANT_SEPARATOR: Final = "|"
COMMENT_MARK: Final = "#"


@cache
def load_tsv(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `{name}.tsv` in file order, each a dict from column to cell; an empty cell is ""."""
    header, *lines = _read(f"{name}.tsv").splitlines()
    columns = header.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines)


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Return the document `{name}.toml`; shared between callers, so not to be changed."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def load_words(name: str) -> frozenset[str]:
    """Return the lines of `{name}.txt` without its comment lines."""
    lines = _read(f"{name}.txt").splitlines()
    return frozenset(line for line in lines if not line.startswith(COMMENT_MARK))


def variants(cell: str) -> tuple[str, ...]:
    """Split a cell at its `|`; an empty cell has no variants."""
    return tuple(cell.split(VARIANT_SEPARATOR)) if cell else ()


def _read(file_name: str) -> str:
    return files(__package__).joinpath(file_name).read_text(encoding="utf-8")
