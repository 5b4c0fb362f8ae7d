"""The examples run on a dataset of the seeds, and on one in which nothing was found."""

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import export

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


def printed_by(script, dataset):
    done = subprocess.run(
        [sys.executable, "-W", "error", script, dataset], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return export([ROOT / "seeds"], tmp_path_factory.mktemp("examples") / "demo").out


@pytest.fixture(scope="module")
def quiet(tmp_path_factory):
    """A dataset of one article that has neither quotes nor allegations."""
    return export([ROOT / "seeds/lighthouse-automation.txt"], tmp_path_factory.mktemp("examples") / "quiet").out


def test_the_foreign_minister_is_quoted_most(demo):
    header, first, *_ = printed_by(ROOT / "examples/quoted_most.py", demo).splitlines()
    assert header.split() == ["speaker", "articles", "quotes", "words"]
    assert first.split()[:2] == ["Sergei", "Lavrov"]


def test_the_united_states_accuse_russia(demo):
    lines = printed_by(ROOT / "examples/who_accuses_whom.py", demo).splitlines()
    (claim,) = [line for line in lines if line.startswith("United States -> Russia (1): ")]
    assert claim.endswith("had utilized missiles from North Korea in its military actions")


def test_a_denied_allegation_stands_in_its_sentence(demo):
    lines = printed_by(ROOT / "examples/denied_or_not.py", demo).splitlines()
    sentence = next(place for place, line in enumerate(lines) if line.startswith("The United States recently claimed"))
    assert lines[sentence].endswith("in its military actions.")
    assert lines[sentence + 1] == "    denied: Both Russia and North Korea have repeatedly dismissed the criticism"


@pytest.mark.parametrize("script", EXAMPLES, ids=lambda script: script.stem)
def test_an_example_runs_where_nothing_was_found(script, quiet):
    printed_by(script, quiet)
