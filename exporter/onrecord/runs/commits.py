"""The finished dataset in the work folder -> OUT, at one instant, or not at all.

Where the system can exchange two folders, OUT is the old dataset and then the new one, and nothing between; elsewhere
the old one is moved aside first, and OUT is missing for the time of one rename. The journal is written before and
removed after, so that whoever comes next completes the move (forward), or puts the old dataset back when the new one is
not whole.
"""

from pathlib import Path
from typing import Any

from onrecord.runs.exchanges import exchange
from onrecord.runs.fault_points import reach
from onrecord.runs.folders import WorkFolder, read_json
from onrecord.write.descriptors import encode_json
from onrecord.write.files import output_errors, replace_file, sync_folder, sync_folders


def commit(work: WorkFolder, run_id: str, *, replaces: bool) -> None:
    """Put the dataset in its place, and remove the work folder's content.

    What is at OUT goes if the dataset `replaces` it, and else only if it is an empty folder. When OutputError is
    raised, OUT is as it was, or the whole new dataset; where the journal is left, the next command finishes what was
    begun.
    """
    with output_errors(work.out):
        sync_folders(work.next)
        reach("assembled")
        replace_file(work.journal, encode_json({"run_id": run_id, "replaces": replaces}))
        reach("journal")
        try:
            _swap(work, replaces=replaces)
        except OSError:
            if not work.aside.exists():
                work.journal.unlink()
            raise
        sync_folder(work.out.parent)
        reach("swapped")
        work.clear()


def recover(work: WorkFolder) -> None:
    """Finish or undo a commit that was cut off; nothing to do when there was none. The lock must be held."""
    with output_errors(work.out):
        journal = read_json(work.journal)
        if journal is None:
            work.journal.unlink(missing_ok=True)
            return
        if journal["run_id"] == run_id_of(work.next) and journal["run_id"] != run_id_of(work.out):
            _swap(work, replaces=journal["replaces"])
        if work.aside.is_dir() and not work.out.exists():
            work.aside.rename(work.out)
        sync_folder(work.out.parent)
        if journal["run_id"] == run_id_of(work.out):
            work.clear()
        else:
            work.journal.unlink()


def read_manifest(dataset: Path) -> dict[str, Any]:
    """Return what a dataset says of the run that made it, nothing when it does not say."""
    return read_json(dataset / "_run" / "manifest.json") or {}


def run_id_of(dataset: Path) -> str | None:
    """Return the id of the run that published a dataset, None when there is no such dataset."""
    found = read_manifest(dataset).get("run_id")
    return found if isinstance(found, str) else None


def _swap(work: WorkFolder, *, replaces: bool) -> None:
    if not replaces or not work.out.exists():
        work.next.rename(work.out)
    elif not exchange(work.next, work.out):
        _move_aside(work)


def _move_aside(work: WorkFolder) -> None:
    work.out.rename(work.aside)
    reach("aside")
    try:
        work.next.rename(work.out)
    except OSError:
        work.aside.rename(work.out)
        raise
