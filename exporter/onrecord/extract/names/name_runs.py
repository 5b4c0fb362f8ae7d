"""Name runs: capitals -> runs of parts, each run one name or a title and a name.

Assumes that a name's words stand side by side, or are joined by small words that its left or right side licenses
("University of Texas", "Anna van der Voss", "Food and Drug Administration"). Left out: which parts of a run belong
to one name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.extract.names.name_sites import NameSite
from onrecord.lexicons.known_names import Sense
from onrecord.lexicons.name_words import (
    BODY_HEAD,
    COMMON,
    GIVEN,
    HANDLE,
    HEAD,
    HONORIFIC,
    KIN,
    KNOWN,
    LINKER,
    PARTICLE,
    PLACE_OPENER,
    START,
    TAG,
    TAILED,
    TITLE,
)
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import portfolios
from onrecord.lexicons.words import MARK, POSSESSIVE_MARKS

_JOIN_REACH: Final = 3  # small words between two capitals of one name: "Society for the | Preservation"


@dataclass(slots=True)
class Part:
    """Tokens first to last (half open) of a run; `flags` are those of the word that decides: the head."""

    first: int
    last: int
    flags: int
    sense: Sense | None = None


def iter_runs(site: NameSite, capitals: list[int]) -> Iterator[list[Part]]:
    """Yield the runs of the capitals in text order."""
    kinds, sentence_of, inner = site.kinds, site.doc.sentence_of, site.doc.inner_starts
    run: list[Part] = []
    end = -1
    for i in capitals:
        if i < end:
            continue
        if run and not (
            i == end
            and sentence_of[i] == sentence_of[i - 1]
            and i not in inner
            and not (kinds[i] & (TAG | HANDLE) or kinds[end - 1] & TAILED)
        ):
            if end + 1 == i and (nicknamed := _nicknamed(site, run[-1], i)) is not None:
                run[-1] = nicknamed
                end = nicknamed.last
                continue
            if end < i <= end + _JOIN_REACH and sentence_of[i] == sentence_of[end - 1] and _joins(site, run, i):
                run[-1] = part = _joined(site, run[-1], i)
                end = part.last
                continue
            yield run
            run = []
        part = _part_at(site, i)
        run.append(part)
        end = part.last
    if run:
        yield run


def _part_at(site: NameSite, i: int) -> Part:
    kinds = site.kinds[i]
    if kinds & KNOWN and (known := site.known_at(i)) is not None and not _is_cut_short(site, i, known[1]):
        return Part(i, known[1], kinds, known[0])
    return _part_of_initials(site, i) or Part(i, i + 1, kinds)


def _is_cut_short(site: NameSite, i: int, end: int) -> bool:
    """Tell whether more capitals follow a known title of a newspaper: "The Ostian | Divers Association"."""
    return site.doc.words[i] == "The" and end == i + 2 and bool(site.kinds[end] & START & ~(TITLE | HONORIFIC))


def _part_of_initials(site: NameSite, i: int) -> Part | None:
    """Return bare initials and the name behind them: "| R K Nair |", not "Serie | A Lazio |"."""
    words, kinds = site.doc.words, site.kinds
    if len(words[i]) > 1 or (kinds[i - 1] & START and not kinds[i - 1] & (TITLE | HONORIFIC)):
        return None
    end = i + 1
    while len(words[end]) == 1 and kinds[end] & START:
        end += 1
    if not kinds[end] & START or len(words[end]) == 1 or site.doc.sentence_of[end] != site.doc.sentence_of[i]:
        return None
    is_plain = not kinds[end] & (COMMON | HEAD | KNOWN | TITLE)
    return Part(i, end + 1, kinds[end] | GIVEN) if is_plain else None


def _nicknamed(site: NameSite, left: Part, i: int) -> Part | None:
    """Return the given name with the nickname and surname behind it: | Esmeralda “Mel” Brandt |."""
    flags, kinds = site.doc.flags, site.kinds
    quoted = flags[i - 1] & MARK and flags[i + 1] & MARK
    is_name = quoted and kinds[i + 2] & START and kinds[left.last - 1] & GIVEN and left.sense is None
    return Part(left.first, i + 3, kinds[left.first]) if is_name else None


def _joined(site: NameSite, left: Part, i: int) -> Part:
    """Return the part that the small words make of what stands on both sides; the left side's head decides."""
    right = _part_at(site, i)
    head = left.flags if left.sense is None else site.kinds[left.last - 1]  # Green | Party of Ostia
    right_decides = site.doc.words[i - 1][:1] in {"'", "’", ","}
    return Part(left.first, right.last, right.flags if right_decides else head)


def _joins(site: NameSite, run: list[Part], i: int) -> bool:
    """Tell whether the words between the run and the token belong to one name."""
    kinds, words, end = site.kinds, site.doc.words, run[-1].last
    between = range(end, i)
    first = words[end].lower()
    if all(kinds[j] & PARTICLE for j in between):
        return not kinds[end - 1] & (TITLE | HEAD) and words[end - 1][0].isalpha() and run[-1].sense is None
    if words[end] == "&":
        return len(between) == 1
    if len(between) == 1 and words[end] in POSSESSIVE_MARKS:
        sense = run[-1].sense
        is_group = sense is not None and sense.type == "group"  # the Democrats’ | Committee
        if is_group:
            return _is_body(site, i) and site.known_at(i) is None
        return sense is None and _owns_body(site, end - 1, i)
    if words[end] == ",":
        return len(between) == 1 and words[i] in load_toml("name_parts")["endings"]["legal_forms"]
    if not kinds[end] & LINKER or any(words[j] != "the" for j in between[1:]):
        return False
    if first == "and":
        return len(between) == 1 and _coordinates(site, run, i)
    return _links(site, run, first, i)


def _links(site: NameSite, run: list[Part], linker: str, i: int) -> bool:
    left, right = site.kinds[run[-1].last - 1], site.kinds[i]
    if linker == "of":
        if left & TITLE and not left & HEAD:
            return site.doc.words[i].lower() in portfolios()
        is_person = right & (GIVEN | HONORIFIC) and site.known_at(i) is None
        return bool(left & (HEAD | PLACE_OPENER | KIN)) and (not is_person or bool(left & PLACE_OPENER))
    if linker == "at":
        return site.doc.words[run[-1].first] == "University"
    return linker != "the" and bool(left & (BODY_HEAD | KIN)) and not right & GIVEN and bool(right & COMMON)


def _owns_body(site: NameSite, owner: int, i: int) -> bool:
    """Tell whether the possessive is part of a body's name: "Children ’s | Hospital", "Engineers ’ | Union"."""
    if site.doc.words[owner - 1] == "St.":
        return bool(site.kinds[_adjacent_end(site, i) - 1] & HEAD)
    return bool(site.kinds[owner] & (TITLE | COMMON | KIN)) and _is_body(site, i) and not site.opens(owner)


def _is_body(site: NameSite, i: int) -> bool:
    """Tell whether the capitals that begin at the token end in the head of a body: "Campaign | Committee"."""
    return bool(site.kinds[_adjacent_end(site, i) - 1] & BODY_HEAD)


def _coordinates(site: NameSite, run: list[Part], i: int) -> bool:
    """Tell whether "and" stands inside a name: "Securities and | Exchange Commission", "Arts and | Sciences"."""
    kinds, end = site.kinds, run[-1].last
    if has_initials(site, run[0].first, _adjacent_end(site, i)):
        return True
    if not kinds[end - 1] & COMMON or not kinds[i] & COMMON or run[-1].sense is not None:
        return False
    if any(kinds[j] & LINKER and not kinds[j] & START for j in range(run[-1].first, end)):
        return not kinds[i] & TITLE
    right_end = _adjacent_end(site, i)
    head = kinds[right_end - 1] if right_end > i + 1 else 0
    behind_place = next((at + 1 for at, part in enumerate(run[:-1]) if part.sense is not None), 0)
    plain = run[behind_place:]  # Kenyan | Fire and Rescue Service
    is_plain = all(kinds[j] & COMMON and not kinds[j] & TITLE for part in plain for j in range(part.first, part.last))
    return bool(head & BODY_HEAD) and is_plain and (behind_place > 0 or not site.opens(run[0].first))


def has_initials(site: NameSite, first: int, end: int) -> bool:
    """Tell whether the initials of the capitals stand behind in brackets: "Department of Works and Highways | (DWH)"."""
    words = site.doc.words
    if words[end] != "(" or not words[end + 1].isupper():
        return False
    capitals = "".join(word[0] for word in words[first:end] if word[0].isupper())
    return len(capitals) > 2 and words[end + 1] in {capitals, capitals.removeprefix("T")}  # noqa: PLR2004 - "The"


def _adjacent_end(site: NameSite, i: int) -> int:
    """Return where the capitals that begin at the token end."""
    end = i + 1
    while site.kinds[end] & START and site.doc.sentence_of[end] == site.doc.sentence_of[i]:
        end += 1
    return end
