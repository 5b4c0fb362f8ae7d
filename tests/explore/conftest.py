"""Datasets to ask: of the seeds, in both formats and in JSON Lines alone, and one of traps."""

from pathlib import Path

import pytest

from onrecord import ExportOptions, WriteOptions, export

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds(tmp_path_factory):
    return export([SEEDS], tmp_path_factory.mktemp("explore") / "seeds").out


@pytest.fixture(scope="session")
def seeds_as_lines(tmp_path_factory):
    """The same, compressed, in a folder whose name means something to SQL and to the shell."""
    options = ExportOptions(write=WriteOptions("jsonl", gzip_jsonl=True))
    return export([SEEDS], tmp_path_factory.mktemp("explore") / "it's [all] *lines*", options).out


@pytest.fixture(scope="session")
def quiet(tmp_path_factory):
    """A dataset of one article in which nothing was found."""
    return export([SEEDS / "lighthouse-automation.txt"], tmp_path_factory.mktemp("explore") / "quiet").out
