"""Interviews: paragraphs that ask and paragraphs that answer -> a turn each, where no label says who speaks.

Assumes that an interviewer asks in short paragraphs that end on a question, most of them to "you", and that the answers
say "I" or "we", without quotation marks. Three questions with their answers make an interview: a column asks its readers
less often. Leaves out demands without a question mark: they read as part of the answer in front.
"""

from typing import Final

from onrecord.extract.grammar.ranges import Attribution
from onrecord.segment.documents import Document

_QUESTION_TOKENS: Final = 60
_FEWEST: Final = 3  # questions with their answers
_ASKED: Final = frozenset({"you", "your", "yourself"})
_ANSWERED: Final = frozenset({"i", "me", "my", "we", "our"})


def find_interview(doc: Document) -> list[Attribution]:
    """Return one attribution a question and one an answer; none when the article is no interview."""
    if doc.text.count("?\n") < _FEWEST:
        return []
    asked = [block for block in range(len(doc.blocks)) if _asks(doc, block)]
    pairs = [
        (block, list(range(block + 1, following)))
        for block, following in zip(asked, [*asked[1:], (asked or [0])[-1] + 2], strict=False)
        if block + 1 < min(following, len(doc.blocks))
    ]
    if len(pairs) < _FEWEST or not _converse(doc, pairs):
        return []
    found = []
    for question, answer in pairs:
        pieces = tuple(doc.block_tokens[block] for block in answer if doc.blocks[block].kind == "paragraph")
        found.append(Attribution((doc.block_tokens[question],), None, None, None, "question-turn"))
        found += [Attribution(pieces, None, None, None, "answer-turn")] if pieces else []
    return found


def _asks(doc: Document, block: int) -> bool:
    first, last = doc.block_tokens[block]
    short = 1 < last - first <= _QUESTION_TOKENS and doc.words[last - 1] == "?"
    return short and block > 0 and max(doc.quotation_of[first:last]) < 0


def _converse(doc: Document, pairs: list[tuple[int, list[int]]]) -> bool:
    """Tell whether most questions are put to "you" and most answers are of "I"; none is in quotation marks."""
    asked = sum(_has(doc, question, _ASKED) for question, _ in pairs)
    answered = sum(any(_has(doc, block, _ANSWERED) for block in answer) for _, answer in pairs)
    opened = sum(doc.quotation_of[doc.block_tokens[answer[0]][0]] >= 0 for _, answer in pairs)
    return 2 * min(asked, answered) > len(pairs) and 2 * opened < len(pairs)


def _has(doc: Document, block: int, words: frozenset[str]) -> bool:
    return any(doc.words[i].lower() in words and doc.quotation_of[i] < 0 for i in range(*doc.block_tokens[block]))
