"""What starting a command imports: nothing that takes longer than what the command does."""

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.main import COMMANDS, cli

SEEDS = Path(__file__).parents[2] / "seeds"
SEED = str(SEEDS / "harbour-inquiry.txt")


def imported_by(*arguments):
    """Return the names of the modules that the command line imports for these arguments."""
    call = [sys.executable, "-X", "importtime", "-m", "onrecord", *arguments]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_help_imports_no_library_but_click():
    assert imported_by("--help").isdisjoint({"pyarrow", "pydantic", "rich", "jsonschema_rs", "jsonschema", "duckdb"})


def test_parsing_an_article_imports_no_table_library():
    assert imported_by("parse", SEED).isdisjoint({"pyarrow", "numpy", "pydantic", "jsonschema", "duckdb"})


def test_an_export_leaves_to_its_workers_what_parses_and_what_writes_tables(tmp_path):
    imported = imported_by("export", str(SEEDS), "--out", str(tmp_path / "out"))
    assert imported.isdisjoint({"onrecord.parse", "pyarrow", "numpy", "jsonschema_rs", "pydantic", "duckdb"})


@pytest.mark.parametrize("name", COMMANDS)
def test_summary_in_the_list_is_the_first_sentence_of_the_command(name):
    command = cli.get_command(cli.make_context("onrecord", ["schema"]), name)
    assert COMMANDS[name] == command.get_short_help_str(limit=200)
