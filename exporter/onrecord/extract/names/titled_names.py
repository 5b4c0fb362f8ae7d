"""Titled names: the capitals of headlines and other titles -> the groups of them that are one name each.

Assumes that a headline's names come again in the text, or are known or begin with a given name; its other capitals tell
nothing. Left out: names that a headline alone gives and no table knows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.extract.names.name_sites import NameSite
from onrecord.lexicons.name_words import ACRONYM, COMMON, GIVEN, HANDLE, TAG


class Forms(NamedTuple):
    """The names of the text as words in capitals, with the last words of longer ones; their lengths by first word."""

    names: set[tuple[str, ...]]
    lengths: dict[str, set[int]]


def iter_titled(site: NameSite, ranges: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield groups of the titles' capitals; `ranges` are the tokens of the names in running text."""
    forms = _forms(site, ranges)
    titled = frozenset(site.titled)
    end = -1
    for i in site.titled:
        if i >= end and (end := _end(site, i, forms, titled)) > i:
            yield list(range(i, end))


def _forms(site: NameSite, ranges: Iterable[tuple[int, int]]) -> Forms:
    forms = Forms(set(), defaultdict(set))
    for first, last in ranges:
        words = tuple(map(str.upper, site.doc.words[first:last]))
        forms.names.update((words, words[-1:]))
        forms.lengths[words[0]].add(len(words))
        forms.lengths[words[-1]].add(1)
    return forms


def _end(site: NameSite, i: int, forms: Forms, titled: frozenset[int]) -> int:
    """Return the end of the name that begins at the token; the token itself where none does."""
    words, kinds = site.doc.words, site.kinds
    known = site.known_at(i)
    lengths = forms.lengths.get(words[i].upper(), ())
    end = i + max((n for n in lengths if tuple(map(str.upper, words[i : i + n])) in forms.names), default=0)
    if known is not None and known[1] > end and not (known[0].ambiguous and kinds[i] & COMMON):
        return known[1]
    if end > i:
        return end
    if kinds[i] & GIVEN:
        return _full_name_end(site, i, titled)
    is_name = kinds[i] & (TAG | HANDLE) or (kinds[i] & ACRONYM and not kinds[i] & COMMON and not _is_shouted(site, i))
    return i + 1 if is_name else i


def _full_name_end(site: NameSite, i: int, titled: frozenset[int]) -> int:
    """Return the end of a given name and the capitals behind it that are no ordinary words."""
    kinds = site.kinds
    end = i + 1
    while end in titled and (not kinds[end] & COMMON or kinds[end] & GIVEN):
        end += 1
    return end if end > i + 1 or not kinds[i] & COMMON else i


def _is_shouted(site: NameSite, i: int) -> bool:
    """Tell whether the words around are in capitals too, so that capitals make no acronym."""
    words = site.doc.words
    return any(word.isupper() and len(word) > 1 for word in (words[i - 1], words[i + 1]))
