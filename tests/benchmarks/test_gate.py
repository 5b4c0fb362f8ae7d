"""The gate of quality: floors rise and never sink, and each verdict has its exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gate import FLOORS, SLACK, find_fallen, raised, read_floors, render

GATE = Path(FLOORS).with_name("gate.py")


def run_gate(gold):
    environment = {**os.environ, "ONRECORD_GOLD": str(gold)}
    return subprocess.run([sys.executable, GATE], capture_output=True, text=True, check=False, env=environment)


def test_higher_figure_raises_its_floor_to_just_under_it():
    assert raised({"f1": 0.5}, {"f1": 0.8}) == {"f1": pytest.approx(0.8 - SLACK)}


def test_lower_figure_leaves_its_floor():
    assert raised({"f1": 0.8}, {"f1": 0.5}) == {"f1": 0.8}


def test_figure_that_is_no_longer_measured_keeps_its_floor_and_falls():
    assert raised({"recall": 0.8}, {"f1": 0.0}) == {"recall": 0.8, "f1": 0.0}
    assert find_fallen({"recall": 0.8}, {}) == {"recall": 0.0}


def test_only_figures_under_their_floor_fall():
    assert find_fallen({"a": 0.5, "b": 0.5}, {"a": 0.5, "b": 0.49}) == {"b": 0.49}


def test_floors_are_read_as_they_are_written(tmp_path):
    file = tmp_path / "floors.toml"
    file.write_text(render("ab", {"set / kind / F1, all": 0.5}), "utf-8")

    assert read_floors(file) == ("ab", {"set / kind / F1, all": 0.5})
    assert read_floors(tmp_path / "none.toml") == (None, {})


def test_pinned_floors_are_shares_of_one():
    corpus, floors = read_floors(FLOORS)

    assert corpus is not None
    assert len(corpus) == 64
    assert floors
    assert all(0 <= floor < 1 for floor in floors.values())


def test_gate_says_that_it_is_skipped_without_gold_data(tmp_path):
    run = run_gate(tmp_path)

    assert run.returncode == 0
    assert run.stdout.startswith("quality gate skipped: no gold data")


def test_gate_refuses_floors_of_other_gold_data(tmp_path):
    (tmp_path / "score.py").write_text("", "utf-8")
    run = run_gate(tmp_path)

    assert run.returncode == 1
    assert "of other gold data" in run.stdout
