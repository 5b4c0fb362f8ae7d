"""The public names."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord


def test_every_public_name_is_there():
    assert {name: getattr(onrecord, name) for name in onrecord.__all__}.keys() == set(dir(onrecord))


def test_every_public_name_stands_in_the_readme():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    names = [name for name in onrecord.__all__ if not name.startswith("_")]
    assert not [name for name in names if not re.search(rf"`(onrecord\.)?{name}[`(]", readme)]


def test_a_call_for_each_command_does_what_the_command_does(tmp_path):
    (tmp_path / "a.txt").write_text("Ana Ortiz said the firm lied.")
    out = onrecord.export([tmp_path / "a.txt"], tmp_path / "out").out
    assert (onrecord.find_status(str(out)).state, onrecord.find_status(tmp_path / "b").state) == ("finished", "nothing")
    assert onrecord.compact(out).rows["quotes"] == 1
    assert onrecord.migrate(out) is None
    assert list(onrecord.iter_issues(out)) == []
    assert onrecord.repair(out) == onrecord.Repair(0)
    assert onrecord.count_dataset(out)["rows"]["quotes"] == 1
    with onrecord.open_database(out) as database:
        assert onrecord.run_query(database, "FROM quotes").read_all().num_rows == 1
    assert onrecord.draw_sample(out, "quotes").num_rows == 1


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = onrecord.nothing


def test_importing_the_package_loads_nothing_else():
    code = "import sys, onrecord; print([name for name in ('pyarrow', 'pydantic', 'click') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
