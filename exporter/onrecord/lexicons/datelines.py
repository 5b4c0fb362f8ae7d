"""Datelines: what stands beside a place at the start of an article, from datelines.toml.

Assumes names as agencies and months are written in datelines. Leaves out the places themselves, which capitals show.
"""

import re

from onrecord.lexicons.tables import load_toml


def dateline_forms(kind: str) -> str:
    """Return the entries of a list ("agencies", "months") as an alternation for a pattern, longer ones first."""
    return "|".join(map(re.escape, sorted(load_toml("datelines")[kind], key=len, reverse=True)))
