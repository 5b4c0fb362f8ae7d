"""Utterances: a quotation -> whether it is speech of its own, by its form alone.

Assumes that speech is a sentence, or a clause long enough to be one. Leaves out scare quotes, nicknames, titles and
terms: short, inside a sentence, without a clause.
"""

from typing import Final

from onrecord.extract.grammar.verb_groups import has_finite_verb
from onrecord.lexicons.words import ABBREVIATION, CAPITAL, STOP
from onrecord.segment.documents import Document
from onrecord.segment.signs import WORDS

_SMALL_WORD: Final = 3  # letters: titles keep "of", "and", "the" small
_SPEECH_WORDS: Final = 5  # shorter quotations without a cue are terms, titles and scare quotes


def is_utterance(doc: Document, index: int) -> bool:
    """Tell whether the quotation is a sentence of its own, or a clause long enough to be one."""
    quotation = doc.quotations[index]
    words = len(WORDS.findall(doc.signs, quotation.first, quotation.last))
    sentence = doc.sentences[doc.sentence_of[quotation.first]]
    whole = sentence.first == quotation.first and sentence.last <= quotation.last + 1
    if _is_set_as_title(doc, quotation.first + 1, quotation.last - 1):
        return False
    if doc.words[quotation.last] == "by" and doc.flags[quotation.last + 1] & CAPITAL:
        return False  # “The harbor never sleeps,” by Ana Ortiz
    if whole and not quotation.single:
        return words > 1 or any(doc.flags[i] & STOP for i in range(quotation.first, quotation.last))
    ends = quotation.last == doc.block_tokens[quotation.block][1] and doc.flags[quotation.last - 2] & STOP
    alone = whole and bool(ends)  # a paragraph of its own; not a headline: ‘We lost it’
    return (
        words >= _SPEECH_WORDS
        and (alone or not quotation.single)
        and has_finite_verb(doc, quotation.first + 1, quotation.last - 1)
        and doc.words[quotation.first + 1][:1].isupper()
    )


def _is_set_as_title(doc: Document, first: int, last: int) -> bool:
    """Tell whether the words are a title or heading: “Long Nights With Eels,” “IDLE AND WRONG”."""
    longer = [i for i in range(first, last) if len(doc.words[i]) > _SMALL_WORD and doc.words[i][0].isalpha()]
    inner_stop = any(doc.flags[i] & STOP and not doc.flags[i] & ABBREVIATION for i in range(first, last - 1))
    return len(longer) > 2 and not inner_stop and all(doc.flags[i] & CAPITAL for i in longer)  # noqa: PLR2004 - “Dear Wells” is no title
