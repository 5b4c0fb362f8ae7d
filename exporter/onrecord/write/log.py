"""Notes -> `_run/log.txt`: what a user should know of a run though nothing was lost, a line each."""

from pathlib import Path

from onrecord.write.run_files import RunFile


class LogWriter(RunFile):
    """Appends messages to the log of a run."""

    def __init__(self, work: Path) -> None:
        super().__init__(work, "log.txt")

    def add(self, message: str) -> None:
        """Append one message; line feeds in it become spaces."""
        self.append(" ".join(message.splitlines()).encode("utf-8", "backslashreplace"))
