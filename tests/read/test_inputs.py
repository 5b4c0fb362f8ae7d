"""Files, folders and standard input."""

import io
import json
import os
import shlex
import subprocess
import sys

import pytest

from onrecord import export
from onrecord.cli.main import cli
from onrecord.errors import InputError, Issue, UsageError
from onrecord.read.formats import FORMATS, load_reader
from onrecord.read.inputs import iter_sources
from onrecord.read.mappings import parse_mapping
from onrecord.read.sources import Note, ReadOptions, SourceArticle


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/deep/d.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.")
    return tmp_path / "news"


def source_ids(items):
    return [item.source_id for item in items if isinstance(item, SourceArticle)]


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(folder):
    assert source_ids(iter_sources([folder], ReadOptions())) == ["a.md", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_what_a_folder_holds_beside_articles_is_passed_over_with_a_note(folder):
    for name in (".hidden.txt", "README.md", "photo.png"):
        (folder / name).write_text("x")
    os.mkfifo(folder / "pipe.txt")
    notes = [item for item in iter_sources([folder], ReadOptions()) if isinstance(item, Note)]
    assert [os.path.basename(note.where) for note in notes] == [".hidden.txt", "README.md", "photo.png", "pipe.txt"]  # noqa: PTH119
    assert {note.kind for note in notes} == {"skipped"}


@pytest.mark.parametrize(("wanted", "expected"), [("text", 4), ("jsonl", 1), ("auto", 5)])
def test_in_a_folder_the_format_that_is_asked_for_chooses_the_files(folder, wanted, expected):
    (folder / "z.jsonl").write_text('{"text": "Words."}')
    assert len(source_ids(iter_sources([folder], ReadOptions(wanted)))) == expected


def test_links_to_folders_are_not_followed(folder):
    (folder / "sub" / "loop").symlink_to(folder)
    *_, note, _, article = iter_sources([folder], ReadOptions())
    assert (note.where, note.kind) == (str(folder / "sub" / "loop"), "skipped")
    assert article.source_id == "sub/deep/d.txt"
    assert len(source_ids(iter_sources([folder], ReadOptions()))) == 4


def test_a_link_to_a_file_is_followed_inside_the_folder_alone(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("home") / "diary.txt"
    secret.write_text("Nobody is to read this.")
    (folder / "c.txt").symlink_to(secret)
    (folder / "d.txt").symlink_to("sub/deep/d.txt")
    items = list(iter_sources([folder], ReadOptions()))
    notes = [item for item in items if isinstance(item, Note) and item.where.endswith("c.txt")]
    assert [note.message for note in notes] == [
        "passed over: a link that leads out of the folder; name the file that it leads to"
    ]
    assert [name for name in source_ids(items) if "/" not in name] == ["a.md", "b.txt", "d.txt"]
    assert source_ids(iter_sources([folder / "c.txt"], ReadOptions())) == ["c.txt"]


def test_an_excluded_folder_is_not_walked_into(folder):
    ids = source_ids(iter_sources([folder], ReadOptions(excluded=(folder / "sub").resolve())))
    assert ids == ["a.md", "b.txt"]


def test_a_file_that_cannot_be_read_is_an_issue(folder):
    (folder / "c.txt").symlink_to(folder / "nowhere")
    issues = [item for item in iter_sources([folder], ReadOptions()) if isinstance(item, Issue)]
    assert [issue.source_id for issue in issues] == ["c.txt"]
    assert "cannot be read: No such file" in issues[0].reason


def test_inputs_keep_their_order_and_files_their_name(folder):
    assert source_ids(iter_sources([folder / "sub" / "c.txt", folder / "a.md"], ReadOptions())) == ["c.txt", "a.md"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [('{"text": "Words.", "id": "x"}', "x"), ("Words.", "news.data"), ("[Reuters] Words.", "news.data")],
)
def test_a_named_file_with_an_unknown_suffix_is_read_by_its_content(tmp_path, content, expected):
    path = tmp_path / "news.data"
    path.write_text(content)
    assert source_ids(iter_sources([path], ReadOptions())) == [expected]


def test_the_content_counts_more_than_the_name(read, make_bundle):
    (article,) = read(b'{"id": "x", "text": "Words."}', "news.txt")
    (bundle,) = read(json.dumps(make_bundle("b")).encode(), "news.jsonl")
    (text,) = read(b"{Editor's note: words.}", "news.txt")
    assert (article.source_format, bundle.source_id, text.source_format) == ("jsonl", "b", "text")


def test_a_format_that_does_not_exist_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="no input format 'odt'"):
        list(iter_sources([tmp_path], ReadOptions("odt")))


def test_a_pipe_is_read_and_one_without_a_writer_is_an_issue(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (issue,) = iter_sources([tmp_path / "pipe"], ReadOptions())
    reading, writing = os.pipe()
    os.write(writing, b"Words.")
    os.close(writing)
    (article,) = iter_sources([f"/dev/fd/{reading}"], ReadOptions())
    os.close(reading)
    assert issue.reason.startswith("a named pipe that nobody writes to")
    assert article.text == "Words."


def test_an_encoding_that_is_named_is_taken_at_its_word(read):
    data = "Паром опоздал.".encode("cp1251")
    (refused,) = read(data, "a.txt")
    (text,) = read(data, "a.txt", encoding="cp1251")
    (row,) = read('{"text": "Паром опоздал."}'.encode("utf-16-le"), encoding="utf-16-le")
    (wrong,) = read(data, "a.txt", encoding="utf-8")
    assert refused.reason.endswith("name its encoding (--encoding)")
    assert text.text == row.text == "Паром опоздал."
    assert wrong.reason.startswith("not in utf-8: ")


def test_a_device_is_an_issue():
    (issue,) = iter_sources(["/dev/zero"], ReadOptions())
    assert issue.reason.startswith("not a regular file")


def test_what_stands_last_in_a_file_that_changes_while_it_is_read_is_an_issue(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n{"id": 3, "text": "Thr')
    items = iter_sources([path], ReadOptions())
    first = next(items)
    with path.open("a") as file:
        file.write('ee."}\n')
    second, cut = items
    assert (first.source_id, second.source_id, cut.reason.partition(":")[0]) == (
        "1",
        "2",
        "the file changed while it was read",
    )


@pytest.mark.parametrize(("content", "expected"), [(b'\n {"text": "Words."}', "stdin:1"), (b"Words.", "stdin")])
def test_standard_input_is_read_by_its_content(monkeypatch, content, expected):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.lstrip(b"\n")))))
    assert source_ids(iter_sources(["-"], ReadOptions())) == [expected]


def test_the_format_that_is_asked_for_wins(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Words."}')
    (article,) = iter_sources([path], ReadOptions("text"))
    assert article.text == '{"text": "Words."}'


def test_a_missing_input_is_an_error_before_anything_is_read(folder):
    with pytest.raises(InputError, match="there is no such file or folder"):
        iter_sources([folder, folder / "missing"])


def test_a_folder_with_nothing_to_read_is_an_error(tmp_path):
    (tmp_path / "photo.png").write_bytes(b"x")
    with pytest.raises(InputError, match="holds no file that can be read"):
        next(iter_sources([tmp_path], ReadOptions()))


def test_a_file_name_that_is_no_text_is_escaped(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"Words.")
    assert source_ids(iter_sources([tmp_path], ReadOptions())) == ["caf\\udce9.txt"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty: the file has no bytes"),
        (b" \n\t\n", "empty: there is no text"),
        (b"x" * 200, "too large: more than 100 bytes"),
        (b"\n<!DOCTYPE html><p>Words.</p>", "no article: the page holds no text"),
        (b"<?xml version='1.0'?><rss/>", "empty: the feed has no entry"),
    ],
)
def test_a_text_file_without_an_article_is_an_issue(tmp_path, data, reason):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (issue,) = iter_sources([path], ReadOptions(max_bytes=100))
    assert reason in issue.reason
    assert (issue.where, issue.pointer, issue.source_id) == (str(path), "$", "a.txt")


def test_markup_that_is_said_to_be_text_is_an_issue(read):
    (issue,) = read(b"<!DOCTYPE html><p>Words.</p>", "a.txt", input_format="text")
    assert issue.reason.startswith("markup: this is HTML or XML")


def test_a_dataset_inside_a_folder_is_no_input(tmp_path):
    (tmp_path / "old" / "_run").mkdir(parents=True)
    (tmp_path / "old" / "_run" / "manifest.json").write_text("{}", encoding="utf-8")
    (tmp_path / "old" / "datapackage.json").write_text("{}", encoding="utf-8")
    (tmp_path / "old" / "rows.jsonl").write_text('{"text": "A row."}\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("An article.", encoding="utf-8")

    found = [item.source_id for item in iter_sources([tmp_path], ReadOptions()) if isinstance(item, SourceArticle)]

    assert found == ["a.txt"]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("named")
    (folder / "a.txt").write_text("Ana Ortiz said the firm lied.")
    return export([folder / "a.txt"], folder / "old").out


@pytest.mark.parametrize("inner", ["", "jsonl", "parquet"])
def test_a_dataset_that_is_named_itself_is_a_usage_error(dataset, inner):
    remedy = rf"or the articles in it \({dataset}/parquet/articles --map id=source_id\)"
    with pytest.raises(UsageError, match=f"{dataset} is a dataset, and most of its rows are no articles.*{remedy}"):
        iter_sources([dataset / inner])


@pytest.mark.parametrize("kind", ["parquet", "jsonl"])
def test_the_articles_of_a_dataset_can_be_read_again(dataset, kind):
    options = ReadOptions(fields=parse_mapping(["id=source_id"]))
    assert source_ids(iter_sources([dataset / kind / "articles"], options)) == ["a.txt"]


def test_a_pattern_leaves_datasets_out_where_it_stands_for_more(dataset):
    assert source_ids(iter_sources([dataset.parent / "*"])) == ["a.txt"]
    with pytest.raises(UsageError, match="is a dataset"):
        iter_sources([dataset.parent / "ol*"])


def test_a_folder_without_permission_is_an_issue_and_the_rest_is_read(tmp_path, locked):
    for name in ("a/a.txt", "b/b.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words.")
    with locked(tmp_path / "b"):
        items = list(iter_sources([tmp_path]))
    (issue,) = [item for item in items if isinstance(item, Issue)]
    assert (issue.where, issue.source_id) == (str(tmp_path / "b"), "b")
    assert issue.reason == "cannot be read: Permission denied; nothing in this folder is"
    assert source_ids(items) == ["c.txt", "a/a.txt"]


@pytest.mark.parametrize("name", ["b", "b/a.txt", "."])
def test_what_lies_behind_a_lack_of_permission_is_named(tmp_path, locked, name):
    (tmp_path / "b").mkdir()
    (tmp_path / "b/a.txt").write_text("Words.")
    with locked(tmp_path / "b"), pytest.raises(InputError, match=r"(?i)cannot read .*/b.*: permission denied"):
        iter_sources([tmp_path / name])


@pytest.mark.parametrize(
    ("name", "problem"),
    [("", "name of an input is empty"), ("a" * 300, "too long"), ("a.txt/b.txt", "no such file")],
)
def test_a_name_that_cannot_be_is_named(tmp_path, monkeypatch, name, problem):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Words.")
    with pytest.raises((InputError, UsageError), match=problem):
        iter_sources([name])


WITHOUT_LIBRARIES = """
import sys
sys.modules |= {"feedparser": None, "lxml": None}
from onrecord.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


def run_without_libraries(folder, *arguments):
    command = [sys.executable, "-c", WITHOUT_LIBRARIES, "parse", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_all_libraries_that_the_files_of_a_folder_need_are_named_before_anything_is_read(tmp_path):
    (tmp_path / "news").mkdir()
    for name in ("a.txt", "b.html", "c.html", "d.rss", "e.nitf"):
        (tmp_path / "news" / name).write_text("Words.")
    done = run_without_libraries(tmp_path, "news")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "onrecord: cannot read news/b.html, news/d.rss, news/e.nitf: libraries that read HTML, a feed, NITF are not "
        'installed. Install them: pip install "onrecord[feeds,html,xml]"\n'
    )


def test_a_file_whose_content_alone_tells_that_a_library_is_missing_is_an_issue(tmp_path):
    (tmp_path / "a.txt").write_text("<!DOCTYPE html><p>Words.")
    (tmp_path / "b.txt").write_text("Words.")
    done = run_without_libraries(tmp_path, ".")
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    assert 'a.txt $: HTML is read with lxml, which is not installed: pip install "onrecord[html]"' in done.stderr


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_a_format_has_a_reader_and_an_example_that_can_be_typed(each):
    assert callable(load_reader(each))
    words = shlex.split(each.example.rpartition("| ")[2])
    with cli.make_context("onrecord", words[1:2]) as context:
        command = cli.get_command(context, words[1])
    assert command.make_context(words[1], words[2:], parent=context)


def test_a_failure_of_a_reader_costs_the_rest_of_one_file(tmp_path, monkeypatch):
    def fail(_data):
        raise LookupError("nobody thought of this")

    (tmp_path / "a.txt").write_text("The mayor left.")
    (tmp_path / "b.jsonl").write_text('{"text": "The mayor came back."}')
    monkeypatch.setattr("onrecord.read.text.fixed_text", fail)
    issue, article = iter_sources([tmp_path / "a.txt", tmp_path / "b.jsonl"], ReadOptions())
    assert issue.reason.startswith("reader failure: LookupError: nobody thought of this (test_inputs.py:")
    assert article.text == "The mayor came back."
