"""Articles in their order -> the same, with `duplicate_of` set on those that nearly repeat one before them.

Two articles are near-duplicates when the sets of their word 5-grams, without case and punctuation, have an estimated
Jaccard similarity of 0.7 or more (MinHash of 128 permutations, standard error 0.04). An article names the first one, in
the order of the input, that it repeats and that itself repeats none: `duplicate_of IS NULL` is one article of each
story as it was sent out. So the answer depends on the input and its order alone, be it exported at once or bit by bit.
Bundles are left as they are. Takes about two kilobytes of memory for each article that repeats none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.contract import article_id
from onrecord.errors import UsageError
from onrecord.read.sources import Item, SourceArticle

THRESHOLD = 0.7
_NGRAM_WORDS = 5
_PERMUTATIONS, _SEED = 128, 1
_BANDS = 32  # of 4 rows: a pair of similarity 0.7 is found with 99.98 %, one of 0.3 compared in vain with 23 %
_WORD = re.compile(r"\w+")


def mark_near_duplicates(items: Iterable[Item], earlier: Iterable[tuple[str, str]] = ()) -> Iterator[Item]:
    """Return everything, articles with the article_id of the one that they nearly repeat, if there is one.

    `earlier` are articles that came before all of these, by article_id and text. Raise at once UsageError when the
    library is not installed.
    """
    return _iter_marked(Index(), items, earlier)


def _iter_marked(index: "Index", items: Iterable[Item], earlier: Iterable[tuple[str, str]]) -> Iterator[Item]:
    for key, text in earlier:
        index.find_or_add(key, text)
    for item in items:
        if not isinstance(item, SourceArticle):
            yield item
            continue
        key = article_id(item.source_id, item.text)
        original = index.find_or_add(key, item.text)
        yield replace(item, duplicate_of=original) if original not in (None, key) else item


class Index:
    """The articles that repeat none, and how similar a text is to them."""

    def __init__(self) -> None:
        try:
            from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - an extra
        except ModuleNotFoundError:
            remedy = 'Install it: pip install "onrecord[dedup]"'
            raise UsageError("near-duplicates are found with rensa, which is not installed", remedy) from None
        self._make = RMinHash
        self._similar = RMinHashLSH(threshold=THRESHOLD, num_perm=_PERMUTATIONS, num_bands=_BANDS)
        self._keys = list[str]()
        self._signatures = list[Any]()

    def find_or_add(self, key: str, text: str) -> str | None:
        """Return the key of the first text that this one nearly repeats; or add it, and return None."""
        signature = self._make(num_perm=_PERMUTATIONS, seed=_SEED)
        signature.update(ngrams(text))
        candidates: list[int] = sorted(self._similar.query(signature))
        for number in candidates:
            if signature.jaccard(self._signatures[number]) >= THRESHOLD:
                return self._keys[number]
        self._similar.insert(len(self._keys), signature)
        self._keys.append(key)
        self._signatures.append(signature)
        return None


def ngrams(text: str) -> list[str]:
    """Return the word 5-grams of a text; a text of fewer words is one."""
    words = _WORD.findall(text.casefold())
    return [" ".join(words[start : start + _NGRAM_WORDS]) for start in range(max(1, len(words) - _NGRAM_WORDS + 1))]
