"""Referents: the pronouns and descriptions of an article -> the actors they point to.

Assumes that a pronoun points back to somebody of its gender and number who was named lately, to a subject rather than
an object, and that a headline names nobody a pronoun could mean. Reads the mentions once, in text order, keeping who
was last named where. Left out: cataphora ("In his speech, Ortiz …") across sentences, and "it" for an event.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Final

from onrecord.extract.mentions import Mention
from onrecord.extract.names.mention_roles import person_noun
from onrecord.lexicons.name_words import FEMALE_PRONOUN, KIN, MALE_PRONOUN, PLURAL_PRONOUN, name_flags_of
from onrecord.lexicons.titles import Gender
from onrecord.lexicons.words import GERUND, POSSESSIVE, PREPOSITION
from onrecord.link.coreference.bindings import find_actor_on, find_binder
from onrecord.link.coreference.described import resolve_description
from onrecord.link.coreference.descriptions import describe
from onrecord.link.coreference.standings import acts, modifies, opens_saying, opens_with_text, owns, speaks_beside
from onrecord.link.coreference.traces import Reading, Trace

_REACH: Final = 4  # sentences back to the antecedent of a pronoun
_SUBJECT, _OWNER, _LEADER, _SPEAKER, _VOICE, _FREQUENT, _GENDER, _QUOTED, _DISTANCE = 4, -1, 3, 3, -4, 1, 4, -8, -4
_NEXT: Final = 3  # for who led the sentence before, in the paragraph of who goes on


@dataclass(slots=True)
class Referents(Reading):
    """The reading of an article's mentions, in text order.

    `led` is the last sentence that has a leader, `heads` are the last tokens of the mentions that mean somebody.
    """

    led: int = -1
    awaited: int | None = None
    heads: set[int] = field(default_factory=set)

    def read(self, owner: dict[int, int]) -> dict[int, tuple[int, ...]]:
        """Return pronoun or description -> the actors it points to; `owner` gives those of the named mentions."""
        self.owner = owner
        for at, mention in enumerate(self.mentions):
            if mention.kind == "named":
                position = owner.get(at)
                if position is not None and self.profiles[position].type != "place":
                    self._introduce(at, position)
                    self._trace(at, position)
                continue
            pointed = self._pronoun(at) if mention.kind == "pronoun" else resolve_description(self, at)
            if not pointed and mention.kind == "nominal" and opens_saying(self.doc, mention):
                self.awaited = at
            if pointed:
                self.found[at] = pointed
                for position in pointed:
                    self._trace(at, position)
        return self.found

    def _introduce(self, at: int, position: int) -> None:
        """Let a description that spoke in the sentence before be of the person whom this one names first of all, bare.

        The harbor commissioner said …. | Ana Ortiz | told the board …
        """
        if self.awaited is None or self.profiles[position].type != "person":
            return
        described, awaited = self.mentions[self.awaited], self.awaited
        self.awaited = None
        description, mention = describe(self.doc, described), self.mentions[at]
        sentence = self.sentence_at(at)
        bare = (
            mention.role is None and self.doc.words[mention.last] not in {",", "("} and mention.last - mention.first > 1
        )
        near = sentence - self.sentence_at(awaited) == 1 and mention.first == self.doc.sentences[sentence].first
        if bare and near and position not in self.counts and description and self.profiles[position].fits(description):
            self.found[awaited] = (position,)

    def _trace(self, at: int, position: int) -> None:
        mention, doc = self.mentions[at], self.doc
        self.heads.add(mention.last - 1)
        if mention.first > 1 and doc.words[mention.first - 1] == "and":
            self._pair(at, position)
        self.counts[position] = self.counts.get(position, 0) + 1
        sentence, last = doc.sentence_of[mention.first], self.traces.get(position)
        fronted = doc.flags[mention.first - 1] & GERUND or self._owns_kin(mention)
        leads = (
            sentence > self.led
            and not fronted
            and self.profiles[position].type == "person"
            and not modifies(doc, mention)
        )
        if leads:
            self.led = sentence
        leads |= last is not None and last.sentence == sentence and last.leads
        if last is not None and last.sentence == sentence and last.quotation < 0 and last.subject:
            del self.traces[position]
            self.traces[position] = replace(last, at=at)
            return
        if last is not None:
            del self.traces[position]
        is_owner = owns(doc, mention) or bool(doc.flags[mention.first] & POSSESSIVE)
        speaks = self._speaks(mention) or (is_owner and opens_with_text(doc, mention))
        is_subject = speaks or acts(doc, mention, owning=is_owner or modifies(doc, mention))
        trace = Trace(at, sentence, doc.quotation_of[mention.first], is_subject, is_owner, leads, speaks)
        self.traces[position] = trace
        if trace.quotation < 0:
            self.unquoted[position] = trace

    def _owns_kin(self, mention: Mention) -> bool:
        """Tell whether the mention tells whose kin the next one is: | Ortiz | ’s grandson, Tom, left."""
        return owns(self.doc, mention) and bool(name_flags_of(self.doc.words[mention.last + 1]) & KIN)

    def _speaks(self, mention: Mention) -> bool:
        """Tell whether the mention heads the speaker of a quote, or stands beside a verb of saying."""
        return mention.last - 1 in self.voices or speaks_beside(self.doc, mention)

    def _pair(self, at: int, position: int) -> None:
        """Keep the last two actors of a type that "and" joins: "Ruritania and Ostia"."""
        joint, kind = self.mentions[at].first - 1, self.profiles[position].type
        for other, trace in self.latest(at, 1):
            joined = self.mentions[trace.at].last == joint and other != position
            if joined and self.profiles[other].type == kind:
                self.pairs[kind] = (min(other, position), max(other, position))
                return

    def _pronoun(self, at: int) -> tuple[int, ...]:
        mention = self.mentions[at]
        flags = name_flags_of(self.doc.words[mention.first])
        if flags & (MALE_PRONOUN | FEMALE_PRONOUN):
            gender: Gender = "male" if flags & MALE_PRONOUN else "female"
            return self._person(at, gender)
        if flags & PLURAL_PRONOUN:
            return self._plural(at)
        return self._thing(at)

    def _person(self, at: int, gender: Gender) -> tuple[int, ...]:
        bound = self._bound(at, gender)
        if bound is not None:
            return (bound,)
        best: int | None = None
        score = 0
        speaking = self._speaks(self.mentions[at])
        if self._is_of_unnamed(at, gender, speaking=speaking):
            return ()
        barred = self.named_behind(at) if speaks_beside(self.doc, self.mentions[at]) else self._acting_on(at)
        outside = self.doc.quotation_of[self.mentions[at].first] < 0
        for position, latest in self.latest(at, _REACH):
            if self._may_be(position, gender) and position not in barred:
                trace = self.unquoted.get(position, latest) if outside else latest
                goes_on = speaking and self._goes_on(at, trace)
                value = self._salience(at, position, trace, speaking=speaking)
                value += _GENDER if self.profiles[position].gender or goes_on else 0
                value += _NEXT if goes_on and self._is_beside(at, trace) else 0
                if best is None or value >= score:
                    best, score = position, value
        if best is None:
            return ()
        if self.profiles[best].gender is None:
            self.profiles[best].gender = gender
        return (best,)

    def _is_of_unnamed(self, at: int, gender: Gender, *, speaking: bool) -> bool:
        """Tell whether the pronoun may be of somebody whom the text does not name, and who spoke last.

        A witness said …. | He | told the police …; or: a witness, who gave | his | age as 40, said …
        """
        doc, first = self.doc, self.mentions[at].first
        before = bisect_left(self.spoken, first) - 1
        head = self.spoken[before] if before >= 0 else -1
        if head < 0 or head in self.heads or not (speaking or first < self.voices[head]):
            return False
        noun = person_noun(doc.words[head])
        if noun is None or noun.plural or noun.gender not in {None, gender}:
            return False
        return first < self.voices[head] or self._spoke_last(at, head, gender)

    def _spoke_last(self, at: int, head: int, gender: Gender) -> bool:
        """Tell whether nobody of the gender acted since the head of a phrase spoke, in the sentence before or here."""
        doc, sentence = self.doc, self.sentence_at(at)
        if sentence - doc.sentence_of[head] > 1:
            return False
        same_block = doc.sentences[sentence].block == doc.sentences[doc.sentence_of[head]].block
        acted = (
            trace.subject and self.mentions[trace.at].first > head and self._may_be(position, gender)
            for position, trace in self.latest(at, 1)
        )
        return same_block and not any(acted)

    def _acting_on(self, at: int) -> frozenset[int]:
        """Return who does to the pronoun what its clause says."""
        actor = find_actor_on(self.doc, self.mentions, at, self.voices)
        if actor is None:
            return frozenset()
        return frozenset(self.found.get(actor) or {self.owner[actor]} if actor in self.owner else ())

    def _goes_on(self, at: int, trace: Trace) -> bool:
        """Tell whether who speaks here led the sentence before, so that no gender need be told: Veer said …. | He | added."""
        near = self.sentence_at(at) - trace.sentence <= 1
        return near and trace.quotation < 0 and trace.subject and (trace.speaks or trace.leads)

    def _is_beside(self, at: int, trace: Trace) -> bool:
        """Tell whether the two stand in one paragraph."""
        sentences = self.doc.sentences
        return sentences[self.sentence_at(at)].block == sentences[trace.sentence].block

    def _bound(self, at: int, gender: Gender) -> int | None:
        """Return the person of that gender who the grammar of the sentence says is meant."""
        binder = find_binder(self.doc, self.mentions, at, self.voices)
        named = () if binder is None else self.found.get(binder) or (self.owner.get(binder),)
        fits = (position for position in named if position is not None and self._may_be(position, gender))
        return next(fits, None)

    def _may_be(self, position: int, gender: Gender) -> bool:
        return self.profiles[position].type == "person" and self.profiles[position].gender in {None, gender}

    def _thing(self, at: int) -> tuple[int, ...]:
        """Return the body or state that "it" points to: the subject before, when no other is near."""
        near = self._near(at, {"organization", "state"}, reach=1)
        here = [position for position in near if self.traces[position].sentence == self.sentence_at(at)]
        if here:
            return (here[0],) if len(here) == 1 else ()
        subjects = [position for position in near if self.traces[position].subject]
        return (subjects[0],) if len(subjects) == 1 else ()

    def _plural(self, at: int) -> tuple[int, ...]:
        """Return the subject in front of "they" that is many: a group, or one of a coordination."""
        near = [
            position
            for position in self._near(at, {"group", "state", "organization", "person"}, reach=1)
            if self._is_many(position)
        ]
        if not near:
            return ()
        latest = max(near, key=lambda position: self.traces[position].at)
        pair = self.pairs.get(self.profiles[latest].type, ())
        return pair if latest in pair and set(pair) <= set(near) else (latest,) if len(near) == 1 else ()

    def _is_many(self, position: int) -> bool:
        trace, words = self.traces[position], self.doc.words
        mention = self.mentions[trace.at]
        if self.profiles[position].type == "group":
            return trace.subject
        governed = mention.first > 1 and self.doc.flags[mention.first - 1] & PREPOSITION
        starts = words[mention.last] == "and" and not governed
        return starts or (mention.first > 0 and words[mention.first - 1] == "and" and trace.subject)

    def _near(self, at: int, types: set[str], reach: int) -> list[int]:
        return [
            position
            for position, trace in self.latest(at, reach)
            if self.profiles[position].type in types and trace.quotation < 0
        ]

    def _salience(self, at: int, position: int, trace: Trace, *, speaking: bool) -> int:
        mention, doc = self.mentions[at], self.doc
        sentence = doc.sentence_of[mention.first]
        value = _DISTANCE * (sentence - trace.sentence) + _FREQUENT * min(self.counts[position], 3)
        value += _SUBJECT if trace.subject else 0
        value += _OWNER if trace.owner else 0
        value += _LEADER if trace.leads else 0
        value += _SPEAKER if trace.speaks and speaking else 0
        quotation = doc.quotation_of[mention.first]
        value += _VOICE if quotation >= 0 > trace.quotation and trace.speaks else 0  # who speaks on calls himself "I"
        if (trace.quotation < 0) != (quotation < 0):
            value += _QUOTED if quotation < 0 or (trace.sentence == sentence and trace.subject) else 0
        return value
