"""The notebook runs from top to bottom, and its outputs are those that it shows."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "examples/ferry_report.ipynb"


def outputs_of(notebook):
    """What each cell printed or showed, as text."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = [[output.get("text") or output["data"]["text/plain"] for output in cell.outputs] for cell in cells]
    return dict(zip((cell.source for cell in cells), map("".join, shown), strict=True))


@pytest.mark.filterwarnings("default")  # the kernel's client is no code of ours
def test_the_notebook_shows_what_its_cells_print():
    kept = nbformat.read(NOTEBOOK, as_version=4)
    ran = nbformat.from_dict(kept)
    NotebookClient(ran, timeout=120, resources={"metadata": {"path": NOTEBOOK.parent}}).execute()
    assert outputs_of(ran) == outputs_of(nbformat.read(NOTEBOOK, as_version=4))
    assert all(outputs_of(ran).values())


if __name__ == "__main__":  # writes the outputs anew
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": NOTEBOOK.parent}}).execute()
    for cell in notebook.cells:
        cell.metadata.clear()
    nbformat.write(notebook, NOTEBOOK)
