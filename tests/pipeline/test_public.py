"""The public names."""

import subprocess
import sys

import pytest

import onrecord


def test_every_public_name_is_there():
    assert {name: getattr(onrecord, name) for name in onrecord.__all__}.keys() == set(dir(onrecord))


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = onrecord.nothing


def test_importing_the_package_loads_nothing_else():
    code = "import sys, onrecord; print([name for name in ('pyarrow', 'pydantic', 'click') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
