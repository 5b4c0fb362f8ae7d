"""The citation file names the version that it is about."""

from pathlib import Path

from onrecord.version import __version__

CITATION = Path(__file__).parents[2] / "CITATION.cff"


def test_the_citation_is_of_this_version():
    assert f"\nversion: {__version__}\n" in CITATION.read_text(encoding="utf-8")
