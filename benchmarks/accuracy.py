"""Score the extraction against gold data, and print the tables of benchmarks/README.md.

    python benchmarks/accuracy.py [GOLD]

GOLD (default ../shared/gold) holds one folder a set, each with articles.jsonl and the gold rows, and score.py, which
compares a dataset with them. Nothing of it is part of this repository. The rules are tuned on five sixths of each set;
the columns "sixth" score the last sixth alone.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from onrecord import ExportOptions, export

SIXTH = 6
SETS = {
    "quotes": ("quotes",),
    "annotated": ("quotes", "actors", "allegations"),
    "world": ("quotes", "actors", "allegations"),
    "actors": ("actors",),
    "allegations_sentences": ("sentences",),
    "accuse_sentences": ("sentences",),
}
FIGURES = {
    "quotes": {
        "overlap F1, all": "kinds/all/overlap/f1",
        "overlap F1, direct": "kinds/direct/overlap/f1",
        "overlap F1, mixed": "kinds/mixed/overlap/f1",
        "overlap F1, indirect": "kinds/indirect/overlap/f1",
        "exact F1, all": "kinds/all/exact/f1",
        "overlap precision, all": "kinds/all/overlap/p",
        "overlap precision, direct": "kinds/direct/overlap/p",
        "recall, speech cues": "cue_classes/speech/recall_overlap",
        "recall, according to": "cue_classes/according/recall_overlap",
        "speaker (of matched)": "kinds/all/speaker/acc",
        "cue (of matched)": "kinds/all/cue/acc",
        "resolved speaker": "speaker_actor/acc",
    },
    "actors": {
        "exact F1": "exact/all/f1",
        "overlap F1": "overlap/all/f1",
        "overlap typed F1, all": "overlap typed/all/f1",
        "overlap typed F1, person": "overlap typed/person/f1",
        "overlap typed F1, organization": "overlap typed/organization/f1",
        "overlap typed F1, state": "overlap typed/state/f1",
        "overlap typed F1, place": "overlap typed/place/f1",
        "overlap typed F1, group": "overlap typed/group/f1",
    },
    "allegations": {
        "explicit precision": "explicit/p",
        "explicit recall": "explicit/r",
        "explicit F1": "explicit/f1",
        "all F1": "all/f1",
        "accuser (of matched)": "accuser/acc",
        "accused F1 (of matched)": "accused/f1",
        "response recall": "response_recall/acc",
    },
    "sentences": {
        "explicit recall": "explicit/detected/acc",
        "accuser, explicit": "explicit/accuser/acc",
        "accused F1, explicit": "explicit/accused/f1",
    },
}


def main(gold: Path) -> None:
    """Print one table a kind of score: a row a figure, a column a set."""
    if not (gold / "score.py").is_file():
        print(f"no gold data at {gold}: nothing was scored")
        return
    scores: dict[str, dict[str, dict[str, float]]] = {}
    for name, kinds in SETS.items():
        for part in ("all", "sixth") if name in {"quotes", "annotated"} else ("all",):
            with tempfile.TemporaryDirectory() as folder:
                dataset = make_dataset(gold / name, Path(folder), part)
                for kind in kinds:
                    scores.setdefault(kind, {})[f"{name}, {part}"] = pick(kind, score(gold, kind, name, dataset))
    for kind, columns in scores.items():
        print_table(kind, columns)


def make_dataset(source: Path, folder: Path, part: str) -> Path:
    """Export the articles of a set, or its last sixth, and return the dataset."""
    file = source / ("articles.jsonl" if (source / "articles.jsonl").exists() else "cases.jsonl")
    lines = file.read_text("utf-8").splitlines()
    if part == "sixth":
        lines = lines[SIXTH - 1 :: SIXTH]
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    export([folder / "articles.jsonl"], folder / "dataset", ExportOptions())
    return folder / "dataset"


def score(gold: Path, kind: str, name: str, dataset: Path) -> dict[str, Any]:
    """Run score.py over a dataset."""
    command = [sys.executable, gold / "score.py", kind, "--gold", gold / name, "--pred", dataset, "--present", "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(run.stdout))


def pick(kind: str, result: dict[str, Any]) -> dict[str, float]:
    """Return the figures of one kind of score, by label; those that the gold of a set cannot give are left out."""
    figures = {}
    for label, path in FIGURES[kind].items():
        value: Any = result
        for key in path.split("/"):
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None:
            figures[label] = float(value)
    return figures


def print_table(kind: str, columns: dict[str, dict[str, float]]) -> None:
    """Print one Markdown table."""
    print(f"\n| {kind} | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for row in dict.fromkeys(key for figures in columns.values() for key in figures):
        cells = [f"{figures[row]:.3f}" if row in figures else "" for figures in columns.values()]
        print(f"| {row} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/gold"))
