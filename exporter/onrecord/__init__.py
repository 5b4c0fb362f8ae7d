"""onrecord turns news articles into a dataset of who said what, and who accuses whom of what.

The public names are loaded when they are first used, so that `import onrecord` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.engines.choices import Workers
    from onrecord.errors import Issue, OnrecordError
    from onrecord.explore.databases import open_database, save_database
    from onrecord.explore.queries import run_query
    from onrecord.explore.samples import draw_sample
    from onrecord.explore.scores import Score, score_sheet
    from onrecord.explore.statistics import count_dataset
    from onrecord.ledger import Summary
    from onrecord.parse import parse_article
    from onrecord.pipeline import ExportOptions, compact, export, migrate
    from onrecord.read.inputs import iter_sources
    from onrecord.read.sources import ReadOptions, SourceArticle
    from onrecord.records import Bundle
    from onrecord.repairs import Repair, repair
    from onrecord.report.datasets import ReportOptions, write_report
    from onrecord.runs.progress import Status, find_status
    from onrecord.validate.bundles import check_bundle
    from onrecord.validations import iter_issues
    from onrecord.write.parts import WriteOptions

_MODULES = {
    "Bundle": "records",
    "ExportOptions": "pipeline",
    "Issue": "errors",
    "OnrecordError": "errors",
    "ReadOptions": "read.sources",
    "Repair": "repairs",
    "ReportOptions": "report.datasets",
    "Score": "explore.scores",
    "SourceArticle": "read.sources",
    "Status": "runs.progress",
    "Summary": "ledger",
    "Workers": "engines.choices",
    "WriteOptions": "write.parts",
    "check_bundle": "validate.bundles",
    "compact": "pipeline",
    "count_dataset": "explore.statistics",
    "draw_sample": "explore.samples",
    "export": "pipeline",
    "find_status": "runs.progress",
    "iter_issues": "validations",
    "iter_sources": "read.inputs",
    "migrate": "pipeline",
    "open_database": "explore.databases",
    "parse_article": "parse",
    "repair": "repairs",
    "run_query": "explore.queries",
    "save_database": "explore.databases",
    "score_sheet": "explore.scores",
    "write_report": "report.datasets",
}

__all__ = [
    "Bundle",
    "ExportOptions",
    "Issue",
    "OnrecordError",
    "ReadOptions",
    "Repair",
    "ReportOptions",
    "Score",
    "SourceArticle",
    "Status",
    "Summary",
    "Workers",
    "WriteOptions",
    "__version__",
    "check_bundle",
    "compact",
    "count_dataset",
    "draw_sample",
    "export",
    "find_status",
    "iter_issues",
    "iter_sources",
    "migrate",
    "open_database",
    "parse_article",
    "repair",
    "run_query",
    "save_database",
    "score_sheet",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        message = f"module 'onrecord' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"onrecord.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
