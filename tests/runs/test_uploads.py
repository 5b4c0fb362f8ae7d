"""Datasets in an object store: parts first, the descriptor last, and nothing of an old dataset beside the new one."""

import json
import os
import socket
import stat
import subprocess
import sys

import pytest
from pyarrow.fs import FileSelector

from onrecord import pipeline
from onrecord.errors import OutputError, UsageError
from onrecord.pipeline import ExportOptions, export
from onrecord.runs import uploads
from onrecord.write.parts import WriteOptions


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "onrecord"


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "a", "text": "“We lost it,” said Ms. Ada Ortiz."}\n')
    return path


def bytes_in(store, place):
    found = [info.path for info in store.get_file_info(FileSelector(place, recursive=True)) if info.is_file]
    return {
        path.removeprefix(f"{place}/"): store.open_input_stream(path).read() for path in found if "/_run/" not in path
    }


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file() and "_run" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_dataset_in_a_store_is_that_of_a_folder_and_is_replaced_on_request(tmp_path, bucket, news, cache):
    name, store = bucket
    url = f"s3://{name}/data"
    summary = export([news], url, ExportOptions(write=WriteOptions("jsonl")))
    assert (summary.url, summary.rows["articles"]) == (url, 1)
    with pytest.raises(UsageError, match="holds a dataset"):
        export([news], url)
    export([news], url, ExportOptions(write=WriteOptions("parquet", overwrite=True)))
    export([news], tmp_path / "out", ExportOptions(write=WriteOptions("parquet")))
    assert bytes_in(store, f"{name}/data") == bytes_of(tmp_path / "out")
    assert not list(cache.iterdir())


def test_an_upload_that_breaks_leaves_no_descriptor_and_is_gone_on_with(bucket, news, cache, monkeypatch):
    name, store = bucket
    sent = []

    def breaking(path, target, location):
        sent.append(target)
        if len(sent) == 5:
            raise OSError("the line is dead")
        send(path, target, location)

    send = uploads._send
    monkeypatch.setattr(uploads, "_send", breaking)
    with pytest.raises(OutputError, match=r"the line is dead.*--resume"):
        export([news], f"s3://{name}/data")
    assert "datapackage.json" not in bytes_in(store, f"{name}/data")
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in cache.iterdir()] == [0o700]
    monkeypatch.setattr(uploads, "_send", send)
    export([news], f"s3://{name}/data", ExportOptions(resume=True))
    assert "datapackage.json" in bytes_in(store, f"{name}/data")


def test_a_second_writer_is_refused_with_the_name_of_the_first(tmp_path, bucket, news, monkeypatch):
    name, store = bucket
    url = f"s3://{name}/data"
    tried = []

    def second_writer(dataset, location):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
        with pytest.raises(OutputError, match=rf"process {os.getpid()} on .*delete {url}/onrecord.claim"):
            export([news], url)
        tried.append(url)
        upload(dataset, location)

    upload = pipeline.upload
    monkeypatch.setattr(pipeline, "upload", second_writer)
    export([news], url)
    assert tried
    assert "onrecord.claim" not in bytes_in(store, f"{name}/data")


@pytest.mark.parametrize("host", [socket.gethostname(), "another"])
def test_a_claim_that_a_killed_writer_left_is_taken_over_on_its_own_machine(bucket, news, host):
    name, store = bucket
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    said = {"host": host, "pid": int(dead.stdout), "started": "1", "since": 0}
    with store.open_output_stream(f"{name}/data/onrecord.claim") as claim:
        claim.write(json.dumps(said).encode())
    if host == "another":
        with pytest.raises(OutputError, match=r"another run is writing there.* on another"):
            export([news], f"s3://{name}/data")
    else:
        export([news], f"s3://{name}/data")
    assert ("onrecord.claim" in bytes_in(store, f"{name}/data")) == (host == "another")
    assert ("datapackage.json" in bytes_in(store, f"{name}/data")) == (host != "another")


def test_nothing_is_added_to_a_dataset_in_a_store(news):
    with pytest.raises(UsageError, match="nothing can be added"):
        export([news], "s3://bucket/data", ExportOptions(append=True))
