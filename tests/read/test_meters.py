"""From what is read of the inputs follows about how many articles they hold."""

import gzip
import hashlib
import io
import zipfile

import pytest

from onrecord.read.inputs import iter_unread
from onrecord.read.meters import Meter
from onrecord.read.sources import ReadOptions

WORDS = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(20_000)]  # which no packing makes shorter
LINES = "".join(f'{{"id": "{word}", "text": "Word."}}\n' for word in WORDS).encode()


def estimates(inputs, at):
    """Read so many articles, and return what is expected then and at the end, with their number."""
    meter, count, early = Meter(), 0, None
    for count, _ in enumerate(iter_unread(inputs, ReadOptions(), meter), start=1):
        if count == at:
            early = meter.estimate(count)
    return early, meter.estimate(count), count


@pytest.fixture
def folder(tmp_path):
    """A file of lines, packed or not, an archive of 400 texts, and a folder of as many."""
    (tmp_path / "plain.jsonl").write_bytes(LINES)
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(LINES))
    (tmp_path / "texts").mkdir()
    with zipfile.ZipFile(tmp_path / "texts.zip", "w") as archive:
        for number in range(400):
            archive.writestr(f"{number:03}.txt", f"Word {number:03}.")
            (tmp_path / f"texts/{number:03}.txt").write_text(f"Word {number:03}.")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "at"), [("plain.jsonl", 10_000), ("packed.jsonl.gz", 10_000), ("texts.zip", 200), ("texts", 200)]
)
def test_half_way_the_whole_is_known_roughly_and_at_the_end_exactly(folder, name, at):
    early, late, count = estimates([folder / name], at)
    assert count == 2 * at
    assert early == pytest.approx(count, rel=0.15)
    assert late == count


def test_inputs_one_after_another_are_one_whole(folder):
    early, late, count = estimates([folder / "plain.jsonl", folder / "plain.jsonl"], 20_000)
    assert early == pytest.approx(40_000, rel=0.05)
    assert late == count == 40_000


def test_nothing_is_told_of_standard_input(monkeypatch):
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(LINES)))
    monkeypatch.setattr("sys.stdin", stdin)
    assert estimates(["-"], 10_000)[:2] == (None, None)
