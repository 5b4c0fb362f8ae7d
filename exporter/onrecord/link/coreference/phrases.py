"""Phrase index: any noun phrase of an article -> the actors it denotes.

Assumes that the head of a noun phrase is the last word before a comma, a preposition or a relative clause. Precision
first: a phrase headed by somebody unnamed ("Ortiz’s lawyer") denotes nobody. A body's spokeswoman speaks for the body,
a share of a group for the group. Left out: people of no group that the article names ("three in five voters").
"""

import re
from collections import defaultdict
from functools import cached_property
from typing import Final

from onrecord.extract.mentions import Mention
from onrecord.lexicons.known_names import known_names
from onrecord.lexicons.name_words import COLLECTIVE, HONORIFIC, KIN, TITLE, name_flags_of
from onrecord.lexicons.tables import load_toml
from onrecord.lexicons.words import (
    DOCUMENT,
    POSSESSIVE,
    POSSESSIVE_MARKS,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
)
from onrecord.link.coreference.antecedents import antecedent_of
from onrecord.link.coreference.descriptions import is_share
from onrecord.link.entities.identities import Actor
from onrecord.segment.documents import Document

_PERSON_NOUN: Final = TITLE | KIN | COLLECTIVE
_BREAKS: Final = frozenset(",;:()[]—–") | {"--", "-"}
_APPOSITION_MARKS: Final = frozenset({",", "(", "—", "–", "--", "-"})


class PhraseIndex:
    """The mentions of an article by token, and what each denotes: positions of actors."""

    def __init__(
        self, doc: Document, mentions: list[Mention], denoted: dict[int, tuple[int, ...]], actors: list[Actor]
    ) -> None:
        self._doc = doc
        self._mentions = mentions
        self._denoted = denoted
        self._actors = actors
        self._by_entity = {actor.entity_id: position for position, actor in enumerate(actors)}
        named = [
            at for at in denoted if mentions[at].kind == "named"
        ]  # last: a name stands for itself in a description
        others = [at for at in denoted if mentions[at].kind != "named"]
        self._at = {i: at for at in (*others, *named) for i in range(mentions[at].first, mentions[at].last)}

    def resolve(self, first: int, last: int) -> tuple[int, ...]:
        """Return the positions of the actors that the noun phrase of the tokens denotes; empty when unsure."""
        first, last = self._trimmed(first, last)
        if first >= last:
            return ()
        if last - first == 1 and self._doc.flags[first] & RELATIVE:
            span = antecedent_of(self._doc, (first, last))
            return () if span == (first, last) else self.resolve(*span)
        end = self._core_end(first, last)
        return (
            (self._apposition(end, last) if self._is_described(first, end) else ())
            or self._core(first, end)
            or self._holder(end, last)
            or self._apposition(end, last)
            or self._affiliated(first, end, last)
            or self._share(first, end, last)
            or self._examples(end, last)
            or self._adjective(first, last)
            or self._titled(first, last)
        )

    def _titled(self, first: int, last: int) -> tuple[int, ...]:
        """Return whose name the office in front of it ends in: "chief of staff Dr. | Gordon Lund |"."""
        at = self._at.get(last - 1)
        role = None if at is None else self._mentions[at].role
        is_whole = role is not None and first <= role.first <= first + 1 and role.last <= last
        return self._denoted[at] if is_whole and at is not None else ()

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        words = self._doc.words
        while last > first and not words[last - 1][0].isalnum() and words[last - 1] != ")" and last - 1 not in self._at:
            last -= 1
        while last - first > 1 and words[last - 1].isupper() and last - 1 not in self._at and self._is_person(last - 2):
            last -= 1  # Peter Lund | MP
        while first < last and not words[first][0].isalnum() and first not in self._at:
            first += 1
        return first, last

    def _is_person(self, i: int) -> bool:
        return i in self._at and any(self._actors[position].type == "person" for position in self._denoted[self._at[i]])

    def _core_end(self, first: int, last: int) -> int:
        """Return where the phrase's head noun ends."""
        doc = self._doc
        for i in range(first + 1, last):
            if i in self._at and self._at[i] == self._at.get(i - 1):
                continue
            if doc.words[i] in _BREAKS or doc.flags[i] & (PREPOSITION | RELATIVE | SUBORDINATOR):
                return i
        return last

    def _core(self, first: int, end: int) -> tuple[int, ...]:
        """Return the actors of a phrase without tail: its head's, and those coordinated with it."""
        head = end - 1
        joint = next(
            (i for i in range(first + 1, head) if self._doc.words[i] in {"and", "or"} and i not in self._at), None
        )
        if joint is not None:
            return self._union(self._core(first, joint), self._core(joint + 1, end))
        owner = next((i for i in range(head - 1, first, -1) if self._doc.words[i] in POSSESSIVE_MARKS), None)
        if owner is None and first < head and self._doc.flags[first] & POSSESSIVE:
            owner = first + 1
        if owner is not None and self._is_campaign(head):
            return self._campaign(self._core(first, owner), head)
        quoted = self._doc.quotation_of
        if owner is not None and quoted[head] >= 0 > quoted[owner]:
            return self._core(first, owner)  # Ortiz’s | “Life at the Quay”
        if head in self._at:
            return self._denoted[self._at[head]]
        if head - 1 in self._at and name_flags_of(self._doc.words[head]) & COLLECTIVE:
            return self._bodies(head - 1, head)
        if owner is not None and self._doc.words[owner] in POSSESSIVE_MARKS:
            is_person = name_flags_of(self._doc.words[head].rpartition("-")[2]) & _PERSON_NOUN  # Ortiz’s then-lawyer
            return self._holder_of(self._core(first, owner), owner + 1, end) if is_person else self._core(first, owner)
        if (
            first in self._at
            and self._mentions[self._at[first]].kind == "pronoun"
            and not name_flags_of(self._doc.words[head]) & _PERSON_NOUN
        ):
            return self._denoted[self._at[first]]
        return ()

    def _holder_of(self, owners: tuple[int, ...], first: int, end: int) -> tuple[int, ...]:
        """Return the only one who holds the office of a state, place or body: "Kenya’s | foreign minister |"."""
        if len(owners) != 1 or self._actors[owners[0]].type in {"person", "group"}:
            return ()
        holders = self._holders.get(f" {self._doc.string(first, end).lower()}", ())
        fitting = [p for p in holders if _serves(self._actors[p], self._actors[owners[0]])]
        return tuple(fitting) if len(fitting) == 1 else ()

    def _is_campaign(self, head: int) -> bool:
        return self._doc.words[head] in load_toml("name_parts")["bodies"]["organization"] and head not in self._at

    def _campaign(self, people: tuple[int, ...], noun: int) -> tuple[int, ...]:
        """Return the body of the noun that is named after the person: "her | campaign", where the text has a Lund campaign."""
        surnames = {self._actors[position].name.split()[-1] for position in people}
        return tuple(
            sorted({p for surname in surnames for p in self._campaigns.get((surname, self._doc.words[noun]), ())})
        )

    @cached_property
    def _campaigns(self) -> dict[tuple[str, str], list[int]]:
        """Return last two words of a body's name -> the bodies; of "Hale-Lund campaign" also "Lund campaign"."""
        bodies = defaultdict[tuple[str, str], list[int]](list)
        for position, actor in enumerate(self._actors):
            words = actor.name.split()
            if actor.type == "organization" and len(words) > 1:
                bodies[words[-2], words[-1]].append(position)
                if "-" in words[-2]:
                    bodies[words[-2].rpartition("-")[2], words[-1]].append(position)
        return bodies

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """Return end of a role, with a space in front -> the actors of such roles."""
        holders = defaultdict[str, list[int]](list)
        for position, actor in enumerate(self._actors):
            role = f" {actor.role}".lower()
            for space in re.finditer(" ", role):
                holders[role[space.start() :]].append(position)
        return holders

    @staticmethod
    def _union(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys((*left, *right)))

    def _is_described(self, first: int, end: int) -> bool:
        """Tell whether a noun heads the phrase, so that a name behind it tells who is meant: "the witness, Ana Ortiz,"."""
        named = end - 1 in self._at and self._mentions[self._at[end - 1]].kind == "named"
        return not named and "and" not in self._doc.words[first:end]

    def _apposition(self, end: int, last: int) -> tuple[int, ...]:
        """Return who is named behind a description: "the minister, Ana Ortiz,", "its owner, Ostia Corp."."""
        if end >= last or self._doc.words[end] not in _APPOSITION_MARKS or self._doc.flags[end + 1] & RELATIVE:
            return ()
        close = self._core_end(end + 1, last)
        at = self._at.get(close - 1)
        if at is None or self._mentions[at].kind != "named":
            return ()
        is_all = self._mentions[at].first == end + 1
        types = {"person", "organization"} if is_all and close == last else {"person"}
        return tuple(position for position in self._core(end + 1, close) if self._actors[position].type in types)

    def _holder(self, end: int, last: int) -> tuple[int, ...]:
        """Return the person named right behind the office or its body: "chairman of the Port Authority | Ana Ortiz"."""
        at = self._at.get(last - 1)
        if at is None or self._mentions[at].kind != "named":
            return ()
        before = self._mentions[at].first - 1
        body = self._at.get(before)
        if not (self._ends_office(end, before) if body is None else self._mentions[body].kind == "named"):
            return ()
        return tuple(position for position in self._denoted[at] if self._actors[position].type == "person")

    def _ends_office(self, end: int, i: int) -> bool:
        """Tell whether the token closes an office with "of" or "for": secretary of | state |, not wife of | mayor |."""
        words, flags = self._doc.words, self._doc.flags
        if i <= end or words[end] not in {"of", "for"} or not name_flags_of(words[end - 1]) & TITLE:
            return False
        return (
            words[i][0].isalnum() and not flags[i] & PREPOSITION and not name_flags_of(words[i]) & (TITLE | HONORIFIC)
        )

    def _affiliated(self, first: int, end: int, last: int) -> tuple[int, ...]:
        """Return the body for which the phrase's unnamed head speaks: "a ministry spokesman", "officials at the bank"."""
        head = self._doc.words[end - 1].lower()
        speaks = head in load_toml("name_parts")["nominals"]["speaking_for_bodies"]
        document = bool(self._doc.flags[end - 1] & DOCUMENT)
        if not speaks and not document:
            return ()
        inside = self._bodies(first, end)
        if len(inside) == 1 or (not speaks and inside):
            return inside[:1]
        words = self._doc.words
        if document and words[end] != "in" and not any(word in {"by", "from"} for word in words[end:last]):
            return ()  # a suit, filed in | the Ostia Court |; but: a report in | the Ostia Herald |
        behind = self._bodies(end, last)
        return behind if len(behind) == 1 and not inside else ()

    def _share(self, first: int, end: int, last: int) -> tuple[int, ...]:
        """Return the group of which a share speaks: "42 percent of | Republicans |"."""
        if end >= last or self._doc.words[end] != "of" or not is_share(self._doc, first, end):
            return ()
        denoted = (position for i in range(end + 1, last) if i in self._at for position in self._denoted[self._at[i]])
        groups = tuple(dict.fromkeys(position for position in denoted if self._actors[position].type == "group"))
        return groups if len(groups) == 1 else ()

    def _examples(self, end: int, last: int) -> tuple[int, ...]:
        """Return the persons named for their kind: "critics | like Ana Ortiz and Tom Lee |"."""
        comma = end + (end < last and self._doc.words[end] == ",")
        if comma >= last or self._doc.words[comma] not in {"like", "including"}:
            return ()
        denoted = (position for i in range(comma + 1, last) if i in self._at for position in self._denoted[self._at[i]])
        return tuple(dict.fromkeys(position for position in denoted if self._actors[position].type == "person"))

    def _adjective(self, first: int, last: int) -> tuple[int, ...]:
        """Return the state of an adjective that stands alone for its owner: "| North Korean | missile deliveries"."""
        sense = known_names().get(self._doc.string(first, last))
        position = None if sense is None else self._by_entity.get(f"state:{sense.country}")
        return () if position is None else (position,)

    def _bodies(self, first: int, last: int) -> tuple[int, ...]:
        positions = (position for i in range(first, last) if i in self._at for position in self._denoted[self._at[i]])
        return tuple(dict.fromkeys(p for p in positions if self._actors[p].type in {"organization", "state"}))


def _serves(holder: Actor, owner: Actor) -> bool:
    """Tell whether the office may be the owner's: no other state's, and of a body that the role names."""
    if owner.type == "organization":
        return owner.name.split()[-1].lower() in (holder.role or "").lower().split()
    return owner.country_code is None or holder.country_code in {None, owner.country_code}
