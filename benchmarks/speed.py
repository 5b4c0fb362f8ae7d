"""Measure what each step costs, and print the tables of benchmarks/README.md.

    python benchmarks/speed.py [ARTICLES.jsonl] [--sizes 1000 10000 100000] [--workers 1 2]

Steps are timed on one core, in seconds of the processor, process start left out, as medians of passes in turn, so that
a busy minute falls on all of them. Without a file, articles are put together at random from the paragraphs of seeds/,
which are invented. Compare figures of one run with each other only: machines are shared and noisy. The floor is reading
the articles and writing their ready records, checked, to both formats. Where spaCy is installed, its blank tokenizer
with a sentencizer runs over the same texts. Growth and workers are measured on the command itself, start included.
"""

import argparse
import gc
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from corpora import SEEDS, iter_texts
from memory import watched
from onrecord import ExportOptions, ReadOptions, SourceArticle, export
from onrecord.contract import TABLES, arrow_schema
from onrecord.engines.choices import Workers
from onrecord.extract.allegations import find_allegations
from onrecord.extract.mentions import find_mentions
from onrecord.extract.quotes import find_quotes
from onrecord.extract.responses import find_responses
from onrecord.link.actors import link_actors
from onrecord.parse import parse_bundle
from onrecord.read.inputs import iter_sources
from onrecord.segment.documents import segment_text
from onrecord.validate.bundles import check_bundle
from onrecord.write.parts import WriteOptions
from onrecord.write.shards import ShardWriter

Steps = dict[str, Callable[[], object]]
PASSES = 5
GENERATED = 400
EXPORT, START = "export, both formats", "export of one article"  # what is left without it is no start of processes
BLANK, FLOOR = "spaCy blank pass", "floor: read, check and write ready records"


def main() -> None:
    """Print the tables."""
    options = read_options()
    with tempfile.TemporaryDirectory() as folder:
        corpus = options.corpus or Path(folder) / "articles.jsonl"
        if options.corpus is None:
            write_articles(corpus, iter_texts(GENERATED))
        print_steps(corpus, Path(folder))
        print_parquet(corpus, Path(folder))
        print_start()
        print_growth(corpus, options.sizes, Path(folder))
        print_workers(corpus, options.workers, Path(folder))


def read_options() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--sizes", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--workers", nargs="*", type=int, default=[1, 2])
    return parser.parse_args()


def write_articles(path: Path, texts: Iterator[str]) -> None:
    """Write one line of JSON a text, each with an id of its own."""
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": f"article-{number}", "text": text}) + "\n")


def read(corpus: Path) -> list[SourceArticle]:
    """Return the articles of a file."""
    return [item for item in iter_sources([corpus], ReadOptions()) if isinstance(item, SourceArticle)]


def print_steps(corpus: Path, folder: Path) -> None:
    """Print milliseconds an article, a row a step, and what they amount to."""
    articles = read(corpus)
    words = sum(len(article.text.split()) for article in articles) / len(articles)
    size = sum(len(article.text.encode()) for article in articles) / 2**20
    print(f"{len(articles)} articles of {words:.0f} words, medians of {PASSES} passes, one core, {machine()}\n")
    medians = median_seconds(steps(corpus, articles, folder))
    print("| step | ms an article |\n|---|---|")
    for label, seconds in medians.items():
        print(f"| {label} | {1000 * seconds / len(articles):.2f} |")
    whole = medians[EXPORT]
    print(f"\nexport: {len(articles) / whole:.0f} articles/s, {size / whole:.2f} MB/s of text", end="")
    for label in (FLOOR, BLANK):
        if label in medians:
            print(f"; {whole / medians[label]:.2f} times the {label.partition(':')[0]}", end="")
    if BLANK in medians:
        print(f" (parse alone {medians['parse, all steps'] / medians[BLANK]:.2f} times)", end="")
    print("\n")


def machine() -> str:
    """Return what ran the benchmark, in words."""
    return f"of {os.cpu_count()}, Python {sys.version_info.major}.{sys.version_info.minor}, {time.strftime('%B %Y')}"


def steps(corpus: Path, articles: list[SourceArticle], folder: Path) -> Steps:
    """Return the steps by name; what one needs of those before it is made here."""
    texts, titles = [article.text for article in articles], [article.title for article in articles]
    docs = list(map(segment_text, texts, titles))
    mentions = [find_mentions(doc) for doc in docs]
    quotes = [find_quotes(doc) for doc in docs]
    bundles = [parse_bundle(article) for article in articles]
    whole = ExportOptions(write=WriteOptions(overwrite=True), workers=Workers(1))
    one = folder / "one.txt"
    one.write_text(texts[0])
    found: Steps = {
        "segment": lambda: run_all(segment_text, texts, titles),
        "extract mentions": lambda: run_all(find_mentions, docs),
        "extract quotes": lambda: run_all(find_quotes, docs),
        "extract allegations": lambda: run_all(find_allegations, docs, quotes),
        "extract responses": lambda: run_all(find_responses, docs, quotes),
        "link actors": lambda: run_all(link_actors, docs, mentions, quotes),
        "parse, all steps": lambda: run_all(parse_bundle, articles),
        "validate": lambda: run_all(check_bundle, bundles, [""] * len(bundles)),
        EXPORT: lambda: export([corpus], folder / "out", whole),
        START: lambda: export([one], folder / "one", whole),
        FLOOR: lambda: write_ready(corpus, bundles, folder),
    }
    if (blank := spacy_pass(articles)) is not None:
        found[BLANK] = blank
    gc.collect()
    gc.freeze()  # what the benchmark holds is no part of what it measures
    return found


def run_all(step: Callable[..., object], *inputs: Iterable[object]) -> None:
    """Run the step on every article and keep nothing, as an export does."""
    deque(map(step, *inputs), maxlen=0)


def median_seconds(found: Steps) -> dict[str, float]:
    """Return the median time that the processor gave each step, the steps taken in turn."""
    times: dict[str, list[float]] = {label: [] for label in found}
    for _ in range(PASSES):
        for label, step in found.items():
            start = processor_seconds()
            step()
            times[label].append(processor_seconds() - start)
    medians = {label: statistics.median(taken) for label, taken in times.items()}
    medians[EXPORT] -= medians.pop(START)
    return medians


def processor_seconds() -> float:
    """Return what the processor has given this process and those that it has started and waited for."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime


def write_ready(corpus: Path, bundles: list[dict[str, object]], folder: Path) -> None:
    """Read the articles, and check and write records that are there already."""
    with tempfile.TemporaryDirectory(dir=folder) as staging, ShardWriter(Path(staging), 0, WriteOptions()) as writer:
        for _, bundle in zip(read(corpus), bundles, strict=True):
            check_bundle(bundle, "")
            writer.add(bundle)
        writer.close()


def spacy_pass(articles: list[SourceArticle]) -> Callable[[], object] | None:
    """Return the cheapest thing that a spaCy pipeline does first, None when spaCy is not installed."""
    try:
        import spacy  # noqa: PLC0415 - a peer to measure against, not a dependency
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda: run_all(pipeline, [article.text for article in articles])


def print_parquet(corpus: Path, folder: Path) -> None:
    """Print how large the Parquet files are beside those that pyarrow makes of the same tables."""
    out = folder / "sizes"
    export([corpus], out, ExportOptions())
    ours = plain = 0
    for table in TABLES:
        parts = sorted((out / "parquet" / table).glob("*.parquet"))
        if parts:
            rows = pa.concat_tables([pq.read_table(part, schema=arrow_schema(table)) for part in parts])
            pq.write_table(rows, folder / "plain.parquet", compression="zstd")
            ours += sum(part.stat().st_size for part in parts)
            plain += (folder / "plain.parquet").stat().st_size
    print(f"Parquet: {ours / 2**20:.2f} MB, {ours / plain:.3f} times what pyarrow makes of the same tables (zstd)\n")


def print_start() -> None:
    """Print how long the shortest commands take, process start included, the best of five."""
    print("| command | s |\n|---|---|")
    for arguments in (["--help"], ["parse", str(SEEDS / "harbour-inquiry.txt")]):
        best = min(run(arguments)[0] for _ in range(5))
        print(f"| onrecord {' '.join(Path(item).name for item in arguments)} | {best:.2f} |")
    print()


def print_growth(corpus: Path, sizes: list[int], folder: Path) -> None:
    """Print what a run costs an article, and its peak memory, as the corpus grows."""
    print("| articles | ms an article | peak memory, MB |\n|---|---|---|")
    for size in sizes:
        grown = folder / "grown.jsonl"
        write_articles(grown, (article.text for article in islice(cycle(read(corpus)), size)))
        seconds, memory = run(["export", str(grown), "--out", str(folder / "grown"), "--overwrite"])
        print(f"| {size:,} | {1000 * seconds / size:.2f} | {memory:.0f} |", flush=True)
    print()


def print_workers(corpus: Path, workers: list[int], folder: Path) -> None:
    """Print how much faster several workers are than one."""
    grown = folder / "grown.jsonl"
    write_articles(grown, (article.text for article in islice(cycle(read(corpus)), 12_000)))
    print("| workers | s | times as fast as one | peak memory of a process, MB |\n|---|---|---|---|")
    alone = 0.0
    for count in workers:
        call = ["export", str(grown), "--out", str(folder / "grown"), "--overwrite", "--jobs", str(count)]
        seconds, memory = run(call)
        alone = alone or seconds
        print(f"| {count} | {seconds:.1f} | {alone / seconds:.2f} | {memory:.0f} |", flush=True)


def run(arguments: list[str]) -> tuple[float, float]:
    """Run the command in a process of its own and return its seconds, and its peak memory in MB."""
    return watched([sys.executable, "-m", "onrecord", *arguments])


if __name__ == "__main__":
    main()
