"""`onrecord`: the group of commands, and the one place where exceptions become messages and exit codes.

Exit codes: 0 fine, 1 something was rejected or invalid, 2 usage, 3 cannot read or write, 130 interrupted, and 141 when
whoever reads the output has gone, as shells have it. Commands are imported when they are called. No traceback reaches a
user, unless ONRECORD_DEBUG=1 asks for it.
"""

import errno
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from io import BufferedWriter, RawIOBase, StringIO, TextIOWrapper

import click
from click.shell_completion import shell_complete

from onrecord.cli.terminal import inert
from onrecord.errors import OnrecordError
from onrecord.version import __version__

EXAMPLES = """
\b
Start here:
  onrecord parse article.txt --format text     read one article, marked
  onrecord export articles/ --out dataset      make a dataset of a folder
  onrecord report dataset --out report.html    look at a dataset in the browser
  onrecord validate dataset                    check a dataset

\b
Exit codes: 0 fine, 1 something was rejected or invalid, 2 wrong usage,
3 cannot read or write, 130 interrupted.
"""
COMMANDS = {  # in the order in which a newcomer needs them
    "export": "Write the articles of the inputs as a dataset.",
    "status": "Say how far the run for a dataset is: articles done and left, rejects, rate, expected end, and who runs it.",
    "compact": "Put the rows of a dataset in as few parts as one export would.",
    "migrate": "Raise a dataset of an older minor version of the schema to this version's.",
    "parse": "Parse the article in FILE, or on standard input, and print what is in it.",
    "inputs": "List the formats that are read: name, suffixes, what is read from it, and an example.",
    "validate": "Check datasets and bundles against the contract.",
    "report": "Write a dataset as one page of HTML, which opens from the disk and asks nothing of the network.",
    "stats": "Count what is in a dataset: rows, rates, kinds, how much is resolved and answered, and rejects.",
    "query": "Run SQL over a dataset, with DuckDB.",
    "sample": "Draw a random sample of a dataset as a checking sheet, a CSV file with an empty verdict column.",
    "score": "Turn the verdicts of a checking sheet of a dataset into precision, with its 95% interval.",
    "schema": "Print the JSON Schema of a TABLE, or of a bundle.",
}
_COMPLETION = "_ONRECORD_COMPLETE"
_OF_DISKS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}  # of standard output; other places are named
UNREADABLE, INTERRUPTED, UNHEARD = 3, 130, 141


class LazyGroup(click.Group):
    """A group whose commands are each the `command` of the module of their name, imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """List the commands with their summaries, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return it."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(f"onrecord.cli.{cmd_name}").command
        return command


@click.group(cls=LazyGroup, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="onrecord %(version)s", help="Show the version and exit.")
def cli() -> None:
    """Turn news articles into a dataset of who said what, and who accuses whom of what."""


def main() -> None:
    """Run the command line and end the process."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends the run by it wants no staging left either
    if sys.stdout is not None and isinstance(sys.stdout.buffer, RawIOBase):
        # PYTHONUNBUFFERED, as containers set it, leaves out the part that writes what a full disk took but half of
        sys.stdout = TextIOWrapper(BufferedWriter(sys.stdout.buffer), sys.stdout.encoding, line_buffering=True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a character shows its code instead
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; whatever goes wrong becomes a message on standard error."""
    try:
        return _invoke(list(arguments))
    except KeyboardInterrupt as interrupt:
        _complain(": ".join(["interrupted", *map(str, interrupt.args)]))
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return UNHEARD
    except OnrecordError as error:
        _complain(str(error))
        return error.exit_code
    except OSError as error:
        if error.errno not in _OF_DISKS:
            return _unexpected(error)
        _silence_stdout()
        _complain(f"cannot write the output: {os.strerror(error.errno)}. Make room, or send it elsewhere")
        return UNREADABLE
    except Exception as error:  # noqa: BLE001 - the last resort, so that no traceback reaches a user
        return _unexpected(error)


def _invoke(arguments: list[str]) -> int:
    """Call the command without click's own handling of interrupts and closed pipes, and flush what it printed."""
    if asked := os.environ.get(_COMPLETION):  # by the shell, while somebody types
        return shell_complete(cli, {}, "onrecord", _COMPLETION, asked)
    try:
        with cli.make_context("onrecord", arguments) as context:
            code: int = cli.invoke(context)
    except click.exceptions.Exit as done:  # --help and --version
        code = done.exit_code
    except click.ClickException as error:
        said = StringIO()
        error.show(said)
        click.echo(inert(said.getvalue()), nl=False, err=True)
        code = error.exit_code
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _complain(message: str) -> None:
    click.echo(f"onrecord: {inert(message)}", err=True)


def _unexpected(error: Exception) -> int:
    if os.environ.get("ONRECORD_DEBUG") == "1":
        raise error
    kind = type(error).__name__
    _complain(f"unexpected {kind}: {error}. This is a bug: please report it, with what ONRECORD_DEBUG=1 shows")
    return UNREADABLE


def _silence_stdout() -> None:
    """Let the interpreter flush into nothing: whoever read our output has gone, as `head` does, or the disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
