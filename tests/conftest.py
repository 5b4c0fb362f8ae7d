import copy
import ctypes
import itertools
import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord import contract
from onrecord.write.assembly import Assembly, assemble
from onrecord.write.parts import WriteOptions
from onrecord.write.shards import ShardWriter

settings.register_profile("shared", deadline=None)  # machines are shared: no test asserts a time
settings.load_profile("shared")


def bundle_of(source_id):
    """Return the bundle of the documentation as if the article had come under another id."""
    bundle = copy.deepcopy(contract.document("bundle")["examples"][0])
    article = bundle["article"]
    renamed = contract.article_id(source_id, article["text"])
    bundle = json.loads(json.dumps(bundle).replace(article["article_id"], renamed))
    bundle["article"]["source_id"] = source_id
    return bundle


def write_dataset(out, shards, options=None):
    """Write a dataset of bundles, a list of them for each shard."""
    options = options or WriteOptions()
    parts = []
    for index, bundles in enumerate(shards):
        with ShardWriter(Path(out), index, options) as writer:
            for bundle in bundles:
                writer.add(bundle)
            parts += writer.close().parts
    assemble(Path(out), parts, options, Assembly({}))
    return Path(out)


VALUES = [
    None, True, 0, 1, -1, 1.0, 1.5, 2**31, 2**64, "", "x", "x\n", " ", "\N{ARABIC-INDIC DIGIT THREE}", "2026-02-30T00:00:00.000000Z",
    "2026-03-01T09:30:60.000000Z", "2026-03-01T09:30:00Z", "0000-03-01T09:30:00.000000Z", "en_US", "prk", [], [None], ["x", "x"], {}, {"start": 0},
]  # fmt: skip


def iter_places(value, path=()):
    """Yield the path of everything inside a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from iter_places(inner, (*path, key))


def parent_of(bundle, path):
    for key in path[:-1]:
        bundle = bundle[key]
    return bundle


def replaced(bundle, path, value):
    changed = copy.deepcopy(bundle)
    parent_of(changed, path)[path[-1]] = value
    return changed


def iter_mutated():
    """Yield the bundle of the documentation with one thing wrong, or odd, in every place."""
    (bundle,) = contract.document("bundle")["examples"]
    places = list(iter_places(bundle))
    for place, value in itertools.product(places, VALUES):
        yield replaced(bundle, place, value)
    for place in places:
        changed = copy.deepcopy(bundle)
        del parent_of(changed, place)[place[-1]]
        yield changed
        if isinstance(place[-1], str):
            changed = copy.deepcopy(bundle)
            parent_of(changed, place)["mood"] = "grim"
            yield changed
            old = parent_of(bundle, place)[place[-1]]
            if isinstance(old, str):
                yield replaced(bundle, place, old + "\n")


@pytest.fixture
def bundle():
    return bundle_of("ferry-report")


@pytest.fixture(scope="session")
def make_bundle():
    return bundle_of


@pytest.fixture(scope="session")
def make_dataset():
    return write_dataset


@pytest.fixture(scope="session")
def iter_mutants():
    return iter_mutated


@pytest.fixture(scope="session")
def object_store():
    """Start a server that speaks S3 and return the environment that points every S3 client to it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_port(port, server)
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    finally:
        server.terminate()
        server.wait()


def await_port(port, server):
    """Wait until somebody listens on the port."""
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the object store ended")


@pytest.fixture
def bucket(object_store, monkeypatch):
    """An empty bucket of that store, open to this process: its name, and a file system to look into it with."""
    for name, value in object_store.items():
        monkeypatch.setenv(name, value)
    from pyarrow.fs import S3FileSystem  # noqa: PLC0415 - most tests need none

    endpoint = object_store["AWS_ENDPOINT_URL"]
    store = S3FileSystem(endpoint_override=endpoint, allow_bucket_creation=True, allow_bucket_deletion=True)
    name = f"bucket-{os.urandom(4).hex()}"
    store.create_dir(name)
    yield name, store
    store.delete_dir(name)


VERSION, ALL_FILES = 0x20080522, 0b110  # of the interface; the rights of root to read and write whatever it likes


def set_aside(rights):
    """Take rights from this thread, and return those that it had, to be given back."""
    libc = ctypes.CDLL(None, use_errno=True)
    head, sets = (ctypes.c_uint32 * 2)(VERSION, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(head, sets) == 0
    before, sets[0] = sets[0], sets[0] & ~rights
    assert libc.capset(head, sets) == 0

    def give_back():
        sets[0] = before
        assert libc.capset(head, sets) == 0

    return give_back


@pytest.fixture
def locked():
    """Close a file or folder to its owner while a block runs, also where that is root."""

    @contextmanager
    def closing(path):
        if os.name != "posix" or (os.geteuid() == 0 and sys.platform != "linux"):
            pytest.skip("permissions bind nobody here")
        give_back = set_aside(ALL_FILES) if os.geteuid() == 0 else lambda: None
        mode = path.stat().st_mode
        path.chmod(0)
        try:
            yield
        finally:
            path.chmod(mode)
            give_back()

    return closing
