"""Merges: clusters by name -> the same, with the forms of one full name joined: "E. J. Ortiz" and "Eva Ortiz".

Assumes that given names or their initials tell bearers of one surname apart, and that a longer name is one with the only
shorter name that ends or opens it. Looks names up by their words, so that many names cost no comparison of each with each. Leaves out
names of one word: aliases say whom they stand for.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable

from onrecord.extract.names.neighbours import SURE
from onrecord.lexicons.name_words import BODY_HEAD, GIVEN, name_flags_of
from onrecord.link.entities.clusters import Cluster

Clusters = dict[object, Cluster]
Words = tuple[str, ...]


def merge_people(by_key: Clusters) -> tuple[Clusters, list[Cluster]]:
    """Join the forms of one person's name: "Ana B. Ortiz" and "Ana Ortiz"; return also the people, each once."""
    merged, people = dict(by_key), []
    by_surname = defaultdict[str, list[tuple[object, Cluster]]](list)
    for key, cluster in by_key.items():
        if cluster.sense is None and cluster.type in {"person", None}:
            by_surname[cluster.words[-1]].append((key, cluster))
    for bearers in by_surname.values():
        if len(bearers) == 1:
            people.append(bearers[0][1])
            continue
        family = _Family()
        for key, cluster in bearers:
            merged[key] = family.take(cluster)
        people += family.people
    return merged, people


class _Family:
    """The people of one surname so far, by given name and by its initial."""

    def __init__(self) -> None:
        self.people: list[Cluster] = []
        self._by_given: dict[str, list[int]] = defaultdict(list)
        self._by_initial: dict[str, list[int]] = defaultdict(list)

    def take(self, cluster: Cluster) -> Cluster:
        """Return the first person whose name the cluster's may be a form of, joined with it, or else the cluster."""
        given = cluster.words[0]
        at = self._find(given)
        if at is None:
            self._by_given[given].append(len(self.people))
            self._by_initial[given[:1]].append(len(self.people))
            self.people.append(cluster)
            return cluster
        person = self.people[at]
        before = person.words[0]
        person.absorb(cluster)
        if person.words[0] != before:  # E. J. Ortiz is Eva Ortiz: the initial stays
            self._by_given[before].remove(at)
            insort(self._by_given[person.words[0]], at)
        return person

    def _find(self, given: str) -> int | None:
        if len(given) == 1:
            return next(iter(self._by_initial.get(given, ())), None)
        alike = (self._by_given.get(form) for form in (given, given[:1]))
        return min((places[0] for places in alike if places), default=None)


def merge_surnames(by_key: Clusters, people: Iterable[Cluster], is_one_token: Callable[[Cluster], bool]) -> Clusters:
    """Join several words of a name to the one full name that ends, or begins, in them: "Von der Heide", "Kelly-Ann"."""
    longer = [person for person in people if len(person.words) > 2]  # noqa: PLR2004 - more than two
    shorts = {key: c for key, c in by_key.items() if len(c.words) > 1 and c.sense is None} if longer else {}
    sizes = {len(short.words) for short in shorts.values()}
    endings, openings = defaultdict[Words, list[Cluster]](list), defaultdict[Words, list[Cluster]](list)
    for person in longer:
        for size in sizes:
            if size < len(person.words):
                endings[person.words[-size:]].append(person)
                openings[person.words[:size]].append(person)
    merged = dict(by_key)
    for key, short in shorts.items():
        fuller = endings.get(short.words) or (openings.get(short.words) if is_one_token(short) else None)
        if fuller and len(fuller) == 1:
            short.votes = {told: votes for told, votes in short.votes.items() if told == "person"}
            fuller[0].absorb(short)  # whatever "Braga Ruiz" looks like, it is Ana Braga Ruiz
            merged[key] = fuller[0]
    return merged


def merge_bodies(by_key: Clusters) -> Clusters:
    """Join a body's shorter name to the one longer name that ends in it: "Ortiz campaign", "Ana Ortiz campaign"."""
    bodies = {key: c for key, c in by_key.items() if c.type == "organization" and len(c.words) > 1}
    by_ending = defaultdict[Words, list[Cluster]](list)
    for body in bodies.values():
        for start in range(1, len(body.words)):
            by_ending[body.words[start:]].append(body)
    merged = dict(by_key)
    merged |= _merge_shorter(by_key, bodies)
    for key, short in bodies.items():
        longer = by_ending.get(short.words, [])
        if len(longer) == 1 and short.sense is None:
            longer[0].absorb(short)
            merged[key] = longer[0]
    return merged


def _merge_shorter(by_key: Clusters, bodies: Clusters) -> Clusters:
    """Return the bodies that their first words alone stand for: "Royal Ortiz Lines … | Royal Ortiz | said", "St. Ortiz"."""
    by_opening = defaultdict[Words, list[Cluster]](list)
    for body in bodies.values():
        for end in range(2, len(body.words)):
            by_opening[body.words[:end]].append(body)
    merged: Clusters = {}
    for key, short in by_key.items() if by_opening else ():
        named_so = by_opening.get(short.words, [])
        if len(named_so) == 1 and short.sense is None and _may_be_short(short):
            short.votes.clear()
            named_so[0].absorb(short)
            merged[key] = named_so[0]
    return merged


def _may_be_short(cluster: Cluster) -> bool:
    """Tell whether the name may leave a body's noun out: not "Ostia Police" of a federation, nor "Ana Ortiz" of a fund."""
    first, last = cluster.words[0], cluster.words[-1]
    if cluster.type == "place" or name_flags_of(last.capitalize()) & BODY_HEAD:
        return first == "st"
    is_given = name_flags_of(first.capitalize()) & GIVEN
    return cluster.type == "organization" or (not is_given and max(cluster.votes.values(), default=0) < SURE)
