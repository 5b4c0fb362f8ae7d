"""Score whether the mentions of one person are one actor: B-cubed over the named mentions of gold data.

A mention's share of its actor that is its person's is its precision, its share of its person that is in its actor its
recall; both are averaged over the gold mentions (Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998).
Assumes that gold mentions of one article and one `name` are one person. A mention that was not found is alone, which
costs recall; one that was found and is nobody's in the gold is not counted.
"""

import json
from collections import Counter
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

Row = dict[str, Any]
LABELS = ("B-cubed precision, person", "B-cubed recall, person", "B-cubed F1, person")


class Placed(NamedTuple):
    """A gold mention: the person it names, and the actor that the dataset gives it to."""

    person: tuple[str, str]
    actor: str


def b_cubed(gold: Path, dataset: Path) -> dict[str, float]:
    """Return precision, recall and F1 by label, over the articles of the dataset."""
    placed = _placed(_rows(gold / "actors.jsonl"), dataset)
    by_person = Counter(mention.person for mention in placed)
    by_actor = Counter(mention.actor for mention in placed)
    shared = Counter(placed)
    precision = fmean(shared[mention] / by_actor[mention.actor] for mention in placed)
    recall = fmean(shared[mention] / by_person[mention.person] for mention in placed)
    return dict(zip(LABELS, (precision, recall, 2 * precision * recall / (precision + recall)), strict=True))


def _placed(gold: list[Row], dataset: Path) -> list[Placed]:
    sources = {row["source_id"]: row["article_id"] for row in _table(dataset, "articles")}
    actors: dict[str, list[Row]] = {}
    for row in _table(dataset, "actors"):
        actors.setdefault(row["article_id"], []).append(row)
    return [
        Placed(
            (row["article_id"], mention["name"]), _actor_at(actors.get(sources[row["article_id"]], []), mention, row)
        )
        for row in gold
        if row["article_id"] in sources
        for mention in row["mentions"]
        if mention["type"] == "person"
    ]


def _actor_at(actors: list[Row], mention: Row, article: Row) -> str:
    """Return the id of the actor with a name on the gold mention's characters; one of the mention's own for none."""
    for actor in actors:
        for found in actor["mentions"]:
            if found["kind"] == "named" and found["start"] < mention["end"] and mention["start"] < found["end"]:
                return str(actor["actor_id"])
    return f"{article['article_id']}:{mention['start']}"


def _table(dataset: Path, name: str) -> list[Row]:
    return [row for part in sorted((dataset / "jsonl" / name).glob("*.jsonl")) for row in _rows(part)]


def _rows(file: Path) -> list[Row]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
