"""Score the extraction against gold data, and print the tables of benchmarks/README.md.

    python benchmarks/accuracy.py [GOLD]

GOLD (default $ONRECORD_GOLD, then ../shared/gold) is described in scores.py. Beside the figure of a whole set stands the
range over its six folds: nothing is trained, so the folds tell how much a figure depends on the articles. What is to be
reached, and what others reach, stands in targets.toml.
"""

import sys
import tomllib
from pathlib import Path

from scores import FOLDS, SETS, TITLES, articles_of, figures_of, find_gold

TARGETS = tomllib.loads(Path(__file__).with_name("targets.toml").read_text("utf-8"))
FOLDED = {"quotes", "annotated"}  # sets of which a fold has more than two articles

Columns = dict[str, dict[str, str]]


def main(path: str | None) -> None:
    """Print one table a kind of score: a row a figure, and for each set its figure, its folds and its target."""
    gold = find_gold(path)
    if gold is None:
        print("no gold data: nothing was scored (give its folder, or set ONRECORD_GOLD)")
        return
    tables: dict[str, Columns] = {}
    for name in SETS:
        for kind, columns in columns_of(gold, name).items():
            tables.setdefault(kind, {}).update(columns)
    for kind, columns in tables.items():
        print_table(kind, columns)
    print_table("quotes, beside others", {**ours(tables["quotes"]), **TARGETS["others"]})


def columns_of(gold: Path, name: str) -> dict[str, Columns]:
    """Return kind of score -> the columns that a set adds to its table."""
    lines = articles_of(gold, name)
    title = TITLES.get(name, name)
    folds = [figures_of(gold, name, lines[k::FOLDS]) for k in range(FOLDS)] if name in FOLDED else []
    tables: dict[str, Columns] = {}
    for kind, figures in figures_of(gold, name, lines).items():
        columns = {title: {label: f"{value:.3f}" for label, value in figures.items()}}
        if folds:
            spans = {label: [fold[kind][label] for fold in folds if label in fold[kind]] for label in figures}
            columns[f"{title}, folds"] = {label: f"{min(v):.2f}–{max(v):.2f}" for label, v in spans.items() if v}
        if kind in TARGETS["reach"].get(name, {}):
            columns[f"{title}, reach"] = {label: f"{v:.2f}" for label, v in TARGETS["reach"][name][kind].items()}
        tables[kind] = columns
    return tables


def ours(quotes: Columns) -> Columns:
    """Return the figures of this version that others have as well."""
    labels = {label for column in TARGETS["others"].values() for label in column}
    return {
        f"onrecord, {title}": {label: value for label, value in quotes[title].items() if label in labels}
        for title in ("PolNeAR", "annotated")
    }


def print_table(title: str, columns: Columns) -> None:
    """Print one Markdown table."""
    print(f"\n| {title} | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for row in dict.fromkeys(label for figures in columns.values() for label in figures):
        print(f"| {row} | " + " | ".join(figures.get(row, "") for figures in columns.values()) + " |")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
