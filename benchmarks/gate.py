"""The gate of quality: no figure may fall below its floor in floors.toml.

    python benchmarks/gate.py           # measure, compare, exit 1 when a figure fell
    python benchmarks/gate.py --raise   # raise the floors to what was measured; none is ever lowered

The floors hold for the gold data whose hash stands beside them. Other gold data needs new floors: delete the file, then
raise. Without gold data (see scores.py) the gate says so and passes. PolNeAR is represented by its last sixth, so that
the gate takes seconds.
"""

import sys
import tomllib
from pathlib import Path

from scores import FOLDS, SETS, articles_of, corpus_hash, figures_of, find_gold

FLOORS = Path(__file__).with_name("floors.toml")
SLACK = 0.01  # of a floor under its figure: one case lost of a small set is seen, a ripple over PolNeAR is none

Figures = dict[str, float]


def main(*, is_raise: bool) -> int:
    """Compare what is measured with the floors, or raise them, and return the exit code."""
    gold = find_gold(None)
    if gold is None:
        print("quality gate skipped: no gold data at ../shared/gold, nor at $ONRECORD_GOLD")
        return 0
    corpus, (pinned, floors) = corpus_hash(gold), read_floors(FLOORS)
    if pinned not in {None, corpus}:
        print(f"{FLOORS}: these floors are of other gold data; delete the file and call with --raise to pin new ones")
        return 1
    figures = measure(gold)
    if is_raise:
        FLOORS.write_text(render(corpus, raised(floors, figures)), "utf-8")
    fallen = find_fallen(floors, figures)
    for label, figure in fallen.items():
        print(f"fell below its floor: {label} is {figure:.3f}, floor {floors[label]:.3f}")
    print(f"quality gate: {len(floors) - len(fallen)} of {len(floors)} figures at or above their floors")
    return 1 if fallen else 0


def measure(gold: Path) -> Figures:
    """Return "set / kind / label" -> figure."""
    figures = {}
    for name in SETS:
        lines = articles_of(gold, name)
        for kind, found in figures_of(gold, name, lines[FOLDS - 1 :: FOLDS] if name == "quotes" else lines).items():
            figures |= {f"{name} / {kind} / {label}": value for label, value in found.items()}
    return figures


def raised(floors: Figures, figures: Figures) -> Figures:
    """Return the floors, each raised to just under its figure where that is higher; a new figure gets a floor."""
    return floors | {label: max(floors.get(label, 0.0), round(value - SLACK, 3)) for label, value in figures.items()}


def find_fallen(floors: Figures, figures: Figures) -> Figures:
    """Return the figures below their floors; a figure that is no longer measured counts as 0."""
    return {label: figures.get(label, 0.0) for label, floor in floors.items() if figures.get(label, 0.0) < floor}


def read_floors(file: Path) -> tuple[str | None, Figures]:
    """Return the hash of the gold data and its floors, none when there is no file."""
    if not file.exists():
        return None, {}
    content = tomllib.loads(file.read_text("utf-8"))
    return content["corpus_sha256"], content["floors"]


def render(corpus: str, floors: Figures) -> str:
    """Return the file's text."""
    lines = [f'"{label}" = {floor}' for label, floor in floors.items()]
    return "\n".join(
        ["# Raised by gate.py --raise, never lowered.", f'corpus_sha256 = "{corpus}"', "", "[floors]", *lines, ""]
    )


if __name__ == "__main__":
    sys.exit(main(is_raise="--raise" in sys.argv[1:]))
