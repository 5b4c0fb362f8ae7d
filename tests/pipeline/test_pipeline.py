"""Many articles become one dataset, whoever runs which shard, and whatever is wrong with some of them."""

import json

import pytest

from onrecord.errors import InputError, Issue, OutputError, StrictError, UsageError
from onrecord.pipeline import ExportOptions, export
from onrecord.read.sources import ReadOptions, SourceArticle, SourceBundle
from onrecord.validations import iter_issues
from onrecord.work.attempts import process_source
from onrecord.work.shards import ShardLimits, encode_source, iter_shards

FRENCH = (
    "Le ministre a déclaré mardi que la société avait caché le rapport et qu'elle devait en répondre devant la justice. "
    "« Nous n'avons rien caché », a répondu le directeur de la société dans un entretien avec les journalistes. "
    "Selon lui, les autorités ont reçu le document il y a deux ans, mais elles ne l'ont pas lu."
)


def article(number, text=None):
    return SourceArticle(f"a{number}", "jsonl", text or f"Ms. Ortiz said it {number} times.", f"a.jsonl:{number}")


def encoded(source):
    return source, encode_source(source)


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(
        "".join(json.dumps({"id": f"a{n}", "text": f"Ms. Ortiz said it {n} times."}) + "\n" for n in range(7))
    )
    return path


def jsonl_rows(out, table="articles"):
    parts = sorted((out / "jsonl" / table).iterdir())
    return [json.loads(line) for part in parts for line in part.read_text().splitlines()]


def rejects(out):
    return [json.loads(line) for line in (out / "_run" / "rejects.jsonl").read_text().splitlines()]


@pytest.mark.parametrize(
    ("limits", "sizes"),
    [
        (ShardLimits(), [7]),
        (ShardLimits(articles=3), [3, 3, 1]),
        (ShardLimits(articles=7), [7]),
        (ShardLimits(size=60), [3, 3, 1]),
    ],
)
def test_shards_are_cut_by_count_and_by_size(limits, sizes):
    shards = list(iter_shards([encoded(article(number)) for number in range(7)], limits))
    assert [len(shard.sources) for shard in shards] == sizes
    assert [shard.index for shard in shards] == list(range(len(sizes)))


def test_no_source_is_no_shard():
    assert list(iter_shards([], ShardLimits())) == []


def test_a_failure_of_the_parser_costs_one_article():
    bundle, issues = process_source(article(1, "No encoding can carry this: \ud800."))
    assert not bundle
    assert [(issue.where, issue.source_id) for issue in issues] == [("a.jsonl:1", "a1")]
    assert issues[0].reason.startswith("parser failure: UnicodeEncodeError: ")


def test_the_issues_of_a_bundle_carry_its_source_id():
    _, issues = process_source(SourceBundle({"article": {"source_id": "n-1"}}, "b.jsonl:9", 10))
    assert issues
    assert {(issue.where, issue.source_id) for issue in issues} == {("b.jsonl:9", "n-1")}


def test_the_rows_do_not_depend_on_the_shards(tmp_path, news):
    rows = []
    for shard_articles in (2, 100):
        out = tmp_path / f"out-{shard_articles}"
        summary = export([news], out, ExportOptions(limits=ShardLimits(shard_articles)))
        assert summary.rows["articles"] == 7
        assert not list(iter_issues(out, ReadOptions()))
        rows.append({table: jsonl_rows(out, table) for table in summary.rows if (out / "jsonl" / table).is_dir()})
    assert rows[0] == rows[1]
    assert [row["source_id"] for row in rows[0]["articles"]] == [f"a{number}" for number in range(7)]


def test_the_summary_counts_rejects_by_kind_notes_and_languages(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "fr.txt").write_text(FRENCH)
    (tmp_path / "in" / "latin.txt").write_bytes("A café said so.".encode("latin-1"))
    (tmp_path / "in" / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "in" / "bad.jsonl").write_text(
        '{"text": 1}\n{"text": null}\n{"text": "One."}\n{"text": "One.", "id": 7}\n'
    )
    (tmp_path / "in" / "same.jsonl").write_text('{"text": "One.", "id": 7}\n')
    summary = export([tmp_path / "in"], tmp_path / "out")
    assert summary.rows["articles"] == 4
    assert (summary.rejected, summary.reasons) == (3, {"wrong type": 2, "duplicate": 1})
    assert summary.notes == {"encoding": 1, "skipped": 1}
    assert summary.not_english == 1
    assert [issue.pointer for issue in summary.issues] == ["$.text", "$.text", "$"]
    assert len(rejects(tmp_path / "out")) == 3
    assert "photo.png: passed over" in (tmp_path / "out" / "_run" / "log.txt").read_text()


def test_the_summary_shows_three_rejects_of_a_kind_so_that_many_of_one_hide_no_other(tmp_path):
    (tmp_path / "bad.jsonl").write_text('{"text": 1}\n' * 20 + '{"text": " "}\n')
    summary = export([tmp_path / "bad.jsonl"], tmp_path / "out")
    assert (summary.rejected, len(rejects(tmp_path / "out"))) == (21, 21)
    assert [issue.reason.partition(":")[0] for issue in summary.issues] == ["wrong type"] * 3 + ["empty"]


def test_a_bundle_with_several_faults_is_one_reject_with_a_row_for_each(tmp_path):
    bundle = process_source(article(1))[0]
    bundle["article"] |= {"word_count": -1, "language": 5}
    (tmp_path / "b.jsonl").write_text(json.dumps(bundle) + "\n")
    summary = export([tmp_path / "b.jsonl"], tmp_path / "out", ExportOptions(ReadOptions("bundle")))
    assert summary.rejected == 1
    assert {row["pointer"] for row in rejects(tmp_path / "out")} == {"$.article.word_count", "$.article.language"}
    assert summary.rows == dict.fromkeys(summary.rows, 0)


def test_a_strict_run_raises_at_the_first_reject(tmp_path, news):
    with pytest.raises(StrictError) as caught:
        export([news, news], tmp_path / "out", ExportOptions(strict=True))
    assert isinstance(caught.value.issue, Issue)
    assert [path.name for path in tmp_path.iterdir()] == ["news.jsonl"]


def test_progress_only_grows_and_ends_with_everything_done(tmp_path, news):
    seen = []
    export([news], tmp_path / "out", ExportOptions(limits=ShardLimits(3)), seen.append)
    assert seen == sorted(seen)
    assert seen[-1][:3] == (7, 7, 0)


@pytest.mark.parametrize(
    ("inputs", "out", "error"),
    [(["missing.txt"], "out", InputError), (["news.jsonl"], "news.jsonl", UsageError)],
)
def test_what_cannot_be_read_or_written_is_an_error_and_leaves_nothing(tmp_path, news, inputs, out, error):
    with pytest.raises(error):
        export([tmp_path / path for path in inputs], tmp_path / out)
    assert [path.name for path in tmp_path.iterdir()] == [news.name]


def test_a_place_below_a_file_cannot_be_written(news):
    with pytest.raises((OutputError, UsageError)):
        export([news], news / "out")


def test_the_manifest_tells_of_the_run(tmp_path, news):
    export([news], tmp_path / "out")
    run = json.loads((tmp_path / "out" / "_run" / "manifest.json").read_text())["run"]
    assert run["inputs"] == [str(news)]
    assert run["rejected"] == 0
    assert run["finished_at"].endswith("+00:00")
