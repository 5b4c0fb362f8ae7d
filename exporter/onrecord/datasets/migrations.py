"""Articles as an older minor version of the schema has them -> as this version has them.

A minor version adds columns, which are null or have a default where nothing else is known of older articles; what a major
version changes cannot be made up, and needs a new export. A new version comes with its line in the table.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from onrecord.contract import SCHEMA_VERSION, VersionGap
from onrecord.errors import ContractError
from onrecord.read.sources import SourceBundle

Bundle = dict[str, Any]


class Migration(NamedTuple):
    """What makes a bundle of one version one of the next."""

    before: str
    after: str
    change: Callable[[Bundle], Bundle]


MIGRATIONS: Final[tuple[Migration, ...]] = ()  # 1.0.0 is the first version


def find_steps(where: str, version: str) -> list[Migration]:
    """Return what leads from a version to this one; raise ContractError when nothing does."""
    steps, gap = list[Migration](), VersionGap(version)
    while version != SCHEMA_VERSION:
        step = next((one for one in MIGRATIONS if one.before == version), None)
        if step is None or not gap.is_older_minor:
            raise ContractError(where, f"no migration leads from schema {gap.found} to {SCHEMA_VERSION}", gap.remedy)
        steps.append(step)
        version = step.after
    return steps


def migrate_bundles(bundles: Iterator[SourceBundle], steps: list[Migration]) -> Iterator[SourceBundle]:
    """Yield every bundle as this version has it."""
    for source in bundles:
        bundle = source.bundle
        for step in steps:
            bundle = step.change(bundle)
        yield replace(source, bundle=bundle)
