"""Measure what reading large files costs, tables and WARC files above all, and print the table of benchmarks/README.md.

    python benchmarks/large_files.py [--large]

Files are made in a temporary folder and read to their end, without parsing, each by a process of its own, whose peak of
memory is shown. With --large the WARC file has a gigabyte and the Parquet file two million rows, which takes minutes.
Compare figures of one run with each other only: machines are shared and noisy.
"""

import csv
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from corpora import iter_rows
from memory import peak_memory
from onrecord import ReadOptions, iter_sources
from samples import warc

SMALL = {"rows": 20_000, "pages": 200, "images": 1_000, "parquet rows": 20_000}
LARGE = {"rows": 100_000, "pages": 23_400, "images": 16_000, "parquet rows": 2_000_000}
IMAGE_BYTES = 2**16
BATCH_ROWS = 10_000


def main(arguments: list[str]) -> None:
    """Print a row a format: records and megabytes a second, and the peak of memory."""
    if arguments[:1] == ["--read"]:
        print(json.dumps(measure(arguments[1])))
        return
    sizes = LARGE if "--large" in arguments else SMALL
    print("| file | MB | records | records/s | MB/s | peak memory, MB |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for path in make_files(Path(folder), sizes):
            command = [sys.executable, __file__, "--read", str(path)]
            found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            megabytes, seconds = path.stat().st_size / 1e6, found["seconds"]
            rates = f"{found['records'] / seconds:,.0f} | {megabytes / seconds:,.1f} | {found['peak']:.0f}"
            print(f"| {path.name} | {megabytes:,.0f} | {found['records']:,} | {rates} |", flush=True)
            path.unlink()


def measure(path: str) -> dict[str, float]:
    """Read a file to its end."""
    start = time.perf_counter()
    records = sum(1 for _ in iter_sources([path], ReadOptions()))
    seconds = time.perf_counter() - start
    return {"records": records, "seconds": seconds, "peak": peak_memory()}


def make_files(folder: Path, sizes: dict[str, int]) -> Iterator[Path]:
    """Make a file of each format after the other."""
    rows = sizes["rows"]
    path = folder / "articles.jsonl"
    with path.open("w") as file:
        file.writelines(json.dumps(row) + "\n" for row in iter_rows(rows, 700))
    yield path
    path = folder / "articles.jsonl.gz"
    with gzip.open(path, "wt", compresslevel=1) as file:
        file.writelines(json.dumps(row) + "\n" for row in iter_rows(rows, 700))
    yield path
    path = folder / "articles.json"
    with path.open("w") as file:
        file.write("[" + ",\n".join(json.dumps(row) for row in iter_rows(rows, 700)) + "]")
    yield path
    path = folder / "articles.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, ["id", "title", "text"])
        writer.writeheader()
        writer.writerows(iter_rows(rows, 700))
    yield path
    path = folder / "articles.parquet"
    make_parquet(path, sizes["parquet rows"])
    yield path
    path = folder / "pages.warc.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.writelines(iter_pages(sizes["pages"]))
    yield path
    path = folder / "images.warc"
    with path.open("wb") as file:
        file.writelines(iter_images(sizes["images"]))
    yield path


def make_parquet(path: Path, count: int) -> None:
    """Write rows of a hundred words in row groups of ten thousand."""
    schema = pa.schema([("id", pa.string()), ("title", pa.string()), ("text", pa.string())])
    texts = [row["text"] for row in iter_rows(BATCH_ROWS, 100)]
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, count, BATCH_ROWS):
            numbers = range(start, min(start + BATCH_ROWS, count))
            columns = [
                [f"n-{number}" for number in numbers],
                [f"Ferry {number}" for number in numbers],
                [f"{number} {text}" for number, text in zip(numbers, texts, strict=False)],
            ]
            writer.write_table(pa.table(columns, schema=schema), row_group_size=BATCH_ROWS)


def iter_pages(count: int) -> Iterator[bytes]:
    """Yield WARC records of web pages of some fifty kilobytes, a tenth of which is the article."""
    menu = "".join(f'<li class="menu"><a href="/topic/{number}">Topic {number}</a></li>' for number in range(700))
    for row in iter_rows(count, 700):
        words = row["text"].split()
        body = "".join(f"<p>{' '.join(words[start : start + 50])}.</p>" for start in range(0, len(words), 50))
        article = f"<article><h1>{row['title']}</h1>{body}</article>"
        page = f"<html><head><title>{row['title']}</title></head><body><ul>{menu}</ul>{article}</body></html>"
        yield warc(page.encode(), name=row["id"])


def iter_images(count: int) -> Iterator[bytes]:
    """Yield WARC records of what is no page."""
    image = bytes(range(256)) * (IMAGE_BYTES // 256)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"
    yield from (warc(image, head, f"i-{number}") for number in range(count))


if __name__ == "__main__":
    main(sys.argv[1:])
