"""Files to read."""

import json

import pytest

from onrecord.read.inputs import iter_sources
from onrecord.read.sources import ReadOptions


@pytest.fixture
def read(tmp_path):
    """Write bytes to a file of the given name and return everything that reading it yields."""

    def reading(data, name="articles.jsonl", **options):
        path = tmp_path / name
        path.write_bytes(data)
        return list(iter_sources([path], ReadOptions(**options)))

    return reading


@pytest.fixture
def read_rows(read):
    """Write one JSON object a line and return everything that reading them yields."""

    def reading(*rows, **options):
        return read(b"".join(json.dumps(row).encode() + b"\n" for row in rows), **options)

    return reading
