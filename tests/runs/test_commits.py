"""A commit that is cut off anywhere is finished or undone by whoever comes next."""

import errno
import shutil
from pathlib import Path

import pytest

from onrecord.errors import OutputError
from onrecord.runs import commits
from onrecord.runs.folders import WorkFolder


class CutError(Exception):
    """Stands for the end of the process."""


@pytest.fixture
def without_exchange(monkeypatch):
    """Let the system be one that cannot exchange folders, so that the old dataset is moved aside first."""
    monkeypatch.setattr(commits, "exchange", lambda _one, _other: False)


@pytest.fixture
def cut_off(monkeypatch, tmp_path, publish, make_bundle):
    """Publish an old dataset, end the publishing of a new one at a fault point, and return the work folder."""

    def at(place):
        def reach(name, _detail=""):
            if name == place:
                raise CutError

        out = publish(tmp_path / "out", [make_bundle("old")])
        with monkeypatch.context() as patch:
            patch.setattr(commits, "reach", reach)
            with pytest.raises(CutError):
                publish(out, [make_bundle("new")], overwrite=True)
        return WorkFolder(out)

    return at


@pytest.fixture
def whole(tmp_path, publish, make_bundle, files_of):
    """The bytes of the old dataset and of the new one."""
    return [files_of(publish(tmp_path / name, [make_bundle(name)])) for name in ("old", "new")]


def recover(work):
    with work.locked():
        commits.recover(work)


@pytest.mark.parametrize("place", ["assembled", "journal", "swapped"])
def test_a_commit_by_exchange_is_finished_once_its_journal_is_written(cut_off, whole, files_of, place):
    work = cut_off(place)
    assert files_of(work.out) in whole
    recover(work)
    assert files_of(work.out) == whole[place != "assembled"]
    assert work.path.exists() == (place == "assembled")


@pytest.mark.usefixtures("without_exchange")
@pytest.mark.parametrize("place", ["assembled", "journal", "aside", "swapped"])
def test_a_commit_by_renames_is_finished_once_its_journal_is_written(cut_off, whole, files_of, place):
    work = cut_off(place)
    recover(work)
    assert files_of(work.out) == whole[place != "assembled"]
    assert work.path.exists() == (place == "assembled")


@pytest.mark.usefixtures("without_exchange")
def test_an_old_dataset_comes_back_when_the_new_one_is_lost(cut_off, whole, files_of):
    work = cut_off("aside")
    assert not work.out.exists()
    (work.next / "_run/manifest.json").unlink()
    recover(work)
    assert files_of(work.out) == whole[0]


@pytest.fixture
def old_and_new(tmp_path, publish, make_bundle):
    """Publish an old dataset, and return its place with the bundles of a new one."""
    return publish(tmp_path / "out", [make_bundle("old")]), [make_bundle("new")]


def test_a_disk_that_fails_after_the_move_leaves_a_whole_dataset(monkeypatch, old_and_new, publish, whole, files_of):
    def fail(_folder):
        raise OSError(errno.EIO, "the disk is dead")

    out, new = old_and_new
    with monkeypatch.context() as patch:
        patch.setattr(commits, "sync_folder", fail)
        with pytest.raises(OutputError, match=r"Input/output error.*finish it with the same command and --resume"):
            publish(out, new, overwrite=True)
    assert files_of(out) == whole[1]
    publish(out, new, overwrite=True, resume=True)
    assert files_of(out) == whole[1]
    assert not WorkFolder(out).path.exists()


@pytest.mark.usefixtures("without_exchange")
@pytest.mark.parametrize("count", [1, 0])
def test_an_old_dataset_that_can_go_neither_forth_nor_back_is_kept(monkeypatch, old_and_new, publish, files_of, count):
    def fail_at_out(self, target):
        if Path(target).name == "out":
            raise OSError(errno.EIO, "the disk is dead")
        return rename(self, target)

    rename = Path.rename
    out, new = old_and_new
    undisturbed = shutil.copytree(out, out.with_name("undisturbed"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fail_at_out)
        with pytest.raises(OutputError, match="finish it with the same command and --resume"):
            publish(out, new[:count], append=True)
    assert not out.exists()
    recover(WorkFolder(out))
    assert files_of(out) == files_of(publish(undisturbed, new[:count], append=True))
