"""A URL in an object store -> a claim on it, so that a second writer is refused and told who the first one is.

The claim is an object in the dataset's folder, which the store creates only where there is none (a conditional put), and
says what a lock says. It goes when the writer ends. One that was killed leaves it: on the same machine the next writer
finds that it has died. Assumes S3, Google Cloud Storage or Azure, obstore (the extra `stores`), and credentials that
obstore finds; where one of them is missing, writers are not kept apart.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from onrecord.errors import OutputError
from onrecord.filesystems import Location
from onrecord.runs.locks import Holder, describe_self, read_holder

CLAIM: Final = "onrecord.claim"
_SCHEMES: Final = frozenset({"az", "abfs", "abfss", "gs", "s3"})
_PATIENCE: Final = {"allow_http": True, "connect_timeout": "5s", "timeout": "30s"}


@contextmanager
def claimed(url: str, location: Location) -> Iterator[None]:
    """Hold the claim on a URL; raise OutputError when somebody else does."""
    store = _open_store(url)
    is_held = store is not None and _claim(store, location)
    try:
        yield
    finally:
        if is_held:
            _release(store)


def _claim(store: Any, location: Location) -> bool:
    """Put the claim where there is none, or only that of a dead writer, and tell whether the store could be asked."""
    import obstore  # noqa: PLC0415 - an extra

    body = json.dumps(describe_self()).encode()
    try:
        try:
            obstore.put(store, CLAIM, body, mode="create")
        except obstore.exceptions.AlreadyExistsError:
            holder = _read_claim(bytes(obstore.get(store, CLAIM).bytes()))
            if not holder.is_gone:
                remedy = f"Wait until it has ended; if it has died, delete {location.shown}/{CLAIM}"
                raise OutputError(location.shown, f"another run is writing there: {holder}", remedy) from None
            obstore.put(store, CLAIM, body)
    except (obstore.exceptions.BaseError, OSError):
        return False
    return True


def _read_claim(body: bytes) -> Holder:
    try:
        said = json.loads(body)
    except ValueError:
        said = {}
    return read_holder(said if isinstance(said, dict) else {}, time.time())


def _release(store: Any) -> None:
    import obstore  # noqa: PLC0415 - an extra

    with suppress(obstore.exceptions.BaseError, OSError):  # the next writer finds that this one has ended
        obstore.delete(store, CLAIM)


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
