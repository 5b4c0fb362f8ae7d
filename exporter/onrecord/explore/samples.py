"""A dataset -> a checking sheet: a random sample of one table, for a person to judge record by record.

The sample depends on the dataset, the table and the seed alone, so it can be drawn again. Every record has the same
chance: the share of right ones estimates the precision of the table. What the dataset misses, no sample of it shows.
"""

import os
from importlib.resources import files
from urllib.parse import quote

import pyarrow as pa

from onrecord.explore.databases import dataset_errors, open_database

KINDS = {"quotes": "quote", "allegations": "allegation", "actors": "actor"}
_SHEET = """
    SELECT *, '{report}#article=' || article_id || '&{kind}=' || {kind}_id AS link,
        NULL::VARCHAR AS verdict, NULL::VARCHAR AS note
    FROM {kind}_sheet
    WHERE {kind}_id IN (SELECT {kind}_id FROM {table} ORDER BY md5({kind}_id || '{seed}') LIMIT {size})
    ORDER BY md5({kind}_id || '{seed}')
"""


def draw_sample(
    dataset: str | os.PathLike[str], table: str, size: int = 50, seed: int = 0, report: str = "report.html"
) -> pa.Table:
    """Return `size` records of "quotes", "allegations" or "actors", or all when there are fewer, in random order.

    `link` opens the record in the HTML report of the dataset, whose path is `report`; `verdict` and `note` are empty.
    Raise InputError when there is no dataset at the place.
    """
    named = {"table": table, "kind": KINDS[table], "size": int(size), "seed": int(seed), "report": quote(report)}
    with dataset_errors(dataset), open_database(dataset) as connection:
        connection.execute((files("onrecord.explore") / "sheets.sql").read_text(encoding="utf-8"))
        return connection.sql(_SHEET.format(**named)).to_arrow_table()
