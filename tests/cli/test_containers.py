"""Tables, archives and stores from the outside."""

import csv
import gzip
import io
import os
import zipfile

STORY = " ".join(f"The harbour board met on day {day} and said the ferry would run." for day in range(40))


def table(*rows):
    text = io.StringIO()
    csv.writer(text).writerows([("uri", "body", "meta"), *rows])
    return text.getvalue()


def test_a_packed_table_in_an_archive_is_exported_through_a_map(onrecord, rows, tmp_path):
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("march.csv.gz", gzip.compress(table(("n-1", "Ms. Ortiz\nsaid so.", "x")).encode()))
    done = onrecord("export", "news.zip", "--map", "text=body,id=uri", "--out", "out")
    assert done.returncode == 0
    (article,) = rows("articles")
    assert (article["source_id"], article["text"], article["source_format"]) == ("n-1", "Ms. Ortiz\nsaid so.", "csv")


def test_a_table_without_the_text_is_wrong_usage_and_nothing_is_written(onrecord, tmp_path):
    (tmp_path / "march.csv").write_text(table(("n-1", "Words.", "x")))
    done = onrecord("export", "march.csv", "--out", "out")
    assert done.returncode == 2
    assert "march.csv has no column `text` among uri, body, meta. Name the column" in done.stderr
    assert not (tmp_path / "out").exists()


def test_near_duplicates_are_named(onrecord, rows, tmp_path):
    (tmp_path / "march.csv").write_text(table(("a", STORY, ""), ("b", f"{STORY} Syndicated.", ""), ("c", "Words.", "")))
    done = onrecord("export", "march.csv", "--map", "text=body", "--map", "id=uri", "--near-duplicates", "--out", "out")
    assert done.returncode == 0
    found = {row["source_id"]: row for row in rows("articles")}
    assert found["b"]["duplicate_of"] == found["a"]["article_id"]
    assert (found["a"]["duplicate_of"], found["c"]["duplicate_of"]) == (None, None)
    assert onrecord("validate", "out").returncode == 0


def test_an_object_store_is_read_and_its_secrets_are_not_kept(onrecord, rows, bucket, object_store, tmp_path):
    name, store = bucket
    with store.open_output_stream(f"{name}/news/a.txt") as stream:
        stream.write(b"Ms. Ortiz said so.")
    url = f"s3://key:secret@{name}/news/?region=us-east-1"
    done = onrecord("export", url, "--out", "out", env=os.environ | object_store)
    assert done.returncode == 0
    assert [row["source_id"] for row in rows("articles")] == ["a.txt"]
    assert "secret" not in (tmp_path / "out" / "_run" / "manifest.json").read_text()


def test_an_object_that_is_not_there_cannot_be_read(onrecord, bucket, object_store):
    done = onrecord("export", f"s3://{bucket[0]}/nowhere/", "--out", "out", env=os.environ | object_store)
    assert done.returncode == 3
    assert f"cannot read s3://{bucket[0]}/nowhere/: there is nothing that can be read" in done.stderr


def test_near_duplicates_are_found_in_the_dataset_that_is_added_to(onrecord, rows, tmp_path):
    words = " ".join(f"word{number}" for number in range(100))
    (tmp_path / "first.jsonl").write_text(f'{{"id": "a", "text": "{words}"}}\n{{"id": "b", "text": "Other words."}}\n')
    (tmp_path / "second.jsonl").write_text(f'{{"id": "c", "text": "{words} An update."}}\n')
    (tmp_path / "third.jsonl").write_text(f'{{"id": "d", "text": "{words} Another update."}}\n')
    for name in ("first", "second", "third"):
        assert onrecord("export", f"{name}.jsonl", "--out", "out", "--append", "--near-duplicates").returncode == 0
    articles = rows("articles")
    assert [row["duplicate_of"] for row in articles] == [None, None, *[articles[0]["article_id"]] * 2]


def test_near_duplicates_do_not_depend_on_who_processes_them(onrecord, tmp_path):
    stories = [(f"n-{number}", f"{STORY} Copy {number}.", "") for number in range(30)]
    (tmp_path / "march.csv").write_text(table(*stories, ("other", "Ms. Ortiz said so.", "")))
    for jobs in ("1", "2"):
        options = ("--map", "text=body,id=uri", "--near-duplicates", "--jobs", jobs, "--format", "jsonl")
        assert onrecord("export", "march.csv", *options, "--out", f"out-{jobs}").returncode == 0
    one, two = ((tmp_path / f"out-{jobs}/jsonl/articles/part-00000.jsonl").read_bytes() for jobs in ("1", "2"))
    assert one == two
    assert one.count(b'"duplicate_of":null') == 2
