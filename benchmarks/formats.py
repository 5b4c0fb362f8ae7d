"""Measure what reading each format costs beside parsing, and print the table of benchmarks/README.md.

    python benchmarks/formats.py

The files are made here: the same invented article, again and again, as every format writes it, with a menu, adverts and
scripts around it in HTML. Reading stands beside the parse of the same articles, so that the share of a reader in a whole
export can be seen. Each format runs in a process of its own, so that the peak memory is its own.
"""

import html
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from memory import peak_memory

ARTICLES = 300
PARAGRAPHS = [
    "The ferry firm hid a safety report for two years, Martin Oakes, its former engineer, told the inquiry on Monday.",
    "“I wrote to the board in January, and I wrote again in May,” Oakes said. “Nobody wrote back.”",
    "The board denied the charge. A spokeswoman said that it had “never seen” the report before the sinking.",
    "Ana Ortiz, who leads the harbor union, accused the firm of putting money before lives, and asked the mayor to resign.",
] * 6
HEADING = "What the board knew"
SCRIPT = "<script>" + "var seen = 'x'; " * 2000 + "</script>"
MENU = "<nav><ul>" + "<li><a href='/a'>News of the day</a></li>" * 60 + "</ul></nav>"


def xhtml(number: int) -> str:
    """Return the body of an article as XHTML."""
    paragraphs = [f"<p>{html.escape(text, quote=False)}</p>" for text in PARAGRAPHS]
    return "".join([f"<p>This is article {number}.</p>", *paragraphs[:8], f"<h2>{HEADING}</h2>", *paragraphs[8:]])


def text(number: int) -> str:
    """Return an article as plain text."""
    return "\n\n".join([f"This is article {number}.", *PARAGRAPHS[:8], HEADING, *PARAGRAPHS[8:]])


def page(number: int) -> str:
    """Return an article as a web page of some fifty kilobytes."""
    data = json.dumps(
        {"@type": "NewsArticle", "headline": "Ferry firm hid report", "datePublished": "2026-03-01T09:30:00Z"}
    )
    head = f"<meta charset='utf-8'><title>Ferry</title><script type='application/ld+json'>{data}</script>{SCRIPT}"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{MENU}<article>{xhtml(number)}</article>{MENU}</body></html>"


def nitf(number: int) -> str:
    """Return an article as NITF."""
    body = xhtml(number).replace("h2>", "hl2>")
    return f"<nitf><head/><body><body.head/><body.content>{body}</body.content></body></nitf>"


def newsml(number: int) -> str:
    """Return an article as an item of NewsML-G2."""
    return (
        f"<newsItem guid='urn:{number}' version='1'><itemMeta/><contentMeta/><contentSet><inlineXML><html><body>"
        f"{xhtml(number)}</body></html></inlineXML></contentSet></newsItem>"
    )


def rss() -> str:
    """Return a feed of all articles, with their content."""
    items = (
        f"<item><guid>{n}</guid><content:encoded>{html.escape(xhtml(n))}</content:encoded></item>"
        for n in range(ARTICLES)
    )
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    return f"<rss version='2.0' {space}><channel><title>Wire</title>{''.join(items)}</channel></rss>"


def write_all(folder: Path) -> dict[str, Path]:
    """Write every format below the folder."""
    for name, suffix, made in (("text", "txt", text), ("html", "html", page), ("nitf", "nitf", nitf)):
        (folder / name).mkdir()
        for number in range(ARTICLES):
            (folder / name / f"{number}.{suffix}").write_text(made(number), encoding="utf-8")
    rows = (json.dumps({"id": n, "text": text(n)}) for n in range(ARTICLES))
    documents = (json.dumps({"uri": f"urn:{n}", "type": "text", "body_xhtml": xhtml(n)}) for n in range(ARTICLES))
    items = "".join(map(newsml, range(ARTICLES)))
    whole = {
        "jsonl": "\n".join(rows),
        "ninjs": "\n".join(documents),
        "newsml": f"<newsMessage><itemSet>{items}</itemSet></newsMessage>",
        "feed": rss(),
    }
    for name, content in whole.items():
        (folder / f"{name}.data").write_text(content, encoding="utf-8")
    return {
        name: folder / (name if (folder / name).is_dir() else f"{name}.data")
        for name in ("text", "html", "nitf", *whole)
    }


def measure(path: str) -> None:
    """Read the files once for the libraries to load, then read them, then parse what was read; print what it took."""
    from onrecord import ReadOptions, SourceArticle, iter_sources  # noqa: PLC0415 - in the process that measures
    from onrecord.parse import parse_bundle  # noqa: PLC0415

    next(iter(iter_sources([path], ReadOptions())))
    started = time.perf_counter()
    articles = [item for item in iter_sources([path], ReadOptions()) if isinstance(item, SourceArticle)]
    read = time.perf_counter() - started
    memory = peak_memory()
    started = time.perf_counter()
    for article in articles:
        parse_bundle(article)
    parsed = time.perf_counter() - started
    print(json.dumps({"articles": len(articles), "read": read, "parsed": parsed, "memory": memory}))


def main() -> None:
    """Print a row a format."""
    print("| format | articles/s read | MB/s read | ms an article: read | parse | share of reading | peak MB |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in write_all(Path(folder)).items():
            size = sum(file.stat().st_size for file in (path.iterdir() if path.is_dir() else [path])) / 1e6
            command = [sys.executable, __file__, os.fspath(path)]
            found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            count, read, parsed = found["articles"], found["read"], found["parsed"]
            speeds = (
                f"{count / read:,.0f} | {size / read:.1f} | {1000 * read / count:.2f} | {1000 * parsed / count:.2f}"
            )
            print(f"| {name} | {speeds} | {read / (read + parsed):.0%} | {found['memory']:.0f} |")


if __name__ == "__main__":
    measure(sys.argv[1]) if sys.argv[1:] else main()
