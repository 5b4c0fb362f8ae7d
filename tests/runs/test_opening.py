"""A run takes its place, keeps what it has finished, goes on under the same plan alone, and leaves nothing else behind."""

import os

import pytest

from onrecord.errors import InputError, InterruptedRunError, Issue, OutputError, StrictError, UsageError
from onrecord.runs.opening import open_run
from onrecord.runs.plans import Request
from onrecord.validate.datasets import iter_dataset_issues
from onrecord.write.parts import WriteOptions


@pytest.fixture
def bundles(make_bundle):
    return [make_bundle(str(number)) for number in range(6)]


def names_in(folder):
    return os.listdir(folder)  # noqa: PTH208 - hidden ones too


def test_a_run_leaves_the_dataset_and_nothing_else(tmp_path, publish, bundles):
    out = publish(tmp_path / "out", bundles)
    assert names_in(tmp_path) == ["out"]
    assert [str(issue) for issue in iter_dataset_issues(out)] == []


def test_folders_are_open_to_whom_the_umask_allows(tmp_path, publish, bundles):
    (tmp_path / "plain").mkdir()
    out = publish(tmp_path / "out", bundles)
    assert out.stat().st_mode == (tmp_path / "plain").stat().st_mode
    assert (out / "parquet/quotes").stat().st_mode == out.stat().st_mode


def test_folders_above_are_made_and_an_empty_folder_is_taken(tmp_path, publish, bundles):
    assert (publish(tmp_path / "a/b/out", bundles) / "README.md").is_file()
    (tmp_path / "empty").mkdir()
    assert (publish(tmp_path / "empty", bundles) / "README.md").is_file()


def test_what_is_in_the_way_stays_unless_overwritten(tmp_path, publish, bundles, files_of):
    out = publish(tmp_path / "out", bundles)
    before = files_of(out)
    with pytest.raises(UsageError, match="is not empty"):
        publish(out, bundles[:1])
    assert files_of(out) == before
    publish(out, bundles[:1], overwrite=True)
    assert files_of(out) != before
    assert names_in(tmp_path) == ["out"]


@pytest.mark.parametrize("asked", [{"append": True}, {"overwrite": True}, {"rewrite": "compact"}])
def test_what_users_put_beside_a_dataset_stays(tmp_path, publish, bundles, asked):
    out = publish(tmp_path / "out", bundles[:2])
    (out / "figures/drafts").mkdir(parents=True)
    (out / "figures/drafts/ferry.svg").write_text("<svg/>")
    (out / "figures/none").mkdir()
    (out / "notes.md").write_text("ask the harbor master")
    (out / "latest.md").symlink_to("notes.md")
    publish(out, bundles[2:4], **asked)
    assert (out / "figures/drafts/ferry.svg").read_text() == "<svg/>"
    assert (out / "figures/none").is_dir()
    assert (out / "latest.md").readlink().name == "notes.md"
    assert (out / "latest.md").read_text() == "ask the harbor master"
    assert [str(issue) for issue in iter_dataset_issues(out)] == []


@pytest.mark.parametrize("option", ["overwrite", "append", "resume"])
def test_only_a_dataset_is_replaced_or_added_to(tmp_path, publish, bundles, option):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.txt").write_text("the only copy")
    with pytest.raises(UsageError, match="holds something other than a dataset"):
        publish(tmp_path / "thesis", bundles, **{option: True})
    assert names_in(tmp_path) == ["thesis"]
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="file is a file"):
        publish(tmp_path / "file", bundles, **{option: True})


def test_what_appears_meanwhile_is_not_replaced(tmp_path):
    out = tmp_path / "out"
    with open_run(out, Request(WriteOptions(), {}), []) as run:
        (run.work.path / "_run").mkdir()
        out.mkdir()
        (out / "mine.txt").write_text("")
        with pytest.raises(OutputError, match="Directory not empty"):
            run.publish([], {})
    assert names_in(out) == ["mine.txt"]


def test_an_interrupted_run_keeps_its_shards_and_says_how_to_go_on(tmp_path, interrupt, publish, bundles, files_of):
    with pytest.raises(
        InterruptedRunError, match="2 finished shards are kept: go on with the same command and --resume"
    ):
        interrupt(tmp_path / "out", bundles[:4], KeyboardInterrupt())
    assert names_in(tmp_path) == [".out.onrecord"]
    assert files_of(publish(tmp_path / "out", bundles, resume=True)) == files_of(publish(tmp_path / "whole", bundles))


def test_a_full_disk_keeps_the_shards_too(tmp_path, interrupt, bundles):
    with pytest.raises(OutputError, match=r"No space.*1 finished shard is kept"):
        interrupt(tmp_path / "out", bundles[:2], OutputError("x", "No space", "Free some"))


def test_a_dataset_that_was_added_to_is_finished(tmp_path, publish, bundles):
    out = publish(tmp_path / "out", bundles[:3])
    publish(out, bundles[3:], append=True)
    with pytest.raises(UsageError, match="out is finished, and was added to since"):
        publish(out, bundles[:3], resume=True)


def test_replacing_goes_on_only_where_the_dataset_is_not_the_new_one(tmp_path, publish, bundles):
    out = publish(tmp_path / "out", bundles[:1])
    publish(out, bundles, overwrite=True, resume=True)
    with open_run(out, Request(WriteOptions(overwrite=True), {}, resume=True), []) as run:
        assert run.is_over
        run.kept.clear()


def test_an_interrupt_before_the_first_shard_is_finished_says_that_nothing_is_kept(tmp_path, interrupt):
    with pytest.raises(InterruptedRunError, match="nothing is kept, since no shard was finished"):
        interrupt(tmp_path / "out", [], KeyboardInterrupt())


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OutputError("x", "No space", "Free some")])
def test_a_run_without_a_finished_shard_leaves_nothing(tmp_path, interrupt, error):
    with pytest.raises(type(error)):
        interrupt(tmp_path / "out", [], error)
    assert not names_in(tmp_path)


def fail_in(out, disturb):
    """Begin a run, let something happen to its work folder, and end it as a full disk does."""
    with open_run(out, Request(WriteOptions(), {}), []) as run:
        disturb(run.work)
        raise OutputError("x", "No space", "Free some")


def test_a_shard_that_cannot_be_kept_is_named(tmp_path):
    with pytest.raises(OutputError, match=r"cannot write .*/attempts/00000-ab: it is incomplete"):
        fail_in(tmp_path / "out", lambda work: work.accept(work.path / "attempts/00000-ab"))


def test_what_cannot_be_tidied_hides_no_error_and_goes_with_the_next_run(tmp_path, publish, bundles):
    def put_in_the_way(work):
        (work.path / "run.json").unlink()
        (work.path / "run.json").mkdir()
        (work.path / "lock.0123456789abcdef").write_text("of a process that was killed")

    with pytest.raises(OutputError, match="No space"):
        fail_in(tmp_path / "out", put_in_the_way)
    (tmp_path / ".out.onrecord/run.json").rmdir()
    publish(tmp_path / "out", bundles)
    assert names_in(tmp_path) == ["out"]


def test_a_strict_run_leaves_nothing(tmp_path, interrupt, bundles):
    with pytest.raises(StrictError):
        interrupt(tmp_path / "out", bundles, StrictError(Issue("a", "$", "bad")))
    assert not names_in(tmp_path)


def test_a_kept_run_is_not_forgotten_by_accident(tmp_path, interrupt, publish, bundles):
    with pytest.raises(InterruptedRunError):
        interrupt(tmp_path / "out", bundles, KeyboardInterrupt())
    with pytest.raises(UsageError, match=r"was interrupted\. Go on with --resume, or begin anew with --overwrite"):
        publish(tmp_path / "out", bundles)
    publish(tmp_path / "out", bundles[:1], overwrite=True)
    assert names_in(tmp_path) == ["out"]


def test_another_plan_is_refused_with_what_differs(tmp_path, interrupt, publish, bundles):
    with pytest.raises(InterruptedRunError):
        interrupt(tmp_path / "out", bundles, KeyboardInterrupt(), settings={"max_bytes": 5})
    with pytest.raises(UsageError, match="max_bytes was 5, and is 6 now"):
        publish(tmp_path / "out", bundles, resume=True, settings={"max_bytes": 6})
    with pytest.raises(UsageError, match="formats was both, and is jsonl now"):
        publish(tmp_path / "out", bundles, resume=True, settings={"max_bytes": 5}, write=WriteOptions("jsonl"))
    publish(tmp_path / "out", bundles, resume=True, settings={"max_bytes": 5})


def test_another_input_is_refused_with_where_it_differs(tmp_path, interrupt, publish, bundles):
    with pytest.raises(InterruptedRunError):
        interrupt(tmp_path / "out", bundles, KeyboardInterrupt())
    changed = [*bundles[:2], *bundles[3:]]
    with pytest.raises(UsageError, match="from shard 1 on: it began with '2', and begins with '3' now"):
        publish(tmp_path / "out", changed, resume=True)
    with pytest.raises(UsageError, match="from shard 2 on: it began with '4', and begins with None now"):
        publish(tmp_path / "out", bundles[:4], resume=True)
    publish(tmp_path / "out", bundles, resume=True)


def test_resuming_what_is_over_changes_nothing(tmp_path, publish, bundles):
    publish(tmp_path / "out", bundles, resume=True)
    with open_run(tmp_path / "out", Request(WriteOptions(), {}, resume=True), []) as run:
        assert run.is_over
        (run.work.path / "_run").mkdir()
        run.kept.clear()
    assert names_in(tmp_path) == ["out"]
    with pytest.raises(UsageError, match=r"out is finished, and was made of another input, from shard 3 on.*--append"):
        publish(tmp_path / "out", [*bundles, bundles[0]], resume=True)
    with pytest.raises(UsageError, match="out is finished, and was made otherwise: formats was both, and is jsonl now"):
        publish(tmp_path / "out", bundles, resume=True, write=WriteOptions("jsonl"))
    assert [str(issue) for issue in iter_dataset_issues(tmp_path / "out")] == []


@pytest.mark.parametrize("damage", [b"{", b"\xff", None])
def test_a_run_that_cannot_be_looked_up_is_named(tmp_path, publish, bundles, damage):
    path = publish(tmp_path / "out", bundles) / "_run/shards.jsonl"
    path.unlink() if damage is None else path.write_bytes(damage)
    with pytest.raises(InputError, match=r"shards.jsonl: what the run has written there is damaged: "):
        publish(tmp_path / "out", bundles, resume=True)
    assert names_in(tmp_path) == ["out"]


def test_a_shard_that_lost_a_file_is_processed_again(tmp_path, interrupt, publish, bundles, files_of):
    with pytest.raises(InterruptedRunError):
        interrupt(tmp_path / "out", bundles, KeyboardInterrupt())
    (tmp_path / ".out.onrecord/shards/00001/jsonl/quotes/part-00001.jsonl").write_text("")
    assert files_of(publish(tmp_path / "out", bundles, resume=True)) == files_of(publish(tmp_path / "whole", bundles))


def test_adding_links_the_old_parts_and_numbers_new_ones_after_them(tmp_path, publish, bundles):
    out = publish(tmp_path / "out", bundles[:3])
    inode = (out / "parquet/quotes/part-00000.parquet").stat().st_ino
    publish(out, bundles[3:], append=True)
    assert (out / "parquet/quotes/part-00000.parquet").stat().st_ino == inode
    assert len(list(out.glob("parquet/quotes/*"))) == 4
    assert [str(issue) for issue in iter_dataset_issues(out)] == []
    assert (out / "_run/earlier/00000/manifest.json").is_file()
    publish(out, [], append=True)
    assert (out / "_run/earlier/00001/manifest.json").is_file()


def test_a_table_that_was_empty_loses_its_empty_part(tmp_path, publish, bundles):
    out = publish(tmp_path / "out", [bundles[0] | {"allegations": []}])
    publish(out, bundles[1:], append=True)
    assert min(path.name for path in out.glob("parquet/allegations/*")) == "part-00001.parquet"
    assert [str(issue) for issue in iter_dataset_issues(out)] == []


def test_other_formats_and_other_schemas_are_not_added(tmp_path, publish, bundles):
    out = publish(tmp_path / "out", bundles, write=WriteOptions("jsonl", gzip_jsonl=True))
    with pytest.raises(UsageError, match="Add to it with --format jsonl --gzip"):
        publish(out, bundles, append=True)
    descriptor = out / "datapackage.json"
    descriptor.write_text(descriptor.read_text().replace('"schema_version": "', '"schema_version": "0.'))
    with pytest.raises(UsageError, match="another schema version"):
        publish(out, bundles, append=True, write=WriteOptions("jsonl", gzip_jsonl=True))


def test_adding_to_nothing_begins_a_dataset(tmp_path, publish, bundles, files_of):
    assert files_of(publish(tmp_path / "out", bundles, append=True)) == files_of(publish(tmp_path / "whole", bundles))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_without_permission_is_named(tmp_path, publish, bundles):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        publish(tmp_path / "out", bundles)
