"""A dataset -> the bundles of the articles that a report holds, in batches.

All articles when they are no more than the limit, else those with the smallest ids: an id is a hash, so this is a random
sample, and the same one every time. They come newest first, undated ones last. Memory is that of one batch; DuckDB keeps
the rows of the articles picked, on the disk when they are many.
"""

from collections.abc import Iterator
from typing import Any

import duckdb

from onrecord.contract import TABLES

BATCH = 100
_PICK = """
    CREATE TEMP TABLE picked AS
    SELECT article_id, row_number() OVER (ORDER BY published_at DESC NULLS LAST, source_id, article_id) AS place
    FROM (SELECT article_id, published_at, source_id FROM articles ORDER BY article_id LIMIT $limit)
"""
_TIME = "strftime(published_at, '%Y-%m-%dT%H:%M:%SZ') AS published_at"
_SHORTEST = "confidence::VARCHAR::DOUBLE AS confidence"  # a float32 as its shortest decimal
_COLUMNS = {
    "articles": f"* REPLACE ({_TIME})",
    "quotes": f"* REPLACE ({_SHORTEST})",
    "allegations": f"* REPLACE ({_SHORTEST})",
}


def pick_articles(connection: duckdb.DuckDBPyConnection, limit: int) -> int:
    """Keep the rows of at most `limit` articles ready in the connection, and return how many articles these are."""
    connection.execute(_PICK, {"limit": limit})
    for table in TABLES:
        columns = _COLUMNS.get(table, "*")
        connection.execute(
            f"CREATE TEMP TABLE picked_{table} AS SELECT {columns} FROM {table} JOIN picked USING (article_id)"  # noqa: S608 - names of ours
        )
    (count,) = connection.execute("SELECT count(*) FROM picked").fetchall()[0]
    return int(count)


def iter_bundles(connection: duckdb.DuckDBPyConnection, count: int) -> Iterator[list[dict[str, Any]]]:
    """Yield the bundles of the picked articles, a batch at a time."""
    for first in range(1, count + 1, BATCH):
        rows = {table: _rows(connection, table, first, first + BATCH - 1) for table in TABLES}
        bundles: dict[str, dict[str, Any]] = {
            row["article_id"]: {"article": row, **{table: [] for table in TABLES[1:]}} for row in rows["articles"]
        }
        for table in TABLES[1:]:
            for row in rows[table]:
                bundles[row["article_id"]][table].append(row)
        yield list(bundles.values())


def _rows(connection: duckdb.DuckDBPyConnection, table: str, first: int, last: int) -> list[dict[str, Any]]:
    order = "place" if table == "articles" else "place, position"
    sql = f"SELECT * EXCLUDE (place) FROM picked_{table} WHERE place BETWEEN $first AND $last ORDER BY {order}"  # noqa: S608 - names of ours
    rows: list[dict[str, Any]] = connection.sql(sql, params={"first": first, "last": last}).to_arrow_table().to_pylist()
    return rows
