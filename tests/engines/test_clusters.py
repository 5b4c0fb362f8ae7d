"""Shards on a Dask cluster of processes, one of which is killed on the way: the bytes are those of one machine."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "examples" / "cluster" / "local_cluster.py"
EXPORT = """
import sys
from onrecord.engines.choices import Workers
from onrecord.pipeline import ExportOptions, export
from onrecord.work.shards import ShardLimits
scheduler = sys.argv[3] if len(sys.argv) > 3 else None
export([sys.argv[1]], sys.argv[2], ExportOptions(limits=ShardLimits(articles=5), workers=Workers(2, scheduler)))
"""


@pytest.fixture
def cluster():
    """Start a cluster; yield its address and the process numbers of its two workers."""
    with subprocess.Popen([sys.executable, str(SCRIPT), "2"], stdout=subprocess.PIPE, text=True) as process:
        address, pids = process.stdout.readline().strip(), process.stdout.readline().split()
        yield address, [int(pid) for pid in pids]
        process.terminate()


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "_run" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def wait_for(pattern, folder):
    deadline = time.monotonic() + 60
    while not list(folder.glob(pattern)) and time.monotonic() < deadline:
        time.sleep(0.02)


def test_a_cluster_that_loses_a_worker_makes_the_same_dataset(tmp_path, cluster):
    address, pids = cluster
    news = tmp_path / "news"
    news.mkdir()
    lines = "".join(f'{{"id": "a{n}", "text": "“We lost {n},” said Ms. Ada Ortiz."}}\n' for n in range(60))
    (news / "a.jsonl").write_text(lines)
    for name in ("b", "c"):
        said = (
            f"<p>“We lost {n} big crates in the storm,” said Ms. Ada Ortiz of Harlow Freight.</p>" for n in range(5)
        )
        page = (
            f"<!doctype html><title>Storm {name}</title><body><article><h1>Storm</h1>{''.join(said)}</article></body>"
        )
        (news / f"{name}.html").write_text(page)
    command = [sys.executable, "-c", EXPORT, str(news)]
    with subprocess.Popen([*command, str(tmp_path / "far"), address]) as export:
        wait_for(".far.onrecord/attempts/*", tmp_path)
        os.kill(pids[0], signal.SIGKILL)
    assert export.returncode == 0
    subprocess.run([*command, str(tmp_path / "near")], check=True)
    assert bytes_of(tmp_path / "far") == bytes_of(tmp_path / "near")
    assert len(list((tmp_path / "far").glob("jsonl/articles/*"))) == 13
