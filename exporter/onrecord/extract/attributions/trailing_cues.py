"""Trailing cues: “…,” Ortiz said; the ferry, she said, was late: cues behind or inside what is said.

Assumes that a comma or a closing mark parts what is said from its attribution. Leaves out cues in front.
"""

from typing import Final

from onrecord.extract.attributions.complements import read_complement
from onrecord.extract.attributions.sites import Site, reading_of
from onrecord.extract.grammar.adverbials import ends_here, is_title, skip_adverbials
from onrecord.extract.grammar.extents import complement_end
from onrecord.extract.grammar.phrases import Phrase, noun_phrase_after
from onrecord.extract.grammar.ranges import Attribution, Range, Reading
from onrecord.extract.grammar.verb_groups import VerbGroup, has_finite_verb
from onrecord.lexicons.cues import Cue
from onrecord.lexicons.words import (
    AUXILIARY,
    CAPITAL,
    CIRCUMSTANCE,
    COORDINATOR,
    CUE,
    DASHES,
    DOCUMENT,
    FINITE,
    GERUND,
    MODAL,
    PARTICIPLE,
    PAST,
    PERSONAL,
    PREPOSITION,
    RELATIVE,
    ROLE,
    SUBORDINATOR,
)
from onrecord.segment.documents import Document

_SOURCE_TOKENS: Final = 25  # said Edith Lamb, an engineer who has led the Belmore office for years, “but …”
_AROUND: Final = frozenset({"according-to", "aside", "behind-quotation", "inverted", "parenthesis"})
_TITLE_TOKENS: Final = 7  # “Harbor Hour,” with its marks: On “Harbor Hour,” Ortiz said that


def read_behind(site: Site, cue: Cue, group: VerbGroup, subject: Phrase, end: int) -> Attribution | None:
    """“…,” Ortiz said. / The ferry, Ortiz said, was late."""
    doc = site.doc
    if group.first == group.verb and (doc.flags[group.verb] & GERUND or _describes(doc, group.verb, end, site.last)):
        return None  # the board’s | warning | system
    start = subject.first
    if start > site.first and doc.words[start - 1].lower() in {"and", "as"}:
        start -= 1
    content = content_behind(site, cue, start)
    if content is None or (group.negated and doc.quotation_of[content[1] - 1] < 0):
        return _read_parenthesis(site, cue, group, subject, end)
    quoted = doc.quotation_of[content[1] - 1] >= 0
    behind = _behind_hearer(doc, cue, skip_adverbials(doc, end, site.last), site.last)
    if quoted and doc.flags[subject.head] & RELATIVE and doc.words[subject.first - 1] != ",":
        return None  # a box of “old charts” that said
    if quoted and cue.cls == "evidence" and not ends_here(doc, behind, site.last):
        return None  # As for “bad boats,” Lee found relief in it
    if not quoted and (doc.flags[subject.head] & RELATIVE or _introduces_speech(site, behind)):
        return None
    if not quoted and not ends_here(doc, behind, site.last) and not _only_circumstance(site, cue, end, behind):
        return None
    if quoted and _may_be_in_front(site, content):
        complement = read_complement(doc, cue, end, reading_of(site, group))
        if complement is not None and (complement.frame != "quotation" or not _ends_in_comma(doc, content[1])):
            return None
    rule = "behind-quotation" if quoted else "aside"
    pieces = with_rest(site, content, end if quoted else behind)
    ends = doc.flags[content[1] - 1] & RELATIVE and not doc.flags[content[1] - 2] & AUXILIARY  # the way to do that
    introduced = bool(ends) and len(pieces) > 1 and has_finite_verb(doc, *content)
    return Attribution(
        pieces[1:] if introduced else pieces,  # a plan that, Ortiz said, | would fail
        (group.first, end),
        cue.lemma,
        subject.range,
        rule,
    )


def _describes(doc: Document, verb: int, end: int, last: int) -> bool:
    """Tell whether the verb only describes who speaks: …, two people | briefed | on the talks said."""
    governs = doc.flags[verb] & PARTICIPLE and doc.flags[end] & PREPOSITION
    phrase = noun_phrase_after(doc, end + 1, last) if governs else None
    return phrase is not None and phrase.last < last and doc.flags[phrase.last] & (CUE | PAST) == CUE | PAST


def _may_be_in_front(site: Site, content: Range) -> bool:
    """Tell whether the quotation may belong to a phrase in front: On “Harbor Hour,” Ortiz said …; citing “bad boats,” …."""
    doc = site.doc
    quotation = doc.quotation_of[content[1] - 1]
    short = site.first < content[0] and content[1] - content[0] <= _TITLE_TOKENS
    titled = short or (content[0] < doc.quotations[quotation].first and is_title(doc, quotation))
    opening = doc.quotations[quotation].first
    led = content[0] < opening and not has_finite_verb(doc, *content)
    led |= (
        content[0] < opening and bool(doc.flags[content[0]] & GERUND) and not has_finite_verb(doc, content[0], opening)
    )
    return titled or led or not _ends_in_comma(doc, content[1])


def _only_circumstance(site: Site, cue: Cue, end: int, behind: int) -> bool:
    """Tell whether what follows says when and where alone: The ferry was late, Ortiz said | as she left the pier."""
    if not cue.frames & {"aside", "addressee"} or not site.doc.flags[behind] & (CIRCUMSTANCE | SUBORDINATOR):
        return False
    return read_complement(site.doc, cue, end, Reading(end - 1, site.last)) is None


def _behind_hearer(doc: Document, cue: Cue, i: int, last: int) -> int:
    """Step over the hearer: The ferry was late, Ortiz told | the harbour board | on Monday."""
    if "addressee" not in cue.frames or i >= last:
        return i
    hearer = noun_phrase_after(doc, i, last)
    return skip_adverbials(doc, hearer.last, last) if hearer is not None else i


def _introduces_speech(site: Site, i: int) -> bool:
    """Tell whether a quotation that starts a sentence follows: In spring, Ortiz said, “We lost.”."""
    doc = site.doc
    if i + 2 >= site.last or doc.words[i] not in {",", ":"} or doc.quotation_of[i + 1] < 0:
        return False
    return doc.quotation_of[i] < 0 and bool(doc.flags[i + 2] & CAPITAL)


def _read_parenthesis(site: Site, cue: Cue, group: VerbGroup, subject: Phrase, end: int) -> Attribution | None:
    """Overall, Ortiz said, the ferry was late: what is in front is too little to be all that is said."""
    doc = site.doc
    if subject.first == site.first or doc.flags[subject.head] & RELATIVE:
        return None
    before = doc.words[subject.first - 1].lower()
    reported = before == "as" and _may_follow(cue) and doc.flags[subject.head] & (CAPITAL | PERSONAL | ROLE | DOCUMENT)
    if not reported and not (before == "," and cue.frames & {"aside", "addressee"}):
        return None
    i = _behind_hearer(doc, cue, skip_adverbials(doc, end, site.last), site.last)
    if i + 1 >= site.last or doc.words[i] != ",":
        return None
    content = (i + 1, complement_end(doc, i + 1, reading_of(site, group)))
    opens = doc.flags[i + 1]
    subject_gerund = opens & GERUND and any(doc.flags[k] & MODAL for k in range(i + 2, min(content[1], i + 6)))
    if not has_finite_verb(doc, *content) or opens & RELATIVE or (opens & GERUND and not subject_gerund):
        return None
    front = (_content_start(site, subject.first - 1), subject.first - 1)
    apart = reported or doc.quotation_of[i + 1] >= 0 or front[1] <= front[0]  # In spring, Ortiz said, “We lost.”
    apart |= front[1] - front[0] == 1 and bool(doc.flags[front[0]] & COORDINATOR)
    pieces = (content,) if apart else (front, content)
    return Attribution(pieces, (group.first, end), cue.lemma, subject.range, "parenthesis")


def _ends_in_comma(doc: Document, end: int) -> bool:
    return (
        doc.words[end - 1] == ","
        or any(doc.words[j] in {",", "?", "!", "…", "..."} for j in range(max(0, end - 2), end))
        or doc.words[end] == ","
    )


def content_behind(site: Site, cue: Cue, start: int) -> Range | None:
    """Return the content that ends in front of the token: a quotation, or a clause closed by a comma."""
    doc = site.doc
    end = start
    if end > site.first and doc.words[end - 1] in {",", "–", "—", "--", "-"}:
        end -= 1
    if end <= site.first:
        return None
    quotation = doc.quotation_of[end - 1]
    if quotation >= 0 and doc.quotations[quotation].last == end:
        if not cue.frames & {"quotation", "aside"} or _is_said(site, doc.quotations[quotation].first):
            return None
        return _quoted_content(site, quotation, closed=end == start)
    if end == start or doc.words[end] != "," or not _may_follow(cue):
        return None
    first = _behind_dash(doc, site.first if _reports_reports(site, start) else _content_start(site, end), end)
    return (first, end) if end - first > 1 and _reads_as_content(site, first, end) else None


def _reports_reports(site: Site, start: int) -> bool:
    """Tell whether the source tells what others said: Ortiz agreed to sell, saying her boats were old, | the board announced."""
    doc = site.doc
    if not site.before or doc.flags[start] & RELATIVE or doc.flags[site.first] & PARTICIPLE:
        return False  # Asked whether she would sail, | Ortiz said
    if any(a.rule in _AROUND for a in site.before):
        return False
    if doc.flags[start] & PERSONAL and any(a.rule in {"clause", "that"} for a in site.before):
        return False  # Divers said it was late, but it would sail, | they said
    return not any(doc.words[k] in {",", ";"} or doc.quotation_of[k] >= 0 for k in range(start + 1, site.last))


def _is_said(site: Site, token: int) -> bool:
    """Tell whether the token is content already: Lee, citing “bad boats,” | said the town would lose."""
    return any(first <= token < last for attribution in site.before for first, last in attribution.pieces)


def _behind_dash(doc: Document, first: int, end: int) -> int:
    """Return where a comment behind a lone dash begins: … would bar all boats - | a rule, Ortiz said, that is old."""
    dashes = [j for j in range(first, end) if doc.words[j] in DASHES | {"-"} and doc.starts[j] > doc.ends[j - 1]]
    lone = len(dashes) == 1 and dashes[0] > first
    return dashes[0] + 1 if lone and not has_finite_verb(doc, dashes[0] + 1, end) else first


def _may_follow(cue: Cue) -> bool:
    """Tell whether the cue may attribute a clause that stands before it."""
    return bool(cue.frames & {"aside", "that", "clause", "addressee"})


def _quoted_content(site: Site, quotation: int, *, closed: bool) -> Range | None:
    """Return the quotation, or the clause that it closes: The crane was “a relic”, Mr. Brandt said."""
    doc = site.doc
    quoted = doc.quotations[quotation]
    first = _content_start(site, quoted.first)
    if first >= quoted.first:
        return quoted.range
    if doc.words[quoted.first - 1] in {",", ":", "—", "–"}:
        return quoted.range
    capital = doc.words[quoted.first + 1][:1].isupper() if quoted.first + 1 < quoted.last else False
    ends_sentence = any(doc.words[j] in {".", "?", "!"} for j in range(quoted.first, quoted.last - 2))
    return quoted.range if (capital and ends_sentence and closed) else (first, quoted.last)


def _content_start(site: Site, end: int) -> int:
    """Return where the clause that ends at the token begins: the sentence, or behind what was read before."""
    first = site.first
    for attribution in site.before:
        for piece in (*attribution.pieces, attribution.cue or (0, 0)):
            if piece[1] <= end:
                first = max(first, piece[1])
    while first < end and (site.doc.words[first] in {",", ";", ":", "—", "–", "-", "•"}):
        first += 1
    return first


def _reads_as_content(site: Site, first: int, end: int) -> bool:
    doc = site.doc
    first += end - first > 1 and bool(doc.flags[first] & COORDINATOR)
    if doc.flags[first] & (SUBORDINATOR | PREPOSITION) and not has_finite_verb(doc, first, end):
        return False
    return not (
        doc.flags[first] & SUBORDINATOR
        and doc.words[first].lower() not in {"if", "even"}
        and not any(doc.words[j] == "," for j in range(first, end))
    )


def with_rest(site: Site, content: Range, end: int, *, inverted: bool = False) -> tuple[Range, ...]:
    """Add what goes on behind the attribution: “A,” she said, “b.” / The ferry, she said, was late."""
    doc = site.doc
    i = skip_adverbials(doc, end, site.last)
    quotation = _next_quotation(site, i)
    if quotation is not None and (
        doc.words[quotation[0] - 1] in {",", ":", "—", "–", "--"} or _adds_quotation(site, content, quotation)
    ):
        return content, quotation
    if i + 1 >= site.last or doc.words[i] not in {",", ";"} or not _goes_on(doc, content, i + 1, inverted=inverted):
        return (content,)
    rest_end = complement_end(doc, i + 1, Reading(i, site.last))
    first = i + 1 + (doc.quotation_of[content[1] - 1] >= 0 and doc.words[i + 1] == "that")
    return (content, (first, rest_end)) if rest_end > first else (content,)


def _adds_quotation(site: Site, content: Range, quotation: Range) -> bool:
    """Tell whether a conjunction joins a last quotation: “A,” she said, | but “b.”."""
    doc, (first, last) = site.doc, quotation
    if last < site.last or doc.quotation_of[content[1] - 1] < 0 or doc.words[first - 2] != ",":
        return False
    return doc.words[first - 1] in {"and", "but", "so"}


def _goes_on(doc: Document, content: Range, i: int, *, inverted: bool) -> bool:
    """Tell whether the content resumes at the token: it lacked its verb or main clause, or a conjunction joins more."""
    if doc.quotation_of[content[1] - 1] >= 0:
        return doc.words[i] in {"that", "to", "of", "from"}  # “It is our luck,” she said, | that both were late
    if doc.flags[i] & AUXILIARY or not has_finite_verb(doc, *content):
        return True
    if not inverted and doc.words[i] in {"by", "from", "of", "that", "to"}:
        return True  # it would be helped, Ortiz said, | by the new rules
    if doc.flags[i] & GERUND:
        return False  # The ferry sank, she said, | wiping her eyes
    first = content[0] + (content[1] - content[0] > 1 and bool(doc.flags[content[0]] & COORDINATOR))
    subordinate = doc.flags[first] & SUBORDINATOR or content[1] - first <= 3  # noqa: PLR2004 - "That’s why, she added,"
    return bool(subordinate and not inverted) or doc.words[i].lower() in {"and", "but", "or", "because"}


def _next_quotation(site: Site, i: int) -> Range | None:
    doc = site.doc
    for j in range(i, min(site.last, i + _SOURCE_TOKENS)):
        if doc.quotation_of[j] >= 0:
            quoted = doc.quotations[doc.quotation_of[j]]
            return quoted.range if quoted.first == j else None
        circumstance = doc.flags[j - 1] & SUBORDINATOR  # “Well,” Ortiz said when | told of this, “it is late.”
        if doc.flags[j] & CUE and doc.flags[j] & (FINITE | GERUND) and not circumstance:
            return None
    return None
