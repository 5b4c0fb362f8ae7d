"""Export a generated corpus end to end, and watch whether memory stays flat and how fast it is.

    python benchmarks/soak.py [ARTICLES] [JOBS]

Articles are made of the sentences of seeds/, shuffled, with names changed, so that no two are the same. Prints rates,
sizes, and the resident memory of the driver and of its largest worker at every quarter of the run; then the same of
`validate`.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpora import iter_distinct
from memory import children, resident


def main(articles: int, jobs: int) -> None:
    """Make the corpus, export it, validate the dataset, and print what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus.jsonl"
        with corpus.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in iter_distinct(articles))
        print(f"{articles:,} articles, {corpus.stat().st_size / 2**20:,.0f} MiB, {jobs} jobs")
        own = [sys.executable, "-m", "onrecord"]
        run("export", [*own, "export", str(corpus), "-o", str(folder / "out"), "-q", "-j", str(jobs)], articles)
        run("validate", [*own, "validate", str(folder / "out")], articles)
        for kind in ("jsonl", "parquet"):
            size = sum(path.stat().st_size for path in (folder / "out" / kind).rglob("*") if path.is_file())
            print(f"{kind}: {size / 2**20:,.0f} MiB, {size / articles / 1024:.1f} KiB an article")


def run(label: str, command: list[str], articles: int) -> None:
    """Run a command and print its rate, and its memory at each quarter."""
    began, computed, samples = time.monotonic(), processor_seconds(), list[tuple[float, float]]()
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            samples.append((resident(process.pid), max(map(resident, children(process.pid)), default=0.0)))
            time.sleep(0.5)
    seconds, computed = time.monotonic() - began, processor_seconds() - computed
    print(f"{label}: exit code {process.returncode}, {seconds:,.0f} s, {articles / seconds:,.0f} articles a second")
    print(f"  {computed:,.0f} s of the processor, {computed / articles * 1000:.2f} ms an article")
    for quarter in range(4):
        part = samples[len(samples) * quarter // 4 : len(samples) * (quarter + 1) // 4] or samples
        driver, worker = (max(values) for values in zip(*part, strict=True))
        print(f"  quarter {quarter + 1}: driver {driver:,.0f} MiB, largest worker {worker:,.0f} MiB")


def processor_seconds() -> float:
    """Return what the commands that have ended, and their workers, took of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(*map(int, [*sys.argv[1:], *("200000", "2")[len(sys.argv) - 1 :]]))
