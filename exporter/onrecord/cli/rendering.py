"""A bundle -> the article on the terminal: quotes, cues, speakers, allegations and responses marked, then listed.

On a terminal the marks are colours, with the names of the records behind them; elsewhere they are brackets,
`[Ms. Ortiz]{speaker q1}`, which nest. The text is shown whole and in order, with its control characters made inert.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.text import Text

from onrecord.cli.terminal import inert
from onrecord.marks import Mark, iter_marks
from onrecord.segment.languages import is_english
from onrecord.spans import Span

_STYLES = {
    "quote": "green",
    "speaker": "bold cyan",
    "cue": "italic yellow",
    "allegation": "underline red",
    "accuser": "bold magenta",
    "accused": "bold red",
    "response": "underline blue",
    "heading": "bold underline",
}
_NAMED = ("quote", "allegation", "response")


def show_bundle(bundle: dict[str, Any], *, explain: bool) -> None:
    """Print the article with its marks, and under it a line for each quote and allegation."""
    console = Console(highlight=False, soft_wrap=True)
    text = inert(bundle["article"]["text"])
    marks = list(iter_marks(bundle))
    if console.is_terminal and not console.no_color:
        console.print(named(colour(text, marks), marks))
        console.print(legend(marks))
    else:
        console.print(Text(bracket(text, marks)))
    for line in iter_findings(bundle, explain=explain):
        console.print(Text(inert(line)))


def colour(text: str, marks: list[Mark]) -> Text:
    """Return the text with a style for each mark, shorter marks over longer ones."""
    styled = Text(text)
    for mark in sorted(marks, key=lambda mark: mark.span.start - mark.span.end):
        styled.stylize(_STYLES[mark.kind], mark.span.start, mark.span.end)
    return styled


def named(styled: Text, marks: list[Mark]) -> Text:
    """Return the coloured text with the name of each quote, allegation and answer, faint, where it ends."""
    ends = {(mark.record, mark.kind): mark.span.end for mark in marks if mark.kind in _NAMED}
    names = defaultdict[int, list[str]](list)
    for (record, kind), end in sorted(ends.items(), key=lambda item: item[1]):
        names[end].append(f"re {record}" if kind == "response" else record)
    shown = Text()
    *pieces, rest = styled.divide(list(names))
    for piece, found in zip(pieces, names.values(), strict=True):
        shown.append_text(piece).append(f" [{', '.join(found)}]", "dim")
    return shown.append_text(rest)


def legend(marks: list[Mark]) -> Text:
    """Return the kinds that occur, each in its style."""
    found = {mark.kind for mark in marks}
    return Text("  ").join(Text(kind, style) for kind, style in _STYLES.items() if kind in found)


def bracket(text: str, marks: list[Mark]) -> str:
    """Return the text with each mark in brackets; marks of the same stretch share them, crossing ones are split."""
    labels = _labels(marks)
    starting = defaultdict[int, list[Span]](list)
    for span in labels:
        if span.start < span.end:
            starting[span.start].append(span)
    pieces: list[str] = []
    open_spans: list[Span] = []
    position = 0
    for edge in sorted({edge for span in labels for edge in span}):
        pieces.append(text[position:edge])
        position = edge
        reopened = _close(open_spans, edge, labels, pieces)
        for span in sorted([*reopened, *starting[edge]], key=lambda span: -span.end):
            pieces.append("[")
            open_spans.append(span)
    return "".join([*pieces, text[position:]])


def _labels(marks: list[Mark]) -> dict[Span, str]:
    """Return what the brackets of each stretch carry: every kind once, with its records."""
    records = defaultdict[Span, dict[str, list[str]]](lambda: defaultdict(list))
    for mark in marks:
        records[mark.span][mark.kind].append(mark.record)
    return {
        span: ", ".join(" ".join([kind, *names]).rstrip() for kind, names in kinds.items())
        for span, kinds in records.items()
    }


def _close(open_spans: list[Span], edge: int, labels: dict[Span, str], pieces: list[str]) -> list[Span]:
    """Close the spans that end at the edge, and those inside them, which are returned to be opened again."""
    reopened = []
    while any(span.end == edge for span in open_spans):
        span = open_spans.pop()
        pieces.append(f"]{{{labels[span]}}}")
        if span.end > edge:
            reopened.append(span)
    return reopened


def iter_findings(bundle: dict[str, Any], *, explain: bool) -> Iterator[str]:
    """Yield a line for each quote and allegation, with who the people are; and the rule that made it when asked."""
    names = {actor["actor_id"]: _actor(actor) for actor in bundle["actors"]}
    if bundle["quotes"]:
        yield "\nQuotes"
    for quote in bundle["quotes"]:
        speaker = names.get(quote["speaker_id"]) or quote["speaker"] or "unknown speaker"
        yield f"  q{quote['position']} {quote['kind']}, {speaker}: {_line(quote['text'])}"
        yield from _explanation(quote) if explain else ()
    if bundle["allegations"]:
        yield "\nAllegations"
    for allegation in bundle["allegations"]:
        yield f"  l{allegation['position']} {_parties(allegation, names)}: {_line(allegation['text'])}"
        yield from _explanation(allegation) if explain else ()
        for response in allegation["responses"]:
            answering = _named(response["actor_ids"], names) or "unknown"
            yield f"     {response['kind'].replace('_', ' ')} by {answering}: {_line(response['text'])}"
    if not bundle["quotes"] and not bundle["allegations"]:
        yield f"\n{_nothing(bundle['article']['language'])}"


def _actor(actor: dict[str, Any]) -> str:
    return f"{actor['name']} ({actor['role']})" if actor["role"] else str(actor["name"])


def _parties(allegation: dict[str, Any], names: dict[str, str]) -> str:
    accuser = _named(allegation["accuser_ids"], names) or allegation["accuser"] or "unknown accuser"
    texts = ", ".join(piece["text"] for piece in allegation["accused"])
    accused = _named(allegation["accused_ids"], names) or texts or "unknown accused"
    return f"{'explicit' if allegation['explicit'] else 'implicit'}, {accuser} against {accused}"


def _named(ids: list[str], names: dict[str, str]) -> str:
    return ", ".join(names[actor] for actor in ids if actor in names)


def _explanation(record: dict[str, Any]) -> Iterator[str]:
    cue = f", cue {record['cue']!r} ({record['cue_lemma']})" if record["cue"] else ""
    yield f"     by rule {record['rule']}, confidence {record['confidence']:.2f}{cue}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _nothing(language: str | None) -> str:
    if not is_english(language):
        return f"The article is not in English ({language}): its sections are kept, quotes are not looked for."
    return "No quotes and no allegations."
