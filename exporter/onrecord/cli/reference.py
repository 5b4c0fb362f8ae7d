"""The commands -> `docs/commands.md`, a manual page each: `python -m onrecord.cli.reference docs/commands.md`.

What a command's `--help` prints is all there is to say of it, so the manual is that, in one file.
"""

import sys
from pathlib import Path

import click

from onrecord.cli.main import COMMANDS, cli

_HEAD = """\
# Commands

What `onrecord COMMAND --help` prints, made from the commands themselves.
"""
_WIDTH = 100


def describe_commands() -> str:
    """Return the manual as Markdown."""
    context = click.Context(cli, info_name="onrecord", terminal_width=_WIDTH, **cli.context_settings)
    pages = [_describe("onrecord", cli, context)]
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is not None:
            pages.append(_describe(f"onrecord {name}", command, click.Context(command, context, name)))
    return "\n".join([_HEAD, *pages])


def _describe(name: str, command: click.Command, context: click.Context) -> str:
    return f"## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(describe_commands(), encoding="utf-8")
