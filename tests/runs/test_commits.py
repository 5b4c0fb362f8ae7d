"""A commit that is cut off anywhere is finished or undone by whoever comes next."""

import pytest

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
