"""Turns: an interview, transcript or letters page -> what each label or signature says.

Assumes that labels open paragraphs: "Q:", "A:", "DAVID LEE, HOST:", "Ortiz:". A label alone makes no transcript: one
must come back, or be a name and role in capitals. A turn runs on over paragraphs without a label when the label stands
alone. Leaves out interviews without labels (interviews).
"""

from typing import Final, NamedTuple

from onrecord.extract.grammar.edges import content_end
from onrecord.extract.grammar.ranges import Attribution, Range
from onrecord.extract.grammar.verb_groups import has_finite_verb
from onrecord.lexicons.words import (
    ABBREVIATION,
    CAPITAL,
    CUE,
    DASHES,
    DETERMINER,
    GERUND,
    NUMBER,
    PREPOSITION,
    ROLE,
    UPPER,
)
from onrecord.segment.documents import Document

_LABEL_TOKENS: Final = 14  # of "The Secretary of State for Transport (Ms. Helen Drake)"
_NAME_TOKENS: Final = 4
_HANDLE: Final = "(@"
_POSTER_TOKENS: Final = 9  # of "— Belmore Harbour Office (@belmore)"
_QUESTION_AND_ANSWER: Final = frozenset({"Q", "A", "Q.", "A.", "Question", "Answer"})


class Label(NamedTuple):
    """The tokens of a label, and the block that it opens."""

    first: int
    last: int
    block: int


def find_turns(doc: Document) -> list[Attribution]:
    """Return one attribution a turn; none when the article is no transcript."""
    labels = [label for block in range(len(doc.blocks)) if (label := _label(doc, block)) is not None]
    names = [doc.string(label.first, label.last) for label in labels]
    labels = [label for label in labels if not _is_above(doc, label) or names.count(doc.string(*label[:2])) > 1]
    if not _is_transcript(doc, labels):
        return []
    turns = []
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        pieces = _pieces(doc, label, following)
        if pieces:
            named = doc.words[label.first] not in _QUESTION_AND_ANSWER
            turns.append(
                Attribution(pieces, None, None, (label.first, label.last) if named else None, _rule(doc, label))
            )
    return turns


def find_letters(doc: Document) -> list[Attribution]:
    """Return one attribution a letter or post: the paragraph above a line that is a handle, or one of several names."""
    signatures = [block for block in range(1, len(doc.blocks)) if _is_signature(doc, block)]
    handles = [block for block in signatures if doc.words[doc.block_tokens[block][0]].startswith("@")]
    if any(_is_heading(doc, block) for block in signatures):
        return []  # names above what is told of each: a list of guests
    every = frozenset(signatures)
    signed = signatures if len(signatures) > 2 else handles  # noqa: PLR2004 - a lone name is a caption or credit
    found = []
    for block in signed:
        first, last = doc.block_tokens[block]
        above = doc.block_tokens[block - 1]
        written = block - 1 not in every and doc.blocks[block - 1].kind == "paragraph"
        if written and has_finite_verb(doc, *above) and not _reports(doc, *above):
            found.append(Attribution((above,), None, None, (first, content_end(doc, first, last)), "letter"))
    return found


def _reports(doc: Document, first: int, last: int) -> bool:
    """Tell whether the paragraph is an article's own: “We lost,” Ortiz said."""
    quotation = doc.quotation_of[first]
    return quotation >= 0 and doc.quotations[quotation].last < last


def find_posts(doc: Document) -> list[Attribution]:
    """Return one attribution a post that is set into the article: its text, a dash, who posts it, and the handle."""
    if _HANDLE not in doc.text:
        return []
    found = []
    for first, last in doc.block_tokens:
        handle = next((i for i in range(first + 1, last) if doc.words[i][0] == "@" and doc.words[i - 1] == "("), None)
        if handle is None or doc.words[first] == "<":
            continue
        dash = next(
            (i for i in range(handle - 3, max(first, handle - _POSTER_TOKENS), -1) if doc.words[i] in DASHES), None
        )
        if dash is not None and (end := _post_end(doc, first, dash)) > first:
            found.append(Attribution(((first, end),), None, None, (dash + 1, handle - 1), "post"))
    return found


def _post_end(doc: Document, first: int, dash: int) -> int:
    """Return the end of a post's words, without the addresses behind them."""
    end = dash
    while end > first:
        start = end - 1
        while start > first and doc.starts[start] == doc.ends[start - 1]:
            start -= 1
        if not any("/" in doc.words[i] for i in range(start, end)):
            break
        end = start
    return end


def _is_above(doc: Document, label: Label) -> bool:
    """Tell whether the label is of the headline, "Transcript: …", or the place of writing, "BELMORE: …", unless it comes back."""
    names = [doc.flags[i] for i in range(label.first, label.last) if doc.flags[i] & CAPITAL]
    return (label.block == 0 and not all(flags & UPPER for flags in names)) or (
        doc.dateline is not None and doc.starts[label.first] == doc.dateline.start
    )


def _is_heading(doc: Document, block: int) -> bool:
    """Tell whether the paragraph below speaks of the name: “Ana Ortiz” above “Ortiz ran the mill”."""
    first, last = doc.block_tokens[block]
    name = doc.words[content_end(doc, first, last) - 1]
    below = doc.block_tokens[block + 1] if block + 1 < len(doc.block_tokens) else (last, last)
    return not name.startswith("@") and name in doc.words[below[0] : below[1]]


def _is_signature(doc: Document, block: int) -> bool:
    first, last = doc.block_tokens[block]
    last = content_end(doc, first, last)
    if last - first == 1:
        return doc.words[first].startswith("@")
    names = range(first, min(last, first + _NAME_TOKENS + 1))
    return 1 < last - first <= _NAME_TOKENS and all(
        doc.flags[i] & CAPITAL
        and not doc.flags[i] & (CUE | DETERMINER | GERUND)
        and (doc.flags[i] & ABBREVIATION or not doc.flags[i] & UPPER)
        for i in names
    )


def _is_transcript(doc: Document, labels: list[Label]) -> bool:
    """Tell whether the labels make a conversation: Q and A, a name that comes back, or a name and role in capitals."""
    names = [doc.string(label.first, label.last) for label in labels]
    answers = sum(name.rstrip(".") in _QUESTION_AND_ANSWER for name in names)
    comes_back = len(set(names)) > 1 and len(names) > len(set(names))
    return answers > 1 or comes_back or any(_is_capitals(doc, label) for label in labels) or _is_talk(doc, labels)


def _is_talk(doc: Document, labels: list[Label]) -> bool:
    """Tell whether names in a row speak to each other, each once: Operator: …, Jill Tan: Thanks. Could you …, Mark Ihle: We …."""
    run = talk = 0
    before = -1
    for label in labels:
        spoken = range(label.last, doc.block_tokens[label.block][1])
        follows = label.block == before + 1 and has_finite_verb(doc, label.last, spoken.stop)
        run = run + 1 if follows else 1
        addressed = any(doc.words[i].lower() in {"i", "we", "you"} for i in spoken)
        talk = addressed + talk * follows
        if run > 2 and talk > 1:  # noqa: PLR2004 - two lines are no conversation
            return True
        before = label.block
    return False


def _rule(doc: Document, label: Label) -> str:
    word = doc.words[label.first]
    if word in _QUESTION_AND_ANSWER:
        return "question-turn" if word.startswith("Q") else "answer-turn"
    return "turn"


def _label(doc: Document, block: int) -> Label | None:
    """Return the label that opens the block: names, roles and commas up to a colon."""
    first, last = doc.block_tokens[block]
    for i in range(first, min(last, first + _LABEL_TOKENS)):
        word, flags = doc.words[i], doc.flags[i]
        if word == ":" or (word == "." and i == first + 1 and doc.words[first] in {"Q", "A"}):
            return Label(first, i, block) if i > first and _reads_as_label(doc, first, i) else None
        if i == first and word in {"Q.", "A."}:
            return Label(first, i + 1, block)
        if not (flags & (CAPITAL | ABBREVIATION) or word in {",", "(", ")", "of", "the", "and", "for"} or flags & ROLE):
            return None
    return None


def _reads_as_label(doc: Document, first: int, last: int) -> bool:
    """Tell whether the words can be a speaker's: not "Note:", "READ MORE:" or a headline's "Poll:"."""
    if doc.words[first] in _QUESTION_AND_ANSWER:
        return last == first + 1
    if doc.flags[first] & (PREPOSITION | NUMBER) or (last - first == 1 and doc.flags[first] & CUE):
        return False
    return bool(doc.flags[first] & CAPITAL)


def _is_capitals(doc: Document, label: Label) -> bool:
    names = [i for i in range(label.first, label.last) if doc.words[i][0].isalpha()]
    return len(names) > 2 and all(doc.flags[i] & UPPER for i in names) and "," in doc.words[label.first : label.last]  # noqa: PLR2004 - DAVID LEE, HOST


def _pieces(doc: Document, label: Label, following: Label | None) -> tuple[Range, ...]:
    """Return the rest of the label's paragraph, and the paragraphs behind it when the label stands alone."""
    _, last = doc.block_tokens[label.block]
    start = label.last + (label.last < last and doc.words[label.last] in {":", "."})
    if start < last:
        return ((start, last),) if last - start > 1 else ()
    stop = following.block if following is not None else label.block + 2
    ranges = doc.block_tokens[label.block + 1 : min(stop, len(doc.blocks))]
    return tuple((first, end) for first, end in ranges if end > first)
