"""Measure what each step costs, and print the table of benchmarks/README.md.

    python benchmarks/speed.py [ARTICLES.jsonl]

Times are wall clock on one core, medians of several passes over the same articles, process start left out. Without a
file the five invented articles of seeds/ are repeated. Compare figures of one run with each other only: machines are
shared and noisy. Where spaCy is installed, its blank tokenizer with a sentencizer runs over the same texts.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from onrecord import ExportOptions, ReadOptions, SourceArticle, export
from onrecord.extract.allegations import find_allegations
from onrecord.extract.mentions import find_mentions
from onrecord.extract.quotes import find_quotes
from onrecord.link.actors import link_actors
from onrecord.parse import parse_bundle
from onrecord.read.inputs import iter_sources
from onrecord.segment.documents import segment_text
from onrecord.validate.bundles import check_bundle

PASSES = 5
REPEATS = 40  # of the seeds, when no corpus is given


def main(paths: list[str]) -> None:
    """Print milliseconds an article, a row a step."""
    inputs = paths or ["seeds"]
    articles = [item for item in iter_sources(inputs, ReadOptions()) if isinstance(item, SourceArticle)] * (
        1 if paths else REPEATS
    )
    documents = [segment_text(article.text, article.title) for article in articles]
    mentions = [find_mentions(doc) for doc in documents]
    quotes = [find_quotes(doc) for doc in documents]
    bundles = [parse_bundle(article) for article in articles]
    words = sum(len(article.text.split()) for article in articles) / len(articles)
    print(f"{len(articles)} articles of {words:.0f} words, medians of {PASSES} passes, one core\n")
    print("| step | ms an article |\n|---|---|")
    rows: list[tuple[str, Callable[[], object]]] = [
        ("segment", lambda: [segment_text(a.text, a.title) for a in articles]),
        ("extract mentions", lambda: [find_mentions(doc) for doc in documents]),
        ("extract quotes", lambda: [find_quotes(doc) for doc in documents]),
        ("extract allegations", lambda: [find_allegations(d, q) for d, q in zip(documents, quotes, strict=True)]),
        ("link actors", lambda: [link_actors(d, m) for d, m in zip(documents, mentions, strict=True)]),
        ("parse, all steps", lambda: [parse_bundle(article) for article in articles]),
        ("validate", lambda: [check_bundle(bundle, "") for bundle in bundles]),
        ("export, both formats", lambda: export_all(inputs, 1 if paths else REPEATS)),
    ]
    if (blank := spacy_pass(articles)) is not None:
        rows.append(("spaCy blank pass", blank))
    for label, step in rows:
        print(f"| {label} | {1000 * median_seconds(step) / len(articles):.2f} |")
    print(f"\npeak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def median_seconds(step: Callable[[], object]) -> float:
    """Return the median time of the passes."""
    times = []
    for _ in range(PASSES):
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def export_all(inputs: list[str], repeats: int) -> None:
    """Export the inputs to both formats, as often as the other steps see them."""
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as folder:
            export(inputs, Path(folder) / "out", ExportOptions())


def spacy_pass(articles: list[SourceArticle]) -> Callable[[], object] | None:
    """Return the cheapest thing that a spaCy pipeline does first, None when spaCy is not installed."""
    try:
        import spacy  # noqa: PLC0415 - a peer to measure against, not a dependency
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda: [pipeline(article.text) for article in articles]


if __name__ == "__main__":
    main(sys.argv[1:])
