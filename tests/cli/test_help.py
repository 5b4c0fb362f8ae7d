"""Every command and option has help, and every command stands in the README; `onrecord schema` prints the contract."""

import json
from pathlib import Path

import click
import pytest

from onrecord.cli.main import COMMANDS, cli
from onrecord.version import __version__

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MANUAL = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
_CONTEXT = click.Context(cli)
_COMMANDS = {name: cli.get_command(_CONTEXT, name) for name in COMMANDS}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_all_its_options_have_help(name):
    command = _COMMANDS[name]
    assert command.help
    assert "Examples:" in command.epilog
    assert all(option.help for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_leads_to_the_manual_of_a_command(name):
    assert f"[`onrecord {name}`](docs/commands.md#onrecord-{name})" in README
    assert f"\n## onrecord {name}\n" in MANUAL


def test_help_and_version_are_printed(onrecord):
    for option in ("-h", "--help"):
        assert "export    Write the articles" in onrecord(option).stdout
    assert onrecord("--version").stdout == f"onrecord {__version__}\n"


def test_the_schema_is_that_of_the_repository(onrecord):
    folder = ROOT / "schema"
    for arguments, name in (([], "bundle"), (["quotes"], "quote"), (["defs"], "defs")):
        printed = json.loads(onrecord("schema", *arguments).stdout)
        assert printed == json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))


def test_the_arrow_schema_is_printed_a_column_a_line(onrecord):
    assert onrecord("schema", "quotes", "--arrow").stdout.startswith("quotes\nquote_id: string\n")
    assert onrecord("schema", "--arrow").stdout.count("article_id: string") == 5
    assert onrecord("schema", "bundle", "--arrow").returncode == 2


def test_a_dataset_that_a_command_reads_has_one_name_and_json_is_asked_for_in_one_way():
    params = {(name, param) for name, command in _COMMANDS.items() for param in command.params}
    named = {param.metavar for _, param in params if param.name == "dataset"}
    assert named == {"DATASET"}
    assert not [name for name, param in params if "--json" in param.opts]
