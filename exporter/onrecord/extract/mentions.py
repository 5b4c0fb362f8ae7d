"""Mentions: a document -> every place where an actor may be named, described or pointed to, in text order.

Assumes English capitals. A mention says what it is by itself and its sentence: which actor it denotes is for linking.
Titles and headlines are read last, for the names that the text has given. Left out: authors in bylines, which are no
actors, and first and second persons.
"""

from operator import itemgetter
from typing import Literal, NamedTuple

from onrecord.extract.mention_roles import Role, role_before, role_behind
from onrecord.extract.mention_types import name_type
from onrecord.extract.name_compositions import Name
from onrecord.extract.name_runs import iter_runs
from onrecord.extract.name_sites import NameSite, name_site
from onrecord.extract.names import split_run
from onrecord.extract.neighbours import WEAK
from onrecord.extract.nominals import find_nominals, find_pronouns
from onrecord.extract.titled_names import iter_titled
from onrecord.lexicons.known_names import ActorType, Sense
from onrecord.lexicons.name_words import TAG
from onrecord.segment.documents import Document

Kind = Literal["named", "nominal", "pronoun"]
_TAG_LENGTH = len("R-")


class Mention(NamedTuple):
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
    found += [Mention(first, last, *doc.span(first, last), "nominal") for first, last in find_nominals(site)]
    found += [Mention(i, i + 1, *doc.span(i, i + 1), "pronoun") for i in find_pronouns(site)]
    found.sort(key=itemgetter(0))
    return found


def _named(site: NameSite, capitals: list[int]) -> list[Mention]:
    return [_read(site, name) for run in iter_runs(site, capitals) for name in split_run(site, run)]


def _read(site: NameSite, name: Name) -> Mention:
    """Return the mention of a name, with what its words and its sentence tell of its type."""
    dateline = site.doc.dateline
    if dateline is not None and dateline.start <= site.doc.starts[name.first] < dateline.end:
        name = name._replace(type="place", weak=False)
    start, end, last = _bare_span(site, name)
    role = None
    if name.type in {"person", None} and name.sense is None:
        role = role_before(site, name.first) or role_behind(site, last)
    actor_type, strength = name_type(site, name, role)
    return Mention(name.first, last, start, end, "named", actor_type, strength, name.sense, role, name.titled)


def _bare_span(site: NameSite, name: Name) -> tuple[int, int, int]:
    """Return characters and last token of the name alone: "D-|Conn.|", "|Ostia|-based"."""
    doc, last = site.doc, name.last
    start, end = doc.starts[name.first], site.ends[last - 1]
    if site.kinds[name.first] & TAG and name.type == "place":
        start += _TAG_LENGTH
        if doc.words[last : last + 1] == ["."] and doc.starts[last] == end:
            return start, end + 1, last + 1
    return start, end, last
