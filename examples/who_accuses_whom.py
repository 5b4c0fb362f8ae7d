"""Who accuses whom? With DuckDB over the Parquet files: `python examples/who_accuses_whom.py out/demo`."""

import sys

import duckdb

# A list holds each accuser and each accused, so an allegation of two against one makes two rows.
QUERY = """
    SELECT coalesce(accuser.name, allegation.accuser, '(not said)') AS accuser,
           accused.name AS accused,
           count(*) AS allegations,
           first(allegation.text ORDER BY allegation.allegation_id) AS "for example"
    FROM read_parquet($allegations) allegation
    LEFT JOIN read_parquet($actors) accuser
        ON accuser.article_id = allegation.article_id AND list_contains(allegation.accuser_ids, accuser.actor_id)
    JOIN read_parquet($actors) accused
        ON accused.article_id = allegation.article_id AND list_contains(allegation.accused_ids, accused.actor_id)
    GROUP BY ALL
    ORDER BY allegations DESC, accuser, accused
"""


def who_accuses_whom(dataset: str) -> list[tuple[str, str, int, str]]:
    """Return accuser, accused, how many allegations, and one of them; the most frequent pair first."""
    paths = {table: f"{dataset}/parquet/{table}/*.parquet" for table in ("allegations", "actors")}
    return duckdb.execute(QUERY, paths).fetchall()


if __name__ == "__main__":
    for accuser, accused, allegations, example in who_accuses_whom(sys.argv[1]):
        print(f"{accuser} -> {accused} ({allegations}): {example}")
