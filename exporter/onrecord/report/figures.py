"""A dataset -> the figures of its report: what is in it, who is quoted most and by whom, who accuses whom, and when.

DuckDB counts over the files, so memory does not grow with the dataset. Figures are of the whole dataset, whatever part
of its articles a report holds. Lists are cut at the top; how long they are stands beside them.
"""

from datetime import date
from typing import Any

import duckdb

from onrecord.explore.databases import select_row, select_rows

_COUNTS = """
    SELECT
        (SELECT count(*) FROM articles) AS articles,
        (SELECT count(*) FROM quotes) AS quotes,
        (SELECT count(*) FROM allegations) AS allegations,
        (SELECT count(DISTINCT entity_id) FROM actors) AS actors,
        (SELECT count(DISTINCT publisher) FROM articles) AS publishers,
        (SELECT count(*) FROM articles WHERE lower(language) != 'en' AND lower(language) NOT LIKE 'en-%') AS not_english
"""
_QUOTES = """
    SELECT count(*) FILTER (kind = 'direct') AS direct, count(*) FILTER (kind = 'mixed') AS mixed,
        count(*) FILTER (kind = 'indirect') AS indirect, count(speaker_id) AS resolved
    FROM quotes
"""
_ALLEGATIONS = """
    SELECT count(*) FILTER (explicit) AS explicit, count(*) FILTER (len(responses) > 0) AS answered,
        count(*) FILTER (len(accuser_ids) > 0 AND len(accused_ids) > 0) AS paired
    FROM allegations
"""
_DATES = "SELECT min(day)::VARCHAR AS first, max(day)::VARCHAR AS last FROM coverage"
_UNDATED = "SELECT count(*) AS undated FROM articles WHERE published_at IS NULL"
_SPEAKERS = """
    SELECT entity_id AS id, speaker AS name, type, articles, quotes, direct, mixed, indirect
    FROM speakers ORDER BY quotes DESC, entity_id, type LIMIT 15
"""
_PUBLISHERS = """
    SELECT publisher AS name, sum(articles)::BIGINT AS articles, sum(quotes)::BIGINT AS quotes,
        sum(allegations)::BIGINT AS allegations
    FROM coverage WHERE publisher IS NOT NULL GROUP BY publisher ORDER BY quotes DESC, articles DESC, name
    LIMIT 6
"""
_QUOTED_BY = """
    SELECT actor.entity_id AS id, article.publisher AS publisher, count(*) AS quotes
    FROM quotes AS quote
    JOIN articles AS article USING (article_id)
    JOIN actors AS actor ON actor.article_id = quote.article_id AND actor.actor_id = quote.speaker_id
    WHERE list_contains($speakers, actor.entity_id) AND list_contains($publishers, article.publisher)
    GROUP BY ALL ORDER BY ALL
"""
_PAIRS = """
    SELECT accuser_entity_id AS accuser, accused_entity_id AS accused, count(DISTINCT allegation_id) AS allegations,
        count(DISTINCT allegation_id) FILTER (len(answers) > 0) AS answered
    FROM accusations WHERE accuser_entity_id IS NOT NULL AND accused_entity_id IS NOT NULL
    GROUP BY ALL ORDER BY allegations DESC, answered DESC, accuser, accused LIMIT 150
"""
_PAIR_COUNT = """
    SELECT count(*) AS distinct_pairs FROM (
        SELECT DISTINCT accuser_entity_id, accused_entity_id
        FROM accusations WHERE accuser_entity_id IS NOT NULL AND accused_entity_id IS NOT NULL
    )
"""
_PARTIES = """
    SELECT entity_id AS id, first(name ORDER BY len(name) DESC, name) AS name, mode(type ORDER BY type) AS type
    FROM actors WHERE list_contains($entities, entity_id) GROUP BY entity_id ORDER BY entity_id
"""
_BINS = """
    SELECT date_trunc($unit, day)::DATE::VARCHAR AS start, sum(articles)::BIGINT AS articles,
        sum(quotes)::BIGINT AS quotes, sum(allegations)::BIGINT AS allegations
    FROM coverage WHERE day IS NOT NULL GROUP BY ALL ORDER BY start
"""
# The longest span, in days, that is shown by the unit: at most some eighty bars.
_UNITS = ((80, "day"), (560, "week"), (2_400, "month"))


def gather_figures(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Return the figures as JSON values, from a connection with the tables and views of `explore.databases`."""
    dates = select_row(connection, _DATES)
    speakers = select_rows(connection, _SPEAKERS)
    publishers = select_rows(connection, _PUBLISHERS)
    return {
        "counts": select_row(connection, _COUNTS),
        "dates": dates | select_row(connection, _UNDATED),
        "quotes": select_row(connection, _QUOTES),
        "allegations": select_row(connection, _ALLEGATIONS),
        "speakers": speakers,
        "publishers": publishers,
        "quoted_by": _quoted_by(connection, speakers, publishers),
        "accusations": _accusations(connection),
        "timeline": _timeline(connection, dates["first"], dates["last"]),
    }


def _quoted_by(
    connection: duckdb.DuckDBPyConnection, speakers: list[dict[str, Any]], publishers: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    named = {"speakers": [row["id"] for row in speakers], "publishers": [row["name"] for row in publishers]}
    return select_rows(connection, _QUOTED_BY, named) if all(named.values()) else []


def _accusations(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    pairs = select_rows(connection, _PAIRS)
    entities = sorted({entity for pair in pairs for entity in (pair["accuser"], pair["accused"])})
    parties = select_rows(connection, _PARTIES, {"entities": entities}) if entities else []
    return {"pairs": pairs, "parties": parties, **select_row(connection, _PAIR_COUNT)}


def _timeline(connection: duckdb.DuckDBPyConnection, first: str | None, last: str | None) -> dict[str, Any]:
    if first is None or last is None:
        return {"unit": "day", "bins": []}
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    unit = next((unit for limit, unit in _UNITS if days <= limit), "year")
    return {"unit": unit, "bins": select_rows(connection, _BINS, {"unit": unit})}
