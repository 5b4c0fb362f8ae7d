"""The input formats: one table that everything else derives from.

What `--input-format` offers, what `onrecord inputs` lists, which suffixes are read in folders and how a file's format is
told: all of it is this table. A file is told by its first bytes, in the order of the table, or else by its name; what
neither tells is text. A reader is imported when a file of its format is read, so that what a user lacks costs nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from io import BufferedReader
from pathlib import PurePath
from typing import Any

from onrecord.errors import InputError, UsageError
from onrecord.read.compressions import plain_name
from onrecord.read.signatures import (
    Head,
    opens_bundle,
    opens_document,
    opens_feed,
    opens_newsml,
    opens_ninjs,
    opens_nitf,
    opens_object,
    opens_page,
    opens_parquet,
    opens_tar,
    opens_warc,
    opens_zip,
)
from onrecord.read.sources import InputFile, Reader, ReadOptions, Refusal


@dataclass(frozen=True, slots=True)
class Format:
    """One input format.

    `title` names it in messages, `reads` says what becomes of it, `example` is a command that reads it. `reader` is
    "module:function". `opens` tells the format by the first bytes of a file; a format without it is told by name alone.
    `extra` is the part of the package that brings what the reader needs, or `later`, the module that takes apart what
    the reader yields. An archive holds files of other formats, and cannot be asked for by name. `check`
    ("module:function") is called before anything is read.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    reads: str
    example: str
    reader: str
    opens: Callable[[Head], bool] | None = None
    extra: str | None = None
    later: str | None = None
    is_archive: bool = False
    check: str | None = None


Check = Callable[[BufferedReader, InputFile, ReadOptions], None]
AUTO = "auto"
TEXT = Format(
    name="text",
    title="plain text",
    suffixes=(".txt", ".md"),
    reads="plain text or Markdown, one article a file",
    example="onrecord export articles/ --out dataset",
    reader="onrecord.read.text:iter_text",
)
FORMATS = (
    TEXT,
    Format(
        name="html",
        title="HTML",
        suffixes=(".html", ".htm", ".xhtml"),
        reads="a web page, one article a file: headings become sections; JSON-LD and meta tags give title, authors, date, "
        "publisher, address and language",
        example="onrecord export pages/ --out dataset",
        reader="onrecord.read.pages:iter_html",
        opens=opens_page,
        extra="html",
        later="onrecord.read.html",
    ),
    Format(
        name="feed",
        title="a feed",
        suffixes=(".rss", ".atom"),
        reads="RSS or Atom, an article an entry: the full content where the feed has it, else the summary, which "
        "`source_format` then says (`feed-summary`)",
        example="onrecord export front-page.rss --out dataset",
        reader="onrecord.read.feeds:iter_feed",
        opens=opens_feed,
        extra="feeds",
    ),
    Format(
        name="newsml",
        title="NewsML-G2",
        suffixes=(".xml",),
        reads="NewsML-G2, an article for each news item with text in it (XHTML, NITF or plain); later versions of a guid "
        "name the one they supersede",
        example="onrecord export wire/ --out dataset",
        reader="onrecord.read.newsml:iter_newsml",
        opens=opens_newsml,
        extra="xml",
    ),
    Format(
        name="nitf",
        title="NITF",
        suffixes=(".nitf", ".xml"),
        reads="NITF 3, one article a file: hedline, byline and dateline, with hl2 as headings of sections",
        example="onrecord export story.nitf --out dataset",
        reader="onrecord.read.nitf:iter_nitf",
        opens=opens_nitf,
        extra="xml",
    ),
    Format(
        name="ninjs",
        title="ninjs",
        suffixes=(".ninjs",),
        reads="ninjs 1, 2 or 3 (news in JSON by IPTC): one document, an array, or one a line",
        example="onrecord export wire.ninjs --out dataset",
        reader="onrecord.read.ninjs:iter_ninjs",
        opens=opens_ninjs,
        extra="xml",
    ),
    Format(
        name="bundle",
        title="bundles",
        suffixes=(),
        reads="articles with all their records, one a line, as `onrecord parse` prints them",
        example="onrecord export annotated.jsonl --input-format bundle --out dataset",
        reader="onrecord.read.bundles:iter_bundles",
        opens=opens_bundle,
    ),
    Format(
        name="json",
        title="JSON",
        suffixes=(".json",),
        reads="an array of such objects as JSON Lines has, or one object after another",
        example="onrecord export march.json --map text=body,id=meta.uri --out dataset",
        reader="onrecord.read.json_elements:iter_json",
        opens=opens_document,
    ),
    Format(
        name="jsonl",
        title="JSON Lines",
        suffixes=(".jsonl", ".ndjson"),
        reads="JSON Lines: an object a line with `text`, and as far as known `id`, `title`, `url`, `published`, "
        "`publisher`, `authors`, `language`",
        example="zcat march.jsonl.gz | onrecord export - --out dataset",
        reader="onrecord.read.jsonl:iter_jsonl",
        opens=opens_object,
    ),
    Format(
        name="csv",
        title="CSV",
        suffixes=(".csv", ".tsv"),
        reads="a table with a row an article; the first row names the columns, as JSON Lines names its keys",
        example="onrecord export march.csv --map text=body,published=date --out dataset",
        reader="onrecord.read.csvs:iter_csv",
        check="onrecord.read.csvs:check_csv",
    ),
    Format(
        name="parquet",
        title="Parquet",
        suffixes=(".parquet",),
        reads="a table with a row an article; columns are named as the keys of JSON Lines",
        example="onrecord export march.parquet --map text=body,published=date --out dataset",
        reader="onrecord.read.parquets:iter_parquet",
        opens=opens_parquet,
        check="onrecord.read.parquets:check_parquet",
    ),
    Format(
        name="warc",
        title="WARC",
        suffixes=(".warc",),
        reads="an archive of the web (.warc.gz as well, such as CC-NEWS): each page as HTML is read",
        example="onrecord export CC-NEWS-20260301-00001.warc.gz --out dataset",
        reader="onrecord.read.warcs:iter_warc",
        opens=opens_warc,
        extra="warc",
        later="onrecord.read.html",
    ),
    Format(
        name="zip",
        title="a ZIP archive",
        suffixes=(".zip",),
        reads="what is in it, as in a folder; archives in archives too",
        example="onrecord export march.zip --out dataset",
        reader="onrecord.read.archives:iter_zip",
        opens=opens_zip,
        is_archive=True,
    ),
    Format(
        name="tar",
        title="a tar archive",
        suffixes=(".tar",),
        reads="what is in it, as in a folder, compressed or not (.tar.gz, .tgz, .tar.zst)",
        example="onrecord export march.tar.gz --out dataset",
        reader="onrecord.read.archives:iter_tar",
        opens=opens_tar,
        is_archive=True,
    ),
)
_BY_NAME = {each.name: each for each in FORMATS if not each.is_archive}
_ARCHIVES = tuple(each for each in FORMATS if each.is_archive)
NAMES = (AUTO, *_BY_NAME)


def named_format(name: str) -> Format | None:
    """Return the format that is asked for, None for "auto"; raise UsageError when there is no such format."""
    if name not in NAMES:
        raise UsageError(f"there is no input format {name!r}", f"Choose one of {', '.join(NAMES)}")
    return _BY_NAME.get(name)


def detect_format(head: bytes, name: str) -> Format:
    """Return the format of a file by its first bytes, or else by its name; plain text when neither tells."""
    seen = Head.of(head)
    return next((each for each in FORMATS if each.opens is not None and each.opens(seen)), _of_suffix(name))


def folder_suffixes(options: ReadOptions) -> tuple[str, ...]:
    """Return the suffixes that are read in folders: archives', and those of the format that is asked for, or all.

    A format without a suffix of its own (bundles) comes in files of JSON Lines.
    """
    wanted = named_format(options.input_format)
    formats = FORMATS if wanted is None else (wanted if wanted.suffixes else _BY_NAME["jsonl"], *_ARCHIVES)
    return tuple(dict.fromkeys(suffix for each in formats for suffix in each.suffixes))


def is_read(name: str, options: ReadOptions) -> bool:
    """Tell by its suffix whether a file in a folder is read; a compressed one without another suffix is."""
    plain = plain_name(name)
    suffix = PurePath(plain).suffix.lower()
    return suffix in folder_suffixes(options) or (plain != name and not suffix)


def load_reader(wanted: Format) -> Reader:
    """Import the reader of a format; raise Refusal with the extra to install when something it needs is missing."""
    if library := _missing_library(wanted):
        raise Refusal(
            f'{wanted.title} is read with {library}, which is not installed: pip install "onrecord[{wanted.extra}]"'
        )
    reader: Reader = _imported(wanted.reader)
    return reader


def check_libraries(needed: Mapping[Format, str]) -> None:
    """Raise InputError with all extras to install when formats lack libraries; each comes with a place that has it."""
    missing = {each: where for each, where in needed.items() if _missing_library(each)}
    if not missing:
        return
    titles = ", ".join(each.title for each in missing)
    extras = ",".join(sorted({each.extra for each in missing if each.extra}))
    problem = f"libraries that read {titles} are not installed"
    raise InputError(", ".join(missing.values()), problem, f'Install them: pip install "onrecord[{extras}]"')


def expected_format(name: str, options: ReadOptions) -> Format:
    """Return the format that is asked for, or else that of files with this suffix."""
    return named_format(options.input_format) or _of_suffix(plain_name(name))


def _of_suffix(name: str) -> Format:
    suffix = PurePath(name).suffix.lower()
    return next((each for each in FORMATS if suffix in each.suffixes), TEXT)


def load_check(wanted: Format) -> Check | None:
    """Import what tells at once whether a file can be read as this format; None where reading tells."""
    return _imported(wanted.check) if wanted.check else None


def _missing_library(wanted: Format) -> str | None:
    """Return the library that the reader of a format lacks; None when it lacks none."""
    try:
        _imported(wanted.reader)
        if wanted.later:
            import_module(wanted.later)
    except ImportError as error:
        if wanted.extra is None:
            raise
        return error.name or "another library"
    return None


def _imported(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
