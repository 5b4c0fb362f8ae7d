"""A dataset -> what is in it, in numbers: rows, rates, kinds, how much is resolved, how allegations are answered.

Everything is counted by DuckDB over the files, so memory does not grow with the dataset. Leaves out how right the
records are: see `scores`.
"""

import os
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from onrecord.contract import TABLES
from onrecord.errors import InputError
from onrecord.explore.databases import dataset_errors, open_database, select_row

_REJECTS = "rejects.jsonl"
_ARTICLES = """
    SELECT count(DISTINCT publisher) AS publishers, min(published_at)::DATE::VARCHAR AS first_day,
        max(published_at)::DATE::VARCHAR AS last_day, count(*) FILTER (published_at IS NULL) AS undated,
        count(duplicate_of) AS duplicates, coalesce(sum(word_count), 0)::BIGINT AS words
    FROM articles
"""
_QUOTES = """
    SELECT count(speaker) AS with_speaker, count(speaker_id) AS with_resolved_speaker,
        count(DISTINCT article_id) AS articles
    FROM quotes
"""
_ACTORS = "SELECT count(DISTINCT entity_id) AS entities, count(country_code) AS with_country FROM actors"
_ALLEGATIONS = """
    SELECT count(*) FILTER (explicit) AS explicit, count(*) FILTER (NOT explicit) AS implicit,
        count(*) FILTER (len(accuser_ids) > 0) AS with_resolved_accuser,
        count(*) FILTER (len(accused_ids) > 0) AS with_resolved_accused,
        count(*) FILTER (len(responses) > 0) AS answered, count(DISTINCT article_id) AS articles
    FROM allegations
"""
_ANSWERS = """
    SELECT kind, count(DISTINCT allegation_id)
    FROM (SELECT allegation_id, unnest(responses).kind AS kind FROM allegations) GROUP BY kind ORDER BY kind
"""


def count_dataset(dataset: str | os.PathLike[str]) -> dict[str, Any]:
    """Return the statistics as JSON values, by table; `answers` counts allegations that have a response of the kind.

    Raise InputError when there is no dataset at the place.
    """
    with dataset_errors(dataset), open_database(dataset) as connection:
        rows = {table: select_row(connection, f"SELECT count(*) AS rows FROM {table}")["rows"] for table in TABLES}  # noqa: S608
        return {
            "rows": rows,
            "articles": select_row(connection, _ARTICLES) | {"languages": _counts(connection, "articles", "language")},
            "quotes": select_row(connection, _QUOTES) | {"kinds": _counts(connection, "quotes", "kind")},
            "actors": select_row(connection, _ACTORS) | {"types": _counts(connection, "actors", "type")},
            "allegations": select_row(connection, _ALLEGATIONS)
            | {"answers": dict(connection.execute(_ANSWERS).fetchall())},
            "rejects": _count_rejects(Path(dataset) / "_run"),
        }


def _counts(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> dict[str, int]:
    """Return how many rows have each value, the most frequent first; null as "unknown"."""
    sql = f"SELECT coalesce({column}, 'unknown'), count(*) FROM {table} GROUP BY ALL ORDER BY 2 DESC, 1"  # noqa: S608
    return dict(connection.execute(sql).fetchall())


class _Reject(msgspec.Struct):
    reason: str


def _count_rejects(folder: Path) -> dict[str, int]:
    """Return the rejects of all runs of the dataset by reason, without its particulars; none when their files are gone."""
    decode = msgspec.json.Decoder(_Reject).decode
    reasons = Counter[str]()
    for path in filter(Path.is_file, (*sorted(folder.glob(f"earlier/*/{_REJECTS}")), folder / _REJECTS)):
        try:
            with path.open("rb") as lines:
                reasons.update(decode(line).reason.partition(":")[0] for line in lines)
        except (OSError, ValueError, msgspec.DecodeError) as error:
            raise InputError(str(path), f"what the run has written there is damaged: {error}", "Remove it") from error
    return dict(reasons.most_common())
