"""Names of files in folders, archives and stores -> whether they are read, and how they are shown."""

from pathlib import PurePath

from onrecord.read.formats import is_read
from onrecord.read.sources import ReadOptions


def printable(path: str) -> str:
    """Return the path as valid text: bytes that are no UTF-8 become escapes."""
    return path.encode("utf-8", "backslashreplace").decode()


def reason_to_pass_over(path: PurePath, options: ReadOptions) -> str | None:
    """Return why a file that was not named itself is not read, None when it is; `path` is relative to what was named."""
    if any(part.startswith(".") and part != ".." for part in path.parts):
        return "passed over: a hidden file"
    if path.stem.upper() == "README":
        return "passed over: a README tells of the files beside it"
    if not is_read(path.name, options):
        return "passed over: its suffix is of no format that is read"
    return None
