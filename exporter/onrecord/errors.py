"""Every exception of the package, and Issue: what is wrong with one record or article, as data.

An issue never stops a run: it goes to `_run/rejects.jsonl` and to the summary. An exception means that the run
cannot go on; its `str()` says what happened, where, and what to do.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """What is wrong with one record or article.

    `where` is the input's place (`file:line`, or a path), `pointer` the place in the record as a JSON path
    (`$.quotes[3].speaker_id`; `$` for the whole), `reason` a sentence, `source_id` the id that the input carried.
    """

    where: str
    pointer: str
    reason: str
    source_id: str | None = None

    def __str__(self) -> str:
        return f"{self.where} {self.pointer}: {self.reason}"


class OnrecordError(Exception):
    """The root: the run cannot go on. `exit_code` is what the command line ends with."""

    exit_code = 3


@dataclass
class UsageError(OnrecordError):
    """What was asked for makes no sense; nothing was read or written."""

    problem: str
    remedy: str
    exit_code = 2

    def __str__(self) -> str:
        return f"{self.problem}. {self.remedy}"


@dataclass
class InputError(OnrecordError):
    """An input as a whole cannot be read."""

    path: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"cannot read {self.path}: {self.problem}. {self.remedy}"


@dataclass
class OutputError(OnrecordError):
    """The dataset cannot be written; nothing half-written was published."""

    path: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"cannot write {self.path}: {self.problem}. {self.remedy}"


@dataclass
class ContractError(OnrecordError):
    """A schema document or a dataset does not keep the contract of this version."""

    where: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}. {self.remedy}"


@dataclass
class StrictError(OnrecordError):
    """A strict run met its first reject; nothing was published."""

    issue: Issue
    exit_code = 1

    def __str__(self) -> str:
        return f"{self.issue}. The run is strict: nothing was written. Correct the input, or run it without --strict"


@dataclass
class WorkerError(OnrecordError):
    """Worker processes die without an article being at fault."""

    problem: str
    remedy: str = "Give them more memory, or run fewer of them with --jobs; ONRECORD_DEBUG=1 shows what they say"

    def __str__(self) -> str:
        return f"workers fail again and again: {self.problem}. {self.remedy}"


class InterruptedRunError(KeyboardInterrupt):
    """The user has ended the run; its finished shards are kept, and the message says how to go on."""
