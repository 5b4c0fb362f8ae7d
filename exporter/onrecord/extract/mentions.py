"""Mentions: a document -> every place where an actor may be named, described or pointed to, in text order.

Assumes English capitals. A mention says what it is by itself and its sentence: which actor it denotes is for linking.
Titles and headlines are read last, for the names that the text has given. Left out: authors in bylines, which are no
actors, and first and second persons.
"""

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final, Literal

from onrecord.extract.names.mention_roles import Role, role_apposed, role_before, role_behind
from onrecord.extract.names.mention_types import name_type
from onrecord.extract.names.name_compositions import Name
from onrecord.extract.names.name_runs import iter_runs
from onrecord.extract.names.name_sites import NameSite, name_site
from onrecord.extract.names.names import split_run
from onrecord.extract.names.neighbours import WEAK, has_age, is_relative
from onrecord.extract.names.nominals import find_nominals, find_pronouns
from onrecord.extract.names.titled_names import iter_titled
from onrecord.lexicons.known_names import ActorType, Sense, known_names
from onrecord.lexicons.name_words import TAG
from onrecord.segment.documents import Document
from onrecord.spans import Span

Kind = Literal["named", "nominal", "pronoun"]
_TAG_LENGTH: Final = len("R-")


@dataclass(slots=True)
class Mention:
    """Tokens first to last (half open); characters start to end, of the bare name where it is one.

    `type` is a guess of `strength` (from SURE to WEAK); `role` the office beside the name; `titled` says that an office
    or honorific stands right in front.
    """

    first: int
    last: int
    start: int
    end: int
    kind: Kind
    type: ActorType | None = None
    strength: int = WEAK
    sense: Sense | None = None
    role: Role | None = None
    titled: bool = False


def find_mentions(doc: Document) -> list[Mention]:
    """Return the mentions of a document in text order."""
    site = name_site(doc)
    found = _named(site, site.capitals)
    if site.titled:
        ranges = [(mention.first, mention.last) for mention in found]
        found += [mention for group in iter_titled(site, ranges) for mention in _named(site, group)]
    starts, ends = doc.starts, doc.ends
    found += [Mention(first, last, starts[first], ends[last - 1], "nominal") for first, last in find_nominals(site)]
    found += [Mention(i, i + 1, starts[i], ends[i], "pronoun") for i in find_pronouns(site)]
    found.sort(key=attrgetter("first"))
    return found


def _named(site: NameSite, capitals: list[int]) -> list[Mention]:
    names = (name for run in iter_runs(site, capitals) for name in split_run(site, run))
    return [_read(site, name) for name in names if not _is_ticker(site.doc, name)]


def _is_ticker(doc: Document, name: Name) -> bool:
    """Tell whether the name is that of a market or a share in brackets: Ostia Corp. (NYSE: OST)."""
    before, behind = doc.words[name.first - 1], doc.words[name.last]
    if before == "(" and behind == ":":
        return doc.words[name.last + 2 : name.last + 3] == [")"]
    return before == ":" and behind == ")" and doc.words[max(0, name.first - 3)] == "("


def _read(site: NameSite, name: Name) -> Mention:
    """Return the mention of a name, with what its words and its sentence tell of its type."""
    dateline = site.doc.dateline
    if dateline is not None and dateline.start <= site.doc.starts[name.first] < dateline.end:
        name = _place_of(site.doc, dateline, name)
    if name.sense is not None and name.sense.type == "place" and _is_somebody(site, name):
        name = replace(name, type="person", sense=None, weak=False)
    start, end, last = _bare_span(site, name)
    if site.kinds[name.first] & TAG and name.sense is None:
        name = replace(name, sense=_home(site.doc.text[start:end]))
    role = None
    if name.type in {"person", None} and name.sense is None:
        role = role_before(site, name.first) or role_apposed(site, name.first, last) or role_behind(site, last)
    actor_type, strength = name_type(site, name, role)
    return Mention(name.first, last, start, end, "named", actor_type, strength, name.sense, role, name.titled)


def _place_of(doc: Document, dateline: Span, name: Name) -> Name:
    """Return the name in a dateline as that of a place, with the words in front, which capitals alone set: "PORT ALDEN"."""
    first = name.first
    while name.sense is None and first and doc.starts[first - 1] >= dateline.start and doc.words[first - 1].isalpha():
        first -= 1
    return replace(name, first=first, type="place", weak=False)


def _is_somebody(site: NameSite, name: Name) -> bool:
    """Tell whether what follows is said of persons alone: "Lund, 43,", "Lund, who", not "a biologist at Lund who"."""
    if has_age(site, name.last):
        return True
    return is_relative(site, name.last) and site.doc.words[name.first - 1] not in {"at", "in", "from"}


def _home(text: str) -> Sense | None:
    """Return the place of a tag: "R-|Texas|", "D-|N.Y.|"."""
    sense = known_names().get(text)
    return sense if sense is not None and sense.type == "place" else None


def _bare_span(site: NameSite, name: Name) -> tuple[int, int, int]:
    """Return characters and last token of the name alone: "D-|Conn.|", "|Ostia|-based"."""
    doc, last = site.doc, name.last
    start, end = doc.starts[name.first], site.ends[last - 1]
    if site.kinds[name.first] & TAG and name.type == "place":
        start += _TAG_LENGTH
        if doc.words[last : last + 1] == ["."] and doc.starts[last] == end:
            second = doc.starts[last + 1 : last + 2] == [end + 1] and doc.words[last + 1][0].isupper()
            return start, doc.ends[last + second], last + 1 + second
    return start, end, last
