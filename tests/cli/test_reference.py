"""The manual is what the commands say of themselves; a shell can complete their names."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from onrecord.cli.main import COMMANDS, cli
from onrecord.cli.reference import describe_commands

MANUAL = Path(__file__).parents[2] / "docs/commands.md"
ONRECORD = Path(sys.executable).with_name("onrecord")


def test_the_manual_is_up_to_date():
    assert MANUAL.read_text(encoding="utf-8") == describe_commands(), (
        "run python -m onrecord.cli.reference docs/commands.md"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_stands_in_the_manual(name):
    page = MANUAL.read_text(encoding="utf-8").partition(f"## onrecord {name}\n")[2].partition("\n## ")[0]
    command = cli.get_command(click.Context(cli), name)
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert all(spelling in page for option in options for spelling in option.opts)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_script_is_printed(shell, tmp_path):
    environment = {"_ONRECORD_COMPLETE": f"{shell}_source", "PATH": "/usr/bin:/bin"}
    done = subprocess.run([ONRECORD], env=environment, capture_output=True, encoding="utf-8", check=True, cwd=tmp_path)
    assert "_ONRECORD_COMPLETE" in done.stdout


def test_commands_and_options_are_completed(tmp_path):
    def completed(words):
        environment = {"_ONRECORD_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        done = subprocess.run(
            [ONRECORD], env=environment, capture_output=True, encoding="utf-8", check=False, cwd=tmp_path
        )
        return done.stdout.split()

    assert completed("onrecord qu") == ["plain,query"]
    assert "plain,--save" in completed("onrecord query --s")
