"""Whatever a file holds, reading and parsing it ends in valid records, in rejects with a reason, or in an error of ours;
damage in a dataset is seen.

`ONRECORD_FUZZ=seed` tries other inputs; `benchmarks/fuzz.py` tries them for as long as it is told.
"""

import os

import pytest

from fuzz import TARGETS, try_target

EXAMPLES = 12


@pytest.mark.parametrize("target", TARGETS)
def test_nearly_valid_files_end_as_they_should(target, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # where what is found is kept
    assert try_target(target, int(os.environ.get("ONRECORD_FUZZ", "1")), EXAMPLES) >= EXAMPLES
