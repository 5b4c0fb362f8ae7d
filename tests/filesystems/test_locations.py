"""URLs and the file systems that they name."""

import subprocess
import sys

import pytest

from onrecord.errors import UsageError
from onrecord.filesystems import is_url, local_path, resolve_location, without_secrets


@pytest.mark.parametrize(
    ("place", "expected"),
    [("news/march.txt", False), ("C://news", False), ("s3://bucket/news", True), ("file:///home", True)],
)
def test_a_url_has_a_scheme_longer_than_a_drive_letter(place, expected):
    assert is_url(place) is expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("news/march.txt", "news/march.txt"),
        ("file:///home/me/march%20news.txt", "/home/me/march news.txt"),
        ("file://localhost/home/me", "/home/me"),
        ("s3://bucket/news", None),
    ],
)
def test_a_file_url_names_a_path_on_this_machine(place, expected):
    assert local_path(place) == expected


def test_a_file_url_of_another_machine_is_refused():
    with pytest.raises(UsageError, match="three slashes"):
        local_path("file://home/me/news")


def test_an_object_of_a_real_store_is_found(bucket):
    name, store = bucket
    with store.open_output_stream(f"{name}/news/a b.txt") as stream:
        stream.write(b"Words.")
    location = resolve_location(f"s3://{name}/news/a%20b.txt")
    assert location.filesystem.get_file_info(location.path).size == 6
    assert resolve_location(f"s3://{name}/news/").path == f"{name}/news"


def test_other_schemes_come_through_fsspec():
    location = resolve_location("memory://news/a.txt")
    with location.filesystem.open_output_stream(location.path) as stream:
        stream.write(b"Words.")
    assert location.filesystem.get_file_info(location.path).size == 6


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("s3:///", "Missing bucket name.* Write s3://BUCKET/FOLDER"),
        ("s3://bucket/a?colour=red", "Unexpected query parameter"),
        ("nowhere://bucket", "Protocol not known"),
        ("abfs://container/a", "adlfs"),
    ],
)
def test_a_url_that_names_no_file_system_is_a_usage_error(url, message):
    with pytest.raises(UsageError, match=message):
        resolve_location(url)


def test_hadoop_is_asked_for_by_name(monkeypatch):
    for name in ("HADOOP_HOME", "ARROW_LIBHDFS_DIR"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UsageError, match="libhdfs"):
        resolve_location("hdfs://namenode:8020/news")


def test_secrets_are_never_shown():
    url = "s3://key:secret@bucket/a b?region=nowhere"
    assert without_secrets(url) == "s3://bucket/a b"
    with pytest.raises(UsageError) as caught:
        resolve_location(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("missing", "url", "message"),
    [
        ("'fsspec', 'fsspec.core'", "memory://a", 'Install it: pip install "onrecord[fsspec]"'),
        ("'aiohttp',", "https://example.org/a.html", '"aiohttp" to be installed. Do that, or fetch the files first'),
    ],
)
def test_a_library_that_is_missing_is_named(missing, url, message):
    code = (
        f"import sys; sys.modules.update(dict.fromkeys([{missing}]))\n"
        "from onrecord.filesystems import resolve_location\n"
        f"try: resolve_location({url!r})\n"
        "except Exception as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert message in done.stdout
