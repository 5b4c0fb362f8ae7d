"""Check that `confidence` is the share of records that are right, and print the tables of benchmarks/README.md.

    python benchmarks/calibration.py [GOLD]           # by stated confidence
    python benchmarks/calibration.py --rules [GOLD]   # by rule: what lexicons/confidences.toml should say

A record is right when the scorer of the gold data pairs it with a gold record: a quote that shares half of its extent, an
allegation that shares half of its claim, or its cue. Confidence is stated of a rule, so a table needs a few dozen records
of it to say anything; n stands beside each share.
"""

import importlib.util
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from scores import TITLES, articles_of, find_gold, make_dataset

CHECKS = (("quotes", ("quotes",)), ("quotes", ("annotated", "world")), ("allegations", ("annotated", "world")))
TOLERANCE = 0.1

Judged = tuple[dict[str, Any], bool]


def main(arguments: list[str]) -> None:
    """Print a table for each kind of record and its sets of gold data."""
    gold = find_gold(next((a for a in arguments if a != "--rules"), None))
    if gold is None:
        print("no gold data: nothing was checked (give its folder, or set ONRECORD_GOLD)")
        return
    key: Callable[[dict[str, Any]], str] = rule_of if "--rules" in arguments else confidence_of
    for table, names in CHECKS:
        print(
            f"\n| {table} of {' and '.join(TITLES.get(name, name) for name in names)} | stated | observed | n | |\n|---|---|---|---|---|"
        )
        print_rows([judged for name in names for judged in iter_judged(gold, table, name)], key)


def rule_of(row: dict[str, Any]) -> str:
    """Group by rule."""
    return str(row["rule"])


def confidence_of(row: dict[str, Any]) -> str:
    """Group by stated confidence."""
    return f"{row['confidence']:.2f}"


def print_rows(judged: list[Judged], key: Callable[[dict[str, Any]], str]) -> None:
    """Print a row a group: the mean of what it states, the share that is right, and whether they are near."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for row, right in judged:
        groups[key(row)].append((row, right))
    for name, group in sorted(groups.items()):
        stated = sum(row["confidence"] for row, _ in group) / len(group)
        observed = sum(right for _, right in group) / len(group)
        verdict = "" if abs(stated - observed) <= TOLERANCE else "off"
        print(f"| {name} | {stated:.2f} | {observed:.2f} | {len(group)} | {verdict} |")


def iter_judged(gold: Path, table: str, name: str) -> Iterator[Judged]:
    """Yield the records of one set, each with whether the gold data has it."""
    scorer = load_scorer(gold)
    with tempfile.TemporaryDirectory() as folder:
        dataset = make_dataset(articles_of(gold, name), Path(folder))
        articles = scorer.load(gold / name, dataset, table, table, present=True)
    for text, annotated, found in articles.values():
        near = nearness_of_quotes if table == "quotes" else nearness_of_allegations
        scored = [
            (near(scorer, text, (g, p)), i, j) for i, g in enumerate(annotated[table]) for j, p in enumerate(found)
        ]
        right = {j for _, j in scorer.pair_off(s for s in scored if s[0] > 0)}
        yield from ((row, j in right) for j, row in enumerate(found))


def nearness_of_quotes(scorer: Any, text: str, pair: tuple[dict[str, Any], dict[str, Any]]) -> float:
    """Return the share of two quotes' extents that they have in common, 0 below a half."""
    gold, found = scorer.pieces(pair[0]["content"], text), scorer.pieces(scorer.pairs_of(pair[1]["spans"]), text)
    share = float(scorer.iou(gold, found))
    return share if 2 * share >= 1 else 0.0


def nearness_of_allegations(scorer: Any, text: str, pair: tuple[dict[str, Any], dict[str, Any]]) -> float:
    """Return the share of two claims, and 1 more for a common cue; 0 when neither is enough."""
    gold, found = pair
    share = float(scorer.iou(scorer.pieces([gold["claim"]], text), scorer.pieces(scorer.span(found), text)))
    cue = scorer.shared(scorer.pairs_of(gold.get("cue")), scorer.span(found, "cue")) > 0
    return share + cue if cue or 2 * share >= 1 else 0.0


def load_scorer(gold: Path) -> Any:
    """Return score.py of the gold data as a module."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(gold / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(sys.argv[1:])
