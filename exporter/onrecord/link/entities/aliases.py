"""Aliases: the named mentions of one article -> clusters, one an actor.

Assumes that an article gives a person's full name once and the surname after, a body's name and then its initials or
its last word, and that one name has one bearer unless titles or given names tell them apart. Left out: names across
articles.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import Final

from onrecord.extract.mentions import Mention
from onrecord.lexicons.given_names import given_names
from onrecord.lexicons.known_names import Sense
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.titles import honorifics
from onrecord.link.entities.acronyms import find_introduced
from onrecord.link.entities.clusters import Cluster
from onrecord.link.entities.families import is_kin, is_spouse, kin_owner, share_surnames
from onrecord.link.entities.merges import merge_bodies, merge_people, merge_surnames
from onrecord.link.entities.name_forms import initials, middle_names, name_words, nickname_of
from onrecord.segment.documents import Document

_BEARERS: Final = 32  # of one name; in a list of hundreds nobody is meant but one of the last
_NICKNAMED: Final = 2  # tokens that a name with a nickname has more than


class Clustering:
    """Gathers mentions into clusters: full names first, then what may stand for them."""

    def __init__(self, doc: Document, mentions: list[Mention]) -> None:
        self._doc = doc
        self._mentions = mentions
        self._named = [at for at, mention in enumerate(mentions) if mention.kind == "named"]
        self._words = {at: name_words(doc.text[mentions[at].start : mentions[at].end]) for at in self._named}
        self._words |= share_surnames(doc, mentions, self._words)
        self._words |= self._nicknamed()
        self._surnames = {
            words[-1] for at, words in self._words.items() if len(words) > 1 and mentions[at].type == "person"
        }
        self._introduced = find_introduced(doc, mentions)
        self._bodies: dict[int, list[Cluster]] = {full: [] for full in self._introduced.values()}
        self._dateline = doc.dateline.of(doc.text).lower() if doc.dateline else None
        self._by_key: dict[object, Cluster] = {}
        self._short: list[int] = []
        self._by_last: dict[str, list[Cluster]] = defaultdict(list)
        self._by_first: dict[str, list[Cluster]] = defaultdict(list)
        self._by_middle: dict[str, list[Cluster]] = defaultdict(list)

    def _nicknamed(self) -> dict[int, tuple[str, ...]]:
        """Return the full words of the names by which a nickname calls somebody: 'Theodore "Ted" Lund … Ted Lund'."""
        doc, full = self._doc, dict[tuple[str, ...], tuple[str, ...]]()
        for at in self._named:
            mention = self._mentions[at]
            given = (
                nickname_of(doc.text[mention.start : mention.end])
                if mention.last - mention.first > _NICKNAMED
                else None
            )
            if given is not None:
                full[given, self._words[at][-1]] = self._words[at]
        return {at: full[words] for at, words in self._words.items() if words in full} if full else {}

    def clusters(self) -> list[Cluster]:
        """Return the clusters by first mention."""
        for at in self._named:
            self._place(at)
        self._by_key, people = merge_people(self._by_key)
        self._by_key = merge_bodies(merge_surnames(self._by_key, people, self._is_one_token))
        self._index()
        for at in self._short:
            self._attach(at)
        found = [cluster for cluster in {id(c): c for c in self._by_key.values()}.values() if self._is_actor(cluster)]
        for cluster in found:
            cluster.mentions.sort()
        return sorted(found, key=lambda cluster: cluster.mentions[0])

    def _place(self, at: int) -> None:
        """Put a full or known name into its cluster, and set a short one aside."""
        mention, words = self._mentions[at], self._words[at]
        sense = mention.sense
        if len(words) == 1 and (self._is_introduced(mention) or self._is_surname(mention, words[0])):
            self._short.append(at)
        elif sense is not None and mention.type is not None and not _is_vague(sense, words) and not mention.titled:
            self._add((sense.type, sense.name), at, name_words(sense.name) if len(words) == 1 else words, sense)
        elif len(words) == 1:
            self._short.append(at)
        elif sense is None or mention.type is not None:
            self._add(words, at, words, None)

    def _is_introduced(self, mention: Mention) -> bool:
        """Tell whether the text says of which body the letters are short."""
        return mention.last - mention.first == 1 and self._doc.words[mention.first] in self._introduced

    def _is_surname(self, mention: Mention, word: str) -> bool:
        """Tell whether a place's name is a person's of the article: "Erik Lund … Lund said", not "in Lund"."""
        if mention.sense is None or mention.type != "place" or word not in self._surnames:
            return False
        before = self._doc.words[mention.first - 1].lower()
        return before not in load_toml("name_parts")["metonyms"]["places"]

    def _add(self, key: object, at: int, words: tuple[str, ...], sense: Sense | None) -> Cluster:
        cluster = self._by_key.get(key)
        if cluster is None:
            cluster = self._by_key[key] = Cluster(words, sense)
        cluster.add(at, self._mentions[at])
        return cluster

    def _is_one_token(self, cluster: Cluster) -> bool:
        """Tell whether a hyphen joins the words: "Kelly-Ann"."""
        mention = self._mentions[cluster.mentions[0]]
        return mention.last - mention.first == 1

    def _index(self) -> None:
        for cluster in {id(c): c for c in self._by_key.values()}.values():
            if len(cluster.words) > 1:
                self._by_last[cluster.words[-1]].append(cluster)
                if not _is_of_place(cluster):
                    self._by_first[cluster.words[0]].append(cluster)
                for middle in middle_names(cluster.words) if cluster.type == "person" else ():
                    self._by_middle[middle].append(cluster)
            if cluster.type in {"organization", "group"} and len(cluster.words) > 1:
                self._by_first[initials(cluster.words)].append(cluster)
            for full in self._bodies.keys() & cluster.mentions if self._bodies else ():
                self._bodies[full].append(cluster)

    def _attach(self, at: int) -> None:
        """Give a short name to the fuller name that it stands for, or a cluster of its own."""
        mention = self._mentions[at]
        (word,) = self._words[at]
        bearers = self._bearers(word, at)
        if not any(c.mentions[0] < at for c in bearers):  # Ana Veld Soto. | Veld | left. Her sister, Luz Veld, stayed.
            bearers = self._rarer_bearers(word, at) or bearers
        owner = kin_owner(self._doc, mention)
        if owner is not None:
            owners = self._by_end.get(owner, ())
            bearers = [c for c in bearers if not any(c.latest_before(other + 1) == other for other in owners)]
        if bearers:
            bearer = self._nearest(bearers, at)
            bearer.add(at, replace(mention, type=None) if self._is_introduced(mention) else mention)
            bearer.shorts[word] = at
            if at in self._bodies:
                self._bodies[at].append(bearer)
            return
        sense = mention.sense
        if (sense is not None and mention.type is None) or self._is_family(word):
            return
        added = self._add((word,) if sense is None else (sense.type, sense.name), at, (word,), sense)
        if at in self._bodies:
            self._bodies[at].append(added)

    def _is_family(self, word: str) -> bool:
        """Tell whether the word is the plural of a person's surname: "the Ortizes"."""
        return word.endswith("s") and any(c.type == "person" for c in self._by_last.get(word[:-1], [])[:_BEARERS])

    def _bearers(self, word: str, at: int) -> list[Cluster]:
        mention = self._mentions[at]
        if self._is_introduced(mention):
            return self._bodies[self._introduced[self._doc.words[mention.first]]]
        dateline = self._doc.dateline
        if dateline is not None and mention.start < dateline.end and dateline.start < mention.end:
            return []  # "OSTIA — The Ostia Herald": a place, short for nobody
        by_last, by_first = self._by_last.get(word, []), self._by_first.get(word, [])
        if by_last[_BEARERS : _BEARERS + 1] or by_first[_BEARERS : _BEARERS + 1]:
            by_last, by_first = _near(by_last, at), _near(by_first, at)
        people = self._of_gender([c for c in by_last if c.type in {"person", None}], mention)
        if people or mention.titled:
            return people or [c for c in by_first if c.type == "person"]
        people = [c for c in by_first if c.type == "person" and len(word) > 1]
        if not mention.strength and self._doc.words[mention.first - 1].lower() != "the":
            return people  # "People fled", where the text has a People magazine
        bodies = [c for c in (*by_last, *by_first) if c.type == "organization"]
        is_place = mention.sense is not None or word == self._dateline
        return people or (bodies if not is_place or mention.type == "organization" else [])

    def _rarer_bearers(self, word: str, at: int) -> list[Cluster]:
        """Return whom a name stands for that is no last one: "Arrieta" for Luis Arrieta Gil, "Mrs. Lund" for Lund’s wife."""
        mention = self._mentions[at]
        if mention.sense is not None or not (mention.strength or mention.titled):
            return []
        people = self._of_gender(_near(self._by_middle.get(word, []), at), mention)
        if people:
            return people if len(people) == 1 else []
        told = honorifics().get(self._doc.words[mention.first - 1].lower())
        if told is None or word not in self._surnames:
            return []
        alone = (c for c in self._by_key.values() if len(c.words) == 1 and c.type == "person")
        kin = {c.mentions[0]: c for c in alone if is_kin(self._doc, map(self._mentions.__getitem__, c.mentions), told)}
        wives = [c for at, c in kin.items() if is_spouse(self._doc, self._mentions[at])]
        only = wives if len(wives) == 1 else list(kin.values())
        return only if len(only) == 1 else []

    def _of_gender(self, people: list[Cluster], mention: Mention) -> list[Cluster]:
        """Return the people whose given name agrees with the honorific: "Mrs. Ortiz" of Ana and Hugo Ortiz."""
        told = honorifics().get(self._doc.words[mention.first - 1].lower())
        if told is None:
            return people
        given = given_names()
        return [
            c for c in people if (name := given.get(c.words[0].capitalize())) is None or name.gender in {None, told}
        ]

    def _nearest(self, bearers: list[Cluster], at: int) -> Cluster:
        """Return the bearer that short names meant last, if none was named in full since; the nearest without one."""
        if len(bearers) == 1:
            return bearers[0]
        opening = self._opening(at)
        latest = {id(c): c.latest_before(at) for c in bearers}
        fresh = any(before is not None and before >= opening for before in latest.values())
        (word,) = self._words[at]
        # Arlo Lund. Arlo left. His father, Jon Lund, stayed. Mr. | Lund |
        meant = [c for c in bearers if word in c.shorts]
        if not fresh and meant:
            return max(meant, key=lambda cluster: cluster.shorts[word])

        def distance(cluster: Cluster) -> tuple[bool, bool, int]:
            before = latest[id(cluster)]
            is_surname = word == cluster.words[-1] and word not in cluster.shorts
            otherwise = is_surname and cluster.words[0] in cluster.shorts  # whom it calls Arlo is not its Mr. Lund
            return before is None, otherwise, cluster.mentions[0] if before is None else at - before

        return min(bearers, key=distance)

    @cached_property
    def _by_end(self) -> dict[int, list[int]]:
        """Return token behind a mention -> the mentions that end there."""
        ends = defaultdict[int, list[int]](list)
        for at, mention in enumerate(self._mentions):
            ends[mention.last].append(at)
        return ends

    def _opening(self, at: int) -> int:
        """Return the first mention of the sentence."""
        first = self._doc.sentences[self._doc.sentence_of[self._mentions[at].first]].first
        while at and self._mentions[at - 1].first >= first:
            at -= 1
        return at

    def _is_actor(self, cluster: Cluster) -> bool:
        """Tell whether the evidence shows more than a capital: that it is a name, and what it names."""
        return cluster.type is not None and any(self._mentions[at].strength for at in cluster.mentions)


def _near(bearers: list[Cluster], at: int) -> list[Cluster]:
    """Return the bearers of a name, of very many those alone that the text brings in last before the mention."""
    if len(bearers) <= _BEARERS:
        return bearers
    place = bisect_left(bearers, at, key=lambda cluster: cluster.mentions[0])
    return bearers[max(0, place - _BEARERS) : place + 1]


def _is_of_place(cluster: Cluster) -> bool:
    """Tell whether a body of this kind is named after its place, which is not short for it: "Ostia Town Council"."""
    return cluster.type == "organization" and cluster.words[-1] in load_toml("name_parts")["bodies"]["of_places"]


def _is_vague(sense: Sense, words: tuple[str, ...]) -> bool:
    """Tell whether the form may be short for another's name: "the Herald" where the text has an Ostia Herald."""
    if len(words) > 1:
        return sense.ambiguous and sense.type != "state"  # nothing is short for "Saint Vincent" but the state
    return sense.ambiguous or sense.name.startswith("The ")
