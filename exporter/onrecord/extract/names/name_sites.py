"""Name sites: a document -> what the search for names looks at: its capitals, and which of them tell nothing.

Assumes that a sentence begins with a capital whatever the word, and that a title or an all-caps line has them
everywhere. Left out: what the capitals name.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from onrecord.lexicons.known_names import Sense, known_lengths, known_names
from onrecord.lexicons.name_words import (
    FUNCTION,
    GIVEN,
    HONORIFIC,
    KNOWN,
    PARTICLE,
    START,
    TAILED,
    TIMES,
)
from onrecord.lexicons.words import (
    ADVERB,
    AUXILIARY,
    CLITIC,
    COORDINATOR,
    CUE,
    FINITE,
    MARK,
    NUMBER,
    PAST,
    PREPOSITION,
    RELATIVE,
    SAYS,
    SUBORDINATOR,
)
from onrecord.segment.documents import Document
from onrecord.segment.signs import CAPITALS, POINTERS, positions

_NO_NOUN: Final = FINITE | AUXILIARY | CLITIC | PREPOSITION | COORDINATOR | RELATIVE | SUBORDINATOR
_PLAIN_EACH: Final = 15  # tokens of a title for one word in lower case: "Firm Sued over Ferry"
_TITLE_SHARE: Final = 0.35  # of a sentence's tokens: below, it is no title and need not be looked at closely


@dataclass(frozen=True, slots=True)
class NameSite:
    """A document with the name flags of its tokens.

    `capitals` are the tokens that may begin or go on with a name outside titles, `titled` those inside; `pointing` the
    pronouns and definite articles; `openings` the tokens that begin a sentence; `seen` the words with a capital in the
    middle of a sentence, `lower` all words. `ends` are the ends of the tokens, those of "Ostia-based" at the hyphen.
    """

    doc: Document
    kinds: list[int]
    capitals: list[int]
    titled: list[int]
    pointing: list[int]
    openings: frozenset[int]
    ends: list[int]
    seen: frozenset[str]
    lower: frozenset[str]

    def opens(self, i: int) -> bool:
        """Tell whether the capital of the token may be its sentence's."""
        return i in self.openings

    def tells_nothing(self, i: int) -> bool:
        """Tell whether the token only opens a sentence and is no subject, so that it may be any word: "Heaps of"."""
        doc = self.doc
        if not self.opens(i) or doc.words[i] in self.seen or i + 1 >= doc.size:
            return False
        following = doc.flags[i + 1]
        return not following & (FINITE | AUXILIARY | CLITIC) and doc.words[i + 1] not in {",", ":", "and"}

    def speaks(self, end: int) -> bool:
        """Tell whether a finite verb of saying follows what ends there: "Will | said", "Will | also said"."""
        flags = self.doc.flags
        verb = flags[end + 1] if flags[end] & ADVERB and not flags[end] & CUE else flags[end]
        return bool(verb & SAYS)

    def is_numbered(self, end: int) -> bool:
        """Tell whether a number follows the name that ends there, as behind a thing's: "Harborwatch | 6"."""
        return bool(self.doc.flags[end] & NUMBER)

    def modifies(self, end: int) -> bool:
        """Tell whether a noun in lower case goes on behind a name that ends there: "ANC | debate"."""
        doc = self.doc
        return doc.words[end][0].islower() and not doc.flags[end] & _NO_NOUN

    def known_at(self, i: int) -> tuple[Sense, int] | None:
        """Return the sense and end of the longest known name that begins at the token."""
        doc = self.doc
        if not self.kinds[i] & KNOWN:
            return None
        names, start, ends = known_names(), doc.starts[i], self.ends
        for length in known_lengths().get(doc.words[i], (1,)):
            sense = names.get(doc.text[start : ends[i + length - 1]]) if i + length <= doc.size else None
            if sense is not None:
                return sense, i + length
        return None


def name_site(doc: Document) -> NameSite:
    """Return the document's site."""
    kinds = doc.name_flags
    starts = [i for i in positions(doc.signs, CAPITALS) if not kinds[i] & TIMES or _is_person_time(doc, kinds, i)]
    starts = [i for i in starts if not (doc.words[i][-1].isdigit() and _is_sum(doc, i))]
    pointing = positions(doc.signs, POINTERS)
    openings = _openings(doc, starts)
    capitals, titled = _part_titles(doc, kinds, starts)
    ends = list(doc.ends)
    for i in starts:
        if kinds[i] & TAILED:
            ends[i] = doc.starts[i] + doc.words[i].rindex("-")
    seen = frozenset([doc.words[i] for i in capitals if i not in openings])
    return NameSite(doc, kinds, capitals, titled, pointing, openings, ends, seen, frozenset(doc.words))


def _is_sum(doc: Document, i: int) -> bool:
    """Tell whether the digits go on behind a point: "N3 | .4bn"."""
    return doc.words[i + 1] == "." and doc.starts[i + 2] == doc.ends[i] + 1 and doc.words[i + 2][0].isdigit()


def _openings(doc: Document, starts: list[int]) -> frozenset[int]:
    """Return the tokens that open a sentence, those behind a bullet, an opening mark or a colon included."""
    words, flags = doc.words, doc.flags
    firsts = {sentence.first for sentence in doc.sentences} | doc.inner_starts
    behind = (i for i in starts if (flags[i - 1] & MARK or words[i - 1] == ":"))
    bullets = (first + 1 for first in firsts if not words[first][0].isalnum())
    dated = (doc.dateline_end,) if doc.dateline_end else ()
    return frozenset(firsts.union(behind, bullets, dated))


def _is_person_time(doc: Document, kinds: list[int], i: int) -> bool:
    """Tell whether the month or day is a person's name where it stands: "April Ortiz", "Ana | May", "Mrs. | May"."""
    before = kinds[i - 1]
    following = kinds[i + 1]
    if kinds[i] & GIVEN and following & START and not following & TIMES:
        return True
    if doc.flags[i + 1] & NUMBER:
        return False
    return bool(before & HONORIFIC or (before & START and before & GIVEN and not before & TIMES))


def _part_titles(doc: Document, kinds: list[int], starts: list[int]) -> tuple[list[int], list[int]]:
    """Part the capitals of running text from those of titles; bylines name no actors."""
    capitals: list[int] = []
    titled: list[int] = []
    at = 0
    for first, last, block in doc.sentences:
        begin = bisect_left(starts, first, at)
        at = bisect_left(starts, last, begin)
        if doc.blocks[block].kind == "byline":
            continue
        is_title = at - begin > max(1, _TITLE_SHARE * (last - first)) and _is_title(doc, kinds, first, last)
        (titled if is_title else capitals).extend(starts[begin:at])
    return capitals, titled


def _is_title(doc: Document, kinds: list[int], first: int, last: int) -> bool:
    """Tell whether the tokens are set as a title: hardly a word but function words and particles is in lower case."""
    plain = [
        i
        for i in range(first, last)
        if doc.words[i][0].islower() and not (doc.flags[i] & FUNCTION or kinds[i] & PARTICLE)
    ]
    if any(doc.flags[i] & PAST for i in plain):
        return False  # "The Ostia Harbor Union (OHU) sued Otter Foods Ltd.": a title writes its verbs with a capital
    return len(plain) <= (last - first) // _PLAIN_EACH
