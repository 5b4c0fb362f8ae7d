"""The card says of each table what the benchmark has measured, and how large the dataset is."""

import re
import tomllib
from pathlib import Path

import pytest

from onrecord.write.card import _size

ROOT = Path(__file__).parents[2]
FIGURES = tomllib.loads((ROOT / "exporter/onrecord/write/accuracy.toml").read_text(encoding="utf-8"))["figure"]


def measured(label, column):
    """The figure in the row and column of the table of the benchmark that has both."""
    for table in re.findall(r"(?:^\|.*\n)+", (ROOT / "benchmarks/README.md").read_text(encoding="utf-8"), re.MULTILINE):
        header, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
        for row in rows:
            if row[0] == label and column in header:
                return float(row[header.index(column)])
    return None


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure["label"])
@pytest.mark.parametrize("column", ["annotated", "world"])
def test_a_figure_of_the_card_is_that_of_the_benchmark(figure, column):
    assert figure[column] == pytest.approx(measured(figure["label"], column), abs=0.0051)


@pytest.mark.parametrize(
    ("rows", "category"),
    [
        (0, "n<1K"), (999, "n<1K"), (1_000, "1K<n<10K"), (999_999, "100K<n<1M"), (1_000_000, "1M<n<10M"),
        (99_999_999, "10M<n<100M"), (5 * 10**9, "1B<n<10B"), (10**12, "n>1T"),
    ],
)  # fmt: skip
def test_the_size_is_a_category_of_the_hub(rows, category):
    assert _size(rows) == category
