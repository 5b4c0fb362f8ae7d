"""Boilerplate: what newspapers put between paragraphs ("Read more: …"), from boilerplate.toml.

Assumes short paragraphs without markup. Leaves out the rest of a page (menus, comments), which only its markup shows.
"""

import re
from functools import cache
from typing import Final

from onrecord.lexicons.tables import load_toml

_FORMS: Final = {
    "whole": r"\W*\Z",
    "label": r"(?:\W*\Z|\s*[:|–—-]\s)",
    "open": r"(?!\w)[^\"“”„«]{0,120}\Z",
}


def is_boilerplate(paragraph: str) -> bool:
    """Tell whether a paragraph is none of the article."""
    return _pattern().match(paragraph) is not None


@cache
def _pattern() -> re.Pattern[str]:
    lines = load_toml("boilerplate")["line"]
    longest_first = sorted(lines, key=lambda line: -len(line["opening"]))
    return re.compile(
        "|".join(re.escape(line["opening"]) + _FORMS[line["form"]] for line in longest_first), re.IGNORECASE
    )
