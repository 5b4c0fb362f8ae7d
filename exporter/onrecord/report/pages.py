"""Articles and figures -> a page of HTML, written piece by piece.

Styles, scripts and data stand in the page; its policy lets no other run and nothing be fetched. Text written by others is
inside it only as JSON without `<`, `>` and `&`, or as compressed JSON in Base64, so nothing in it can end an element.
Leaves out how records are drawn: the scripts in `assets/js` do that, in the browser.
"""

import base64
import gzip
import hashlib
import html
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from string import Template
from typing import Any, NamedTuple

import msgspec

from onrecord.version import __version__

GENERATOR = '<meta name="generator" content="onrecord'
_STYLES = ("tokens", "page", "tables", "reader", "charts")
_READER_SCRIPTS = ("elements", "formats", "links", "theme", "archive", "cards", "reader")
_DATASET_SCRIPTS = ("tables", "table_views", "timeline", "network", "overview")
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_COMPRESSION = 6


class Page(NamedTuple):
    """What a page is about: its title, and the figures of a dataset, or None for one article's page."""

    title: str
    figures: dict[str, Any] | None


def iter_page(page: Page, batches: Iterable[Sequence[dict[str, Any]]]) -> Iterator[str]:
    """Yield the page in order; each batch of articles is one piece, so that memory holds one at a time."""
    script, style = _script(dataset=page.figures is not None), _style()
    library = _asset("vendor/d3.min.js") if page.figures is not None else ""
    scripts = [text for text in (library, script) if text]
    values = {
        "title": html.escape(page.title),
        "generator": f'{GENERATOR} {html.escape(__version__)}">',
        "policy": _policy(scripts, style),
        "style": style,
        "page": _embedded({"title": page.title, "generator": f"onrecord {__version__}", "figures": page.figures}),
        "library": f"<!--\n{_asset('vendor/d3.LICENSE')}-->\n<script>{library}</script>" if library else "",
        "script": script,
    }
    head, tail = (Template(half).substitute(values) for half in _asset("report.html").split("$articles\n"))
    yield head
    for batch in batches:
        yield f'<script type="application/octet-stream" class="articles">{_packed(batch)}</script>\n'
    yield tail


def _embedded(value: Any) -> str:
    """Return JSON that can stand in a script element: nothing in it ends the element or a line."""
    return msgspec.json.encode(value).decode().translate(_ESCAPES)


def _packed(value: Any) -> str:
    """Return JSON, compressed, in Base64; the same for the same value."""
    return base64.b64encode(gzip.compress(msgspec.json.encode(value), _COMPRESSION, mtime=0)).decode()


def _policy(scripts: Sequence[str], style: str) -> str:
    allowed = " ".join(map(_digest, scripts))
    return f"default-src 'none'; script-src {allowed}; style-src {_digest(style)}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script(*, dataset: bool) -> str:
    """Return the scripts as one, in a scope of their own."""
    names = (*_READER_SCRIPTS, *(_DATASET_SCRIPTS if dataset else ()), "main")
    body = "\n".join(_asset(f"js/{name}.js") for name in names)
    return f'(() => {{\n"use strict";\n{body}}})();\n'


def _style() -> str:
    return "\n".join(_asset(f"css/{name}.css") for name in _STYLES)


@cache
def _asset(name: str) -> str:
    return (files("onrecord.report") / "assets" / name).read_text(encoding="utf-8")
