"""One dataset of all that trips readers: several parts, an emoji, an article without quotes, a part in which `accused` is
empty throughout, and Namibia, whose code begins like a missing value.
"""

import json

import pytest

from onrecord import ExportOptions, export
from onrecord.contract import TABLES
from onrecord.work.shards import ShardLimits

SHIPS = """\
\N{SHIP} “We were warned in May,” said Ana Ortiz of Rell Ferries. She accused Bay Lines of hiding the \N{SHIP} report.
Bay Lines denied it.
"""
ARTICLES = {
    "ships": SHIPS,
    "noon": "FOR IMMEDIATE RELEASE\n\nHarbour station to reopen after sixty years\n\nHARBOUR, April 14 - The ferry left at noon today.",
    "windhoek": "Namibia said the ferry was late. The auditors alleged fraud at the port.",
    "union": "The union alleged that money was stolen. “It was a mess \N{SHIP},” Ndapewa Haufiku said.",
}


@pytest.fixture(scope="session")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("readers")
    lines = [json.dumps({"id": name, "text": text, "published": "2026-03-01"}) for name, text in ARTICLES.items()]
    (folder / "in.jsonl").write_text("\n".join(lines))
    return export([folder / "in.jsonl"], folder / "out", ExportOptions(limits=ShardLimits(articles=2))).out


@pytest.fixture(scope="session")
def expected(dataset):
    """The rows of each table, in order, as the JSON Lines have them."""
    parts = {table: sorted((dataset / "jsonl" / table).iterdir()) for table in TABLES}
    lines = {table: "".join(part.read_text(encoding="utf-8") for part in parts[table]) for table in TABLES}
    return {table: [json.loads(line) for line in lines[table].split("\n")[:-1]] for table in TABLES}
