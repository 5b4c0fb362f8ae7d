"""What a run did -> tables and progress on standard error."""

import json
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import inert
from onrecord.ledger import Progress, Summary
from onrecord.runs.progress import expected_end
from onrecord.wordings import counted

_SHOWN_REASONS = 8
_LINE_SECONDS = 10
_NOTES = {
    "skipped": "passed over in folders: hidden, a README, of another suffix, a link to elsewhere, or without text",
    "encoding": "not UTF-8: read as Windows-1252",
}


@contextmanager
def shown_progress(log_format: str, *, quiet: bool) -> Iterator[Callable[[Progress], None] | None]:
    """Show how far the run is while the block runs: on a terminal, or as lines of JSON."""
    if log_format == "json" and not quiet:
        with _json_lines() as on_progress:
            yield on_progress
        return
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), BarColumn(20), TextColumn("{task.description}"))
    is_shared = sys.stdout.isatty()  # then lines of data are printed above the bar
    with Bar(*columns, console=console, transient=True, redirect_stdout=is_shared) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda now: bar.update(
            task, description=_described(now, bar.tasks[0].elapsed or 0), total=now.expected, completed=now.done
        )


@contextmanager
def _json_lines() -> Iterator[Callable[[Progress], None]]:
    """Print a line of JSON every ten seconds, and one at the end."""
    began = due = time.monotonic()
    last: Progress | None = None

    def show(now: Progress) -> None:
        nonlocal due, last
        last = now
        if time.monotonic() >= due:
            due = time.monotonic() + _LINE_SECONDS
            _print_line(now, began)

    yield show
    if last:
        _print_line(last, began)


def _print_line(now: Progress, began: float) -> None:
    seconds = time.monotonic() - began
    left = now.seconds_left(seconds)
    told = {
        "seconds": round(seconds, 1),
        "rate": round(now.rate(seconds), 1),
        "seconds_left": None if left is None else round(left, 1),
        "expected_end": None if left is None else expected_end(left, time.time()),
    }
    click.echo(json.dumps(now._asdict() | told), err=True)


def _described(now: Progress, seconds: float) -> str:
    about = "" if now.expected == now.read else "about "
    expected = f" of {about}{now.expected:,}" if now.expected else f", {now.read:,} read"
    rejected = f", {now.rejected:,} rejected" if now.rejected else ""
    left = now.seconds_left(seconds)
    rest = "" if left is None else f", {duration(left)} left"
    return f"{now.done:,}{expected} articles done{rejected}, {now.rate(seconds):,.0f} a second{rest}"


def duration(seconds: float) -> str:
    """Return a duration as people read it: 45 s, 12:05 min, 3:20 h, 2 days 4 h."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days:
        return f"{counted(days, 'day')} {hours} h"
    if hours:
        return f"{hours}:{minutes:02} h"
    return f"{minutes}:{rest:02} min" if minutes else f"{rest} s"


def report_summary(summary: Summary) -> None:
    """Print what a run did: rows of each table, rejects and why, where the dataset lies, and what to type next."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(_rows_table(summary))
    for line in _iter_lines(summary):
        console.print(Text(inert(line)))


def _rows_table(summary: Summary) -> Table:
    table = Table("table", title=None)
    table.add_column("rows", justify="right")
    for name, rows in summary.rows.items():
        table.add_row(name, f"{rows:,}")
    table.add_section()
    table.add_row("rejected", f"{summary.rejected:,}")
    return table


def _iter_lines(summary: Summary) -> Iterator[str]:
    out = summary.url or summary.out
    if sum(summary.reasons.values()) > len(summary.issues):
        yield from (f"  {count:,} {reason}" for reason, count in list(summary.reasons.items())[:_SHOWN_REASONS])
        yield "  the first of them:"
    yield from (f"  {issue}" for issue in summary.issues)
    if summary.rejected:
        yield f"  all of them: {out}/_run/rejects.jsonl"
    if summary.is_whole and not summary.rows["articles"]:
        yield "nothing was taken: mend the input, and run the same command with --overwrite"
    for kind, count in summary.notes.items():
        yield f"{counted(count, 'file')} {_NOTES[kind]}"
    if summary.skipped:
        yield f"{summary.skipped:,} in the dataset already: skipped"
    if summary.was_finished:
        yield f"{out} was finished before: nothing was changed"
    elif summary.resumed:
        yield f"{summary.resumed:,} finished by an earlier run: kept"
    if summary.not_english:
        yield f"{summary.not_english:,} not in English: kept as articles with sections only"
    yield f"{sum(summary.rows.values()):,} {'rows' if summary.is_whole else 'new rows'} in {out} ({summary.seconds:.1f} s)"
    if summary.url or not summary.rows["articles"]:
        return
    yield f"next: {_own_name()} validate {shlex.quote(str(out))}"
    yield f"      {_loading(summary.out)}"


def _loading(out: Path) -> str:
    quotes = out / ("parquet" if (out / "parquet").is_dir() else "jsonl") / "quotes"
    if quotes.parent.name == "jsonl":
        return f"head -n 3 {shlex.quote(str(quotes))}/*"
    call = f"import pyarrow.parquet as pq; print(pq.read_table({json.dumps(str(quotes))}).to_pylist()[:3])"
    return f"{_typed(Path(sys.executable), 'python')} -c {shlex.quote(call)}"


def _own_name() -> str:
    """Return how the user can call the command again."""
    own = Path(sys.argv[0])
    return _typed(own, "onrecord") if own.name == "onrecord" else "onrecord"


def _typed(program: Path, name: str) -> str:
    """Return what to type for a program: its name when that finds it, else its path, below the working folder if it is."""
    found = shutil.which(name)
    if found is not None and Path(found).parent.resolve() == program.parent.resolve():
        return name
    below = program.is_relative_to(Path.cwd())
    return shlex.quote(str(program.relative_to(Path.cwd()) if below else program))
