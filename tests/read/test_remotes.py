"""Inputs on an object store, against a real server."""

import gzip

import pytest

from onrecord.errors import InputError, Issue, UsageError
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import Note, ReadOptions, SourceArticle


@pytest.fixture
def news(bucket):
    """A bucket of news; the URL of it."""
    name, store = bucket
    objects = {
        "march/b.txt": b"Text of b.",
        "march/a b.jsonl.gz": gzip.compress(b'{"text": "Words.", "id": "x-1"}\n'),
        "march/photo.png": b"x",
        "april/c.txt": b"Text of c.",
        "april/deep/d.txt": b"Text of d.",
        "old/_run/manifest.json": b"{}",
        "old/datapackage.json": b"{}",
        "old/jsonl/articles/part-00000.jsonl": b'{"text": "Words."}',
    }
    for key, data in objects.items():
        with store.open_output_stream(f"{name}/{key}") as stream:
            stream.write(data)
    return f"s3://{name}"


def source_ids(items):
    return [item.source_id for item in items if isinstance(item, SourceArticle)]


def test_one_object_is_read(news):
    (article,) = iter_sources([f"{news}/march/b.txt"], ReadOptions())
    assert (article.source_id, article.text, article.where) == ("b.txt", "Text of b.", f"{news}/march/b.txt")


def test_a_folder_is_read_in_the_order_of_names(news):
    items = list(iter_sources([f"{news}/march/"], ReadOptions()))
    assert source_ids(items) == ["x-1", "b.txt"]
    assert [item.where for item in items if isinstance(item, Note)] == [f"{news}/march/photo.png"]


def test_a_whole_bucket_is_read_without_its_datasets(news):
    assert source_ids(iter_sources([news], ReadOptions())) == ["april/c.txt", "april/deep/d.txt", "x-1", "march/b.txt"]


@pytest.mark.parametrize("place", ["old", "old/", "old/*"])
def test_a_dataset_that_is_named_itself_is_a_usage_error(news, place):
    with pytest.raises(UsageError, match=f"{news}/old is a dataset"):
        iter_sources([f"{news}/{place}"])


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*/*.txt", ["april/c.txt", "march/b.txt"]),
        ("**/*.txt", ["april/c.txt", "april/deep/d.txt", "march/b.txt"]),
        ("a*", ["april/c.txt", "april/deep/d.txt"]),
        ("march/[b-z].txt", ["b.txt"]),
    ],
)
def test_a_pattern_stands_for_what_matches_it(news, pattern, expected):
    assert source_ids(iter_sources([f"{news}/{pattern}"], ReadOptions())) == expected


@pytest.mark.parametrize("place", ["march/nowhere.txt", "nowhere/", "march/*.warc", "nowhere/*"])
def test_an_object_that_is_not_there_is_an_error_before_anything_is_read(news, place):
    with pytest.raises(InputError, match="there is nothing that can be read"):
        next(iter_sources([news, f"{news}/{place}"], ReadOptions()))


def test_a_bucket_that_is_not_there_is_an_error(news):  # noqa: ARG001 - it is the store that is needed
    with pytest.raises(InputError, match="there is nothing that can be read"):
        next(iter_sources(["s3://no-such-bucket/a.txt"], ReadOptions()))


def test_a_store_that_does_not_answer_is_an_error(monkeypatch):
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    url = "s3://key:secret@bucket/a.txt?endpoint_override=127.0.0.1:9&scheme=http&region=nowhere"
    with pytest.raises(InputError, match="can be reached") as caught:
        next(iter_sources([url], ReadOptions()))
    assert "secret" not in str(caught.value)


def test_an_object_that_goes_away_while_it_is_read_is_an_issue(news, bucket):
    name, store = bucket
    items = iter_sources([f"{news}/april"], ReadOptions())
    assert next(items).source_id == "c.txt"
    store.delete_file(f"{name}/april/deep/d.txt")
    (issue,) = items
    assert isinstance(issue, Issue)
    assert issue.where == f"{news}/april/deep/d.txt"


def test_a_scheme_that_nobody_knows_is_a_usage_error():
    with pytest.raises(UsageError, match="Protocol not known"):
        next(iter_sources(["nowhere://bucket/a.txt"], ReadOptions()))


def test_a_file_url_and_a_pattern_on_this_machine_are_read(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.")
    assert source_ids(iter_sources([f"file://{tmp_path}/a.txt"], ReadOptions())) == ["a.txt"]
    assert source_ids(iter_sources([f"{tmp_path}/[ab].txt"], ReadOptions())) == ["a.txt", "b.txt"]
    assert source_ids(iter_sources([f"{tmp_path}/**/*.txt"], ReadOptions())) == ["a.txt", "b.txt", "c.txt"]
    with pytest.raises(InputError, match="nothing matches"):
        next(iter_sources([f"{tmp_path}/*.warc"], ReadOptions()))
