"""A URL in an object store -> a claim on it, so that a second writer is refused and told who the first one is.

The claim is an object in the dataset's folder, which the store creates only where there is none (a conditional put). It
goes when the writer ends. One that was killed leaves it; the same user of the same machine takes it up again, by a token
kept with the local copy. Assumes S3, Google Cloud Storage or Azure, obstore (the extra `stores`), and credentials that
obstore finds; where one of them is missing, writers are not kept apart.
"""

import getpass
import json
import os
import platform
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from onrecord.errors import OutputError
from onrecord.filesystems import Location
from onrecord.write.files import output_errors, replace_file

CLAIM: Final = "onrecord.claim"
_SCHEMES: Final = frozenset({"az", "abfs", "abfss", "gs", "s3"})
_PATIENCE: Final = {"allow_http": True, "connect_timeout": "5s", "timeout": "30s"}


@contextmanager
def claimed(url: str, location: Location, folder: Path) -> Iterator[None]:
    """Hold the claim on a URL; raise OutputError when somebody else does. `folder` keeps the token that tells it as ours."""
    store = _open_store(url)
    is_held = store is not None and _claim(store, location, folder / CLAIM)
    try:
        yield
    finally:
        if is_held:
            _release(store, folder / CLAIM)


def _claim(store: Any, location: Location, kept: Path) -> bool:
    """Put the claim where there is none, and tell whether that was done or it is ours already."""
    import obstore  # noqa: PLC0415 - an extra

    told = {"host": platform.node(), "pid": os.getpid(), "user": getpass.getuser(), "token": secrets.token_hex(8)}
    body = json.dumps(told | {"since": datetime.now(UTC).isoformat(timespec="seconds")}).encode()
    try:
        obstore.put(store, CLAIM, body, mode="create")
    except obstore.exceptions.AlreadyExistsError:
        _check_holder(json.loads(bytes(obstore.get(store, CLAIM).bytes())), location, kept)
        return True
    except (obstore.exceptions.BaseError, OSError):
        return False
    with output_errors(kept):
        replace_file(kept, body)
    return True


def _check_holder(holder: dict[str, Any], location: Location, kept: Path) -> None:
    """Raise OutputError unless the claim is the one that was left by a run of ours."""
    if kept.is_file() and json.loads(kept.read_bytes())["token"] == holder["token"]:
        return
    who = f"{holder['user']}@{holder['host']} (process {holder['pid']}) writes there since {holder['since']}"
    raise OutputError(location.shown, who, f"Wait for it; if that run is dead, delete {location.shown}/{CLAIM}")


def _release(store: Any, kept: Path) -> None:
    import obstore  # noqa: PLC0415 - an extra

    try:
        obstore.delete(store, CLAIM)
    except (obstore.exceptions.BaseError, OSError):
        return  # the next run of ours takes it up again
    kept.unlink(missing_ok=True)


def _open_store(url: str) -> Any:
    """Return the store, None where claims are not to be had."""
    parts = urlsplit(url)
    if parts.scheme.lower() not in _SCHEMES:
        return None
    try:
        import obstore.store  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        return None
    from_url: Any = obstore.store.from_url  # typed by scheme, which is known at run time alone
    config = _read_config(url) if parts.scheme.lower() == "s3" else {}
    place = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}"
    try:
        return from_url(place, config=config, client_options=_PATIENCE, retry_config={"max_retries": 1})
    except (obstore.exceptions.BaseError, ValueError):
        return None


def _read_config(url: str) -> Any:
    """Return what a URL of S3 says of its server and keys, as pyarrow reads it."""
    parts = urlsplit(url)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    found = {"region": asked.get("region"), "access_key_id": parts.username, "secret_access_key": parts.password}
    if endpoint := asked.get("endpoint_override"):
        found["endpoint"] = endpoint if "://" in endpoint else f"{asked.get('scheme', 'https')}://{endpoint}"
    return {name: value for name, value in found.items() if value}
