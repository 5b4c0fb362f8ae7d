"""URLs -> the file systems that hold what they name: object stores, HDFS, and whatever fsspec knows.

pyarrow brings `s3`, `gs`, `hdfs` and `file`; every other scheme (`az`, `sftp`, `memory`) is fsspec's, which is an extra.
Keys and secrets come from where each store's own tools find them (environment, profile, role) or from the URL; they are
cut out of whatever is shown. Whether something is there is for the caller to ask: this resolves names alone.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from onrecord.errors import InputError, UsageError

_URL = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+)://")  # two letters at least: C:// is a drive
_ARROW_SCHEMES = frozenset({"s3", "gs", "gcs", "hdfs", "viewfs"})


@dataclass(frozen=True, slots=True)
class Location:
    """A path on a file system of pyarrow; `shown` is its URL without secrets, for messages."""

    filesystem: Any
    path: str
    shown: str


def is_url(place: str) -> bool:
    """Tell whether the place is a URL, of whatever scheme."""
    return _URL.match(place) is not None


def local_path(place: str) -> str | None:
    """Return the path on this machine that a place names: its own, or that of a `file://` URL; None when it is remote."""
    if not is_url(place):
        return place
    parts = urlsplit(place)
    if parts.scheme.lower() != "file":
        return None
    if parts.netloc not in {"", "localhost"}:
        raise UsageError(f"{place} names another machine", "A file URL has three slashes: file:///home/me/news")
    from urllib.request import url2pathname  # noqa: PLC0415 - brings the whole of http with it

    return url2pathname(parts.path)


def check_text(path: Path) -> None:
    """Raise UsageError when a dataset has a name that is no text: libraries of Parquet take UTF-8 alone."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        shown = str(path).encode("utf-8", "backslashreplace").decode()
        raise UsageError(f"{shown} is not written in UTF-8", "Give the folder another name") from None


@contextmanager
def input_errors(place: str | os.PathLike[str]) -> Iterator[None]:
    """Turn what the system says while reading a dataset into an InputError that names it."""
    try:
        yield
    except OSError as error:
        raise InputError(os.fspath(place), error.strerror or str(error), "Make all of it readable") from error


def resolve_location(url: str) -> Location:
    """Return the file system and the path that a URL names.

    Raise UsageError for a scheme that nothing installed knows or a URL that makes no sense to it, OSError when the store
    itself cannot be asked.
    """
    scheme = urlsplit(url).scheme.lower()
    resolve = _resolve_arrow if scheme in _ARROW_SCHEMES else _resolve_fsspec
    filesystem, path = resolve(url, scheme)
    return Location(filesystem, path.rstrip("/"), without_secrets(url))


def without_secrets(place: str) -> str:
    """Return a place as it may be shown: a URL loses its user, password and query; a path is as it was."""
    if not is_url(place):
        return place
    parts = urlsplit(place)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _resolve_arrow(url: str, scheme: str) -> tuple[Any, str]:
    from pyarrow import ArrowException, ArrowNotImplementedError  # noqa: PLC0415 - takes a third of a second
    from pyarrow.fs import FileSystem  # noqa: PLC0415

    if scheme == "hdfs" and not (os.environ.get("HADOOP_HOME") or os.environ.get("ARROW_LIBHDFS_DIR")):
        raise UsageError(f"{without_secrets(url)} needs Hadoop's libhdfs", "Install Hadoop, and set HADOOP_HOME to it")
    try:
        filesystem, path = FileSystem.from_uri(url)
    except ArrowNotImplementedError:
        raise UsageError(f"this pyarrow was built without {scheme}://", "Install pyarrow from PyPI") from None
    except (ArrowException, ValueError) as error:
        raise UsageError(f"{without_secrets(url)} is no {scheme} URL: {_said(error, url)}", _example(scheme)) from None
    return filesystem, path


def _resolve_fsspec(url: str, scheme: str) -> tuple[Any, str]:
    from pyarrow.fs import FSSpecHandler, PyFileSystem  # noqa: PLC0415 - takes a third of a second

    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise UsageError(f"{scheme}:// is read with fsspec", 'Install it: pip install "onrecord[fsspec]"') from None
    try:
        filesystem, path = url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{scheme}:// cannot be opened: {error}", "Do that, or fetch the files first") from None
    except ValueError as error:
        raise UsageError(f"{without_secrets(url)} cannot be read: {_said(error, url)}", "Check the scheme") from None
    return PyFileSystem(FSSpecHandler(filesystem)), path


def _said(error: Exception, url: str) -> str:
    return str(error).replace(url, without_secrets(url))


def _example(scheme: str) -> str:
    return f"Write {scheme}://BUCKET/FOLDER" if scheme != "hdfs" else "Write hdfs://HOST:PORT/FOLDER"
