"""Lead-ins: what stands in front of a quotation that no cue claimed -> who says it: Lee was adamant: “…”.

Assumes that a colon, or in a list a dash, ends the lead-in, in the same paragraph or at the end of the one above. Leaves
out what stands behind the quotation.
"""

from typing import Final

from onrecord.extract.attributions.utterances import is_utterance
from onrecord.extract.grammar.agents import find_agent
from onrecord.extract.grammar.appositions import before_apposition
from onrecord.extract.grammar.phrases import noun_phrase_after, noun_phrase_before
from onrecord.extract.grammar.ranges import Attribution, Range
from onrecord.extract.grammar.subjects import subject_of
from onrecord.extract.grammar.verb_groups import has_finite_verb, is_finite, verb_group
from onrecord.lexicons.boilerplate import is_boilerplate
from onrecord.lexicons.common_words import common_words
from onrecord.lexicons.cues import cue_forms
from onrecord.lexicons.known_names import known_names
from onrecord.lexicons.name_words import EVENT_OPENER
from onrecord.lexicons.verbs import verb_forms
from onrecord.lexicons.words import AUXILIARY, CAPITAL, DASHES, PAST, PERSONAL, ROLE, SAYS, STOP, genres, normal_form
from onrecord.segment.documents import Document

_LISTED_TOKENS: Final = 12  # of "• Mia Torres (Ind., Wells)"


def read_announcement(doc: Document, index: int) -> Attribution | None:
    """Return who announces the quotation behind a colon, in the paragraph or above it: Ortiz said of the plan: / “…”."""
    colon = _token_before(doc, index)
    if colon < 1 or doc.words[colon] != ":":
        return None
    first = doc.sentences[doc.sentence_of[colon]].first
    for i in range(colon - 1, first, -1):
        if doc.quotation_of[i] < 0 and (doc.flags[i] & SAYS or (i == colon - 1 and _is_verb(doc, i, first))):
            group = verb_group(doc, i, first)
            subject = find_agent(doc, group, first, colon)
            lemma = _lemma(doc, i)
            if subject is not None and lemma is not None:
                return Attribution((), (group.first, i + 1), lemma, subject, "lead-in")
    return None


def _token_before(doc: Document, index: int) -> int:
    """Return the last token in front of the quotation, above the advertisements between."""
    quotation = doc.quotations[index]
    block = quotation.block
    if doc.block_tokens[block][0] != quotation.first:
        return quotation.first - 1
    while block > 0 and is_boilerplate(doc.text[doc.blocks[block - 1].start : doc.blocks[block - 1].end]):
        block -= 1
    return doc.block_tokens[block - 1][1] - 1 if block > 0 else -1


def _is_verb(doc: Document, i: int, first: int) -> bool:
    """Tell whether a verb that no list has stands at the colon: the mayor | boomed: “…”."""
    plain = doc.flags[i] & PAST and not doc.flags[i] & (AUXILIARY | CAPITAL)
    return bool(plain) and is_finite(doc, i, first)


def _lemma(doc: Document, i: int) -> str | None:
    """Return the lemma of the verb; None of a verb of saying that takes no quotation."""
    form = normal_form(doc.words[i])
    cues = cue_forms().get(("verb", form), ())
    if cues:
        return cues[0].lemma if "quotation" in cues[0].frames else None
    return next((reading.lemma for reading in verb_forms().get(form, ())), form)


def read_label(doc: Document, index: int) -> Range | None:
    """Return who stands before a colon that opens the quotation: And from Chairwoman Ortiz: “…”; Lee was adamant: “…”."""
    first = doc.quotations[index].first
    sentence = doc.sentences[doc.sentence_of[first]].first
    if first - 2 < sentence or doc.words[first - 1] != ":":
        return _listed(doc, index)
    if (is_utterance(doc, index) or _is_sentence(doc, index)) and (
        subject := _subject_before(doc, sentence, first - 1)
    ) is not None:
        return subject
    phrase = before_apposition(doc, first - 1, sentence) or noun_phrase_before(doc, first - 1, sentence)
    named = phrase is not None and doc.flags[phrase.head] & CAPITAL and not doc.name_flags[phrase.first] & EVENT_OPENER
    if phrase is None or doc.words[phrase.head].lower() in genres():
        return None  # Review: “The Salt Road” is slow
    if phrase.first == sentence and phrase.last == phrase.first + 1 and _is_topic(doc, phrase.head):
        return None  # Varieties: “Old Russet”
    return phrase.range if named else None


def _is_topic(doc: Document, i: int) -> bool:
    """Tell whether a word in front of a colon says what follows, not who: Varieties, Tips."""
    word = doc.words[i].lower()
    singular = word.removesuffix("s") if not word.endswith("ies") else word[:-3] + "y"
    return not doc.flags[i] & ROLE and singular != word and singular in common_words()


def _listed(doc: Document, index: int) -> Range | None:
    """Return whose answer a list gives behind a dash: • Mia Torres (Ind.) – “…”."""
    quotation = doc.quotations[index]
    first, last = doc.block_tokens[quotation.block]
    first += not doc.words[first][0].isalnum()
    dash = quotation.first - 1
    if (
        dash < doc.dateline_end
        or quotation.last < last
        or not first < dash <= first + _LISTED_TOKENS
        or doc.words[dash] not in DASHES | {"-"}
    ):
        return None
    phrase = noun_phrase_after(doc, first, dash)
    if phrase is None or not doc.flags[phrase.head] & CAPITAL or has_finite_verb(doc, first, dash):
        return None
    sense = known_names().get(doc.string(phrase.first, phrase.last))
    is_place = sense is not None and sense.type == "place"  # LOS ANGELES – “…”: a dateline
    return None if is_place else phrase.range


def _is_sentence(doc: Document, index: int) -> bool:
    """Tell whether a quotation behind a colon is a short sentence: under a picture of the crew: “One family.”."""
    quotation = doc.quotations[index]
    opens = doc.flags[quotation.first + 1] & CAPITAL
    return bool(opens and doc.flags[quotation.last - 2] & STOP) and quotation.last - quotation.first > 3  # noqa: PLR2004 - the marks, the stop


def _subject_before(doc: Document, first: int, last: int) -> Range | None:
    """Return the person or body that the first verb of a lead-in is said of: | Lee | had a blunt message for the board."""
    verbs = (i for i in range(first + 1, last) if doc.quotation_of[i] < 0 and is_finite(doc, i, first))
    verb = next(verbs, None)
    phrase = None if verb is None else subject_of(doc, verb_group(doc, verb, first), first)
    if phrase is None or doc.words[phrase.head].lower() in {"it", "you"}:
        return None
    named = any(doc.flags[i] & CAPITAL for i in range(max(phrase.first, first + 1), phrase.last))
    named |= bool(doc.flags[phrase.head] & (PERSONAL | ROLE))
    named |= bool(doc.flags[phrase.head] & CAPITAL) and doc.words[phrase.head].lower() not in common_words()
    return phrase.range if named else None
