"""Gold data and what the package makes of it -> figures by label, as the gold data's own scorer counts them.

Assumes a folder with score.py and one folder a set (articles.jsonl or cases.jsonl, and the gold rows). Nothing of it is
part of this repository. Leaves out what the figures are compared with: accuracy.py and gate.py say it.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bcubed import b_cubed
from onrecord import ExportOptions, export
from onrecord.write.parts import WriteOptions

FOLDS = 6
JSONL = ExportOptions(write=WriteOptions(formats="jsonl"))
SETS = {
    "quotes": ("quotes",),
    "annotated": ("quotes", "actors", "allegations"),
    "world": ("quotes", "actors", "allegations"),
    "actors": ("actors",),
    "allegations_sentences": ("sentences",),
    "accuse_sentences": ("sentences",),
}
TITLES = {"quotes": "PolNeAR", "actors": "GUM news"}  # of the sets that have another name
CLUSTERED = {"annotated", "world"}  # sets whose gold says which mentions name one person
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


def find_gold(path: str | None) -> Path | None:
    """Return the folder of the gold data: the path, else ONRECORD_GOLD, else ../shared/gold; None when it has none."""
    gold = Path(path or os.environ.get("ONRECORD_GOLD", "../shared/gold"))
    return gold if (gold / "score.py").is_file() else None


def corpus_hash(gold: Path) -> str:
    """Return the SHA-256 over the scorer and the files of all sets, by name and content."""
    digest = hashlib.sha256()
    for file in [gold / "score.py", *sorted(file for name in SETS for file in (gold / name).glob("*.jsonl"))]:
        digest.update(file.relative_to(gold).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def figures_of(gold: Path, name: str, lines: list[str]) -> dict[str, dict[str, float]]:
    """Export articles of a set, and return kind of score -> label -> figure."""
    with tempfile.TemporaryDirectory() as folder:
        dataset = make_dataset(lines, Path(folder))
        figures = {kind: pick(kind, score(gold, kind, name, dataset)) for kind in SETS[name]}
        if name in CLUSTERED:
            figures["actors"] |= b_cubed(gold / name, dataset)
        return figures


def articles_of(gold: Path, name: str) -> list[str]:
    """Return the lines of the articles of a set; every sixth from the k-th on is its k-th fold."""
    file = gold / name / "articles.jsonl"
    return (file if file.exists() else file.with_name("cases.jsonl")).read_text("utf-8").splitlines()


def make_dataset(lines: Iterable[str], folder: Path) -> Path:
    """Export articles, a line of JSON each, and return the dataset."""
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    export([folder / "articles.jsonl"], folder / "dataset", JSONL)
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
