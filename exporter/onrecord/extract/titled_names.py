"""Titled names: the capitals of headlines and other titles -> those that stand in a name.

Assumes that a headline's names come again in the text, or are known or begin with a given name; its other capitals tell
nothing. Left out: names that a headline alone gives and no table knows.
"""

from onrecord.extract.name_sites import NameSite
from onrecord.lexicons.name_words import ACRONYM, COMMON, GIVEN, TAG
from onrecord.lexicons.words import DETERMINER


def titled_capitals(site: NameSite, names: frozenset[str]) -> list[int]:
    """Return the capitals of titles that may be names; `names` are the words of the names in running text."""
    kept: list[int] = []
    end = -1
    folded = {name.upper() for name in names}
    for i in site.titled:
        if i < end:
            kept.append(i)
            continue
        known = site.known_at(i, len(site.kinds))
        if known is not None and not (known[0].ambiguous and site.kinds[i] & COMMON):
            end = known[1]
            kept.append(i)
        elif _is_name_word(site, i, names, folded) or (kept and kept[-1] == i - 1 and _follows_given(site, i)):
            kept.append(i)
    return kept


def _is_name_word(site: NameSite, i: int, names: frozenset[str], folded: set[str]) -> bool:
    word, kinds = site.doc.words[i], site.kinds[i]
    if site.doc.flags[i] & DETERMINER:
        return False
    if word in names or (word.isupper() and len(word) > 1 and word in folded):
        return True
    return (bool(kinds & (GIVEN | TAG)) and not kinds & COMMON) or bool(
        kinds & ACRONYM and not site.doc.string(i, i + 1).islower() and not kinds & COMMON and not _is_shouted(site, i)
    )


def _follows_given(site: NameSite, i: int) -> bool:
    return bool(site.kinds[i - 1] & GIVEN) and not site.kinds[i] & COMMON


def _is_shouted(site: NameSite, i: int) -> bool:
    """Tell whether the words around are in capitals too, so that capitals make no acronym."""
    neighbours = site.doc.words[max(0, i - 1) : i] + site.doc.words[i + 1 : i + 2]
    return any(word.isupper() and len(word) > 1 for word in neighbours)
