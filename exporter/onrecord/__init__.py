"""onrecord turns news articles into a dataset of who said what, and who accuses whom of what.

The public names are loaded when they are first used, so that `import onrecord` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.errors import Issue, OnrecordError
    from onrecord.explore.databases import open_database
    from onrecord.ledger import Summary
    from onrecord.parse import parse_article
    from onrecord.pipeline import ExportOptions, export
    from onrecord.read.inputs import iter_sources
    from onrecord.read.sources import ReadOptions, SourceArticle
    from onrecord.records import Bundle
    from onrecord.report.datasets import ReportOptions, write_report
    from onrecord.validate.bundles import check_bundle
    from onrecord.validations import iter_issues
    from onrecord.write.parts import WriteOptions

_MODULES = {
    "Bundle": "records",
    "ExportOptions": "pipeline",
    "Issue": "errors",
    "OnrecordError": "errors",
    "ReadOptions": "read.sources",
    "ReportOptions": "report.datasets",
    "SourceArticle": "read.sources",
    "Summary": "ledger",
    "WriteOptions": "write.parts",
    "check_bundle": "validate.bundles",
    "export": "pipeline",
    "iter_issues": "validations",
    "iter_sources": "read.inputs",
    "open_database": "explore.databases",
    "parse_article": "parse",
    "write_report": "report.datasets",
}

__all__ = [
    "Bundle",
    "ExportOptions",
    "Issue",
    "OnrecordError",
    "ReadOptions",
    "ReportOptions",
    "SourceArticle",
    "Summary",
    "WriteOptions",
    "__version__",
    "check_bundle",
    "export",
    "iter_issues",
    "iter_sources",
    "open_database",
    "parse_article",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        message = f"module 'onrecord' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"onrecord.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
