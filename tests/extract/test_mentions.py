"""Mentions: which words of a sentence name somebody, which point to somebody, and which do neither."""

import pytest
from tests.marked import mark, unmark

from onrecord.extract.mentions import find_mentions
from onrecord.extract.names.neighbours import WEAK
from onrecord.segment.documents import segment_text

NAMED = {
    "a run of capitals in the middle of a sentence": "On Monday [Ana Ortiz]{name} met [Hugo Brandt]{name}.",
    "the first word is no name when it is an ordinary one": "Later [Ana Ortiz]{name} left. But nobody followed.",
    "an unknown word that opens a sentence is a name before a verb": "[Brandtsen]{name} said the ferry was late.",
    "a word of the compass that opens a sentence and a name": (
        "[West Ostia Police]{name} said so. [Southern Brandt Bank]{name} closed its doors on Monday."
    ),
    "an article is left out": "The [Ostia Savings Bank]{name} closed, and the [FBI]{name} came.",
    "an honorific is left out": "[Ortiz]{name} and Mrs. [Brandt]{name} spoke.",
    "a first name that was an honorific once": "A spokesman, [Don Ortiz]{name}, left.",
    "an office is left out, its body named": "[FBI]{name} Director [Ana Ortiz]{name} resigned.",
    "words of the office are not its body": "On Monday Deputy Foreign Minister [Ana Ortiz]{name} resigned.",
    "a role in lower case": "Former [Ostia Herald]{name} reporter [Lena Voss]{name} sued.",
    "initials and generations": "It was [J. R. Ortiz Jr.]{name} who called [Ana B. Voss]{name}.",
    "particles": "They met [Ludwig van der Meer]{name} and [Omar bin Haddad]{name}.",
    "a particle of an Arabic name": "They met [Samir abu Nassar]{name} on Monday.",
    "initials without full stops": "They met Justice [R K Nairob]{name} and [T Harish Goud]{name}, the mayor.",
    "syllables of a Chinese name": "They met [Raymond Poon Kwok-keung]{name} on Monday.",
    "a syllable that is a word": "They met [Lee Sun-young]{name} on Monday.",
    "a style is no syllable": "They sold [Texas]{name}-style boats.",
    "a nickname inside the name": "They met [Ana “Rain” Ortiz]{name} and left.",
    "an honorific of another country": "On Monday Alhaji [Ana Ortiz]{name} met Datuk [Hugo Brandt]{name} there.",
    "a rank with a hyphen": "On Monday Lieutenant-General [Ana Ortiz]{name} left.",
    "a title that ends as a quality does": "On Monday Baroness [Brandtsen]{name} left.",
    "an office of three words that opens": "Chief Financial Officer [Ana Ortiz]{name} left.",
    "a newspaper's title that goes on": "The [Australian Divers Association]{name} met The [Australian]{name} there.",
    "a noun for a body that opens": "Chipmaker [Brandtsen]{name} said it would close.",
    "hyphens and apostrophes": "They met [Ana Ortiz-Voss]{name} and [Liam O’Reilly]{name}.",
    "a lower-case start": "He sold shares of [eBay]{name} last week.",
    "a possessive ending is left out": "They heard [Ortiz]{name}’s plan and [Ana Voss]{name}'s answer.",
    "of, behind a body's head": "He went to the [University of Ostia]{name} and the [Bank of Verona]{name}.",
    "a body's field, behind its head": "They sued the [Committee on Harbor Safety]{name} and the [Center for Quiet Ports]{name}.",
    "a known party, of a place": "He left the [Republican Party of Ostia]{name}.",
    "a doubtful word before an adverb and a verb of saying": "It fell. [Bloomberg]{name} also reported the loss.",
    "of, behind an office, joins nothing": "The president of [Kenya]{name} met the mayor of [Ostia]{name}.",
    "and, inside a body's name": "He leads the [Food and Grain Commission]{name}.",
    "and, inside the name of a place's body": "The [Kent Fire and Rescue Service]{name} came on Monday.",
    "and, between two bodies": "He left the [Senate]{name} and the [Supreme Court]{name}.",
    "an ampersand": "He works for [Brandt & Voss]{name}.",
    "a body of its members": "She heads the [Eastport Engineers’ Union]{name} and the [Workers' Party]{name}.",
    "a possessive in front of an office": "The [Dodgers]{name}' Manager left.",
    "the words of a dateline": "[PORT ALDEN]{name}, March 3 — The tram was late.",
    "a place inside a larger name is not another": "He studied at [Texas Valley University]{name}.",
    "a party and a place in brackets": "Sen. [Ana Ortiz]{name} (R-[Texas]{name}) left.",
    "a name that ends at a hyphen": "The [Ostia]{name}-based firm sued the [Trieste]{name}-led group.",
    "the market of a firm's shares": "[Ostia Corp.]{name} (NYSE: OST) agreed to buy [Brandtsen Ltd.]{name} (LON: BRA) on Monday.",
    "a numbered street": "They met on [53rd Street]{name}.",
    "a body of a party's members": "The [Democrats’ Committee]{name} sued [Russians]{name}’ [Ana Ortiz]{name}.",
    "a saint's town, in capitals": "[ST. PAUL]{name}, [Minn.]{name} — The tram was late.",
    "a campaign named after a person": "The [Ortiz campaign]{name} lost.",
    "a person's campaign": "[Ana Ortiz’s campaign]{name} lost.",
    "a campaign that is only part of an office": "[Ana Ortiz]{name}’s campaign manager lost.",
    "the people of a state": "The [Norwegians]{name} left, and the [French]{name} and the others stayed.",
    "a people and a noun for many": "They spoke with [Syrian refugees]{name}.",
    "the army that a state owns": "It fell, said [Kenya’s army]{name}, and [Kenya]{name}’s army chief left.",
    "the government of an adjective's state": "The [Kenyan government]{name} agreed.",
}
SILENT = {
    "days and months": "It closed on Tuesday, in October and again in May.",
    "an adjective of a people": "A Kenyan runner beat the Norwegian team.",
    "an office alone": "The President and the Foreign Minister agreed.",
    "a law": "It was repealed by the Harbor Safety Act.",
    "an event": "They won the Winter Cup.",
    "abbreviations of things": "The CEO watched TV in his SUV.",
    "an author": "Tram opens\n\nBy Ana Ortiz\n\nThe tram line opened on Monday.",
    "a thing and its number": "They closed Harborwatch 6 on Monday.",
    "money and sections": "He paid N3.4bn, R94m, R310 and AED 4 million under 304A of the code.",
    "a call": "“My Lord, it is late,” he said.",
    "somebody in a headline": "Woman, 26, denies theft of a boat.",
    "a word behind a thing's": "They left the Internet Harborwatch.",
    "an address": "It stands at https://example.org/Ostia/News today.",
    "adjectives of two peoples": "He praised Korean-Russian relations.",
}
POINTING = {
    "pronouns of the third person": "[She]{pronoun} said [they]{pronoun} had seen [him]{pronoun}, but I and you had not.",
    "a definite description": "[The retired judge]{nominal} left.",
    "an office in capitals": "[The Prime Minister]{nominal} left with the Foreign Minister Ana Ortiz.",
    "an indefinite description points to nobody": "A retired judge left.",
    "a pair": "[Both countries]{nominal} agreed.",
    "a noun that goes on is no description": "The company car broke down.",
}


def found(text, *kinds):
    mentions = [mention for mention in find_mentions(segment_text(text)) if mention.kind in kinds]
    return [mention for mention in mentions if mention.kind != "named" or mention.strength > WEAK]


@pytest.mark.parametrize("marked", NAMED.values(), ids=NAMED.keys())
def test_names_are_found_without_what_is_around_them(marked):
    text, _ = unmark(marked)
    assert mark(text, {"name": [(m.start, m.end) for m in found(text, "named")]}) == marked


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_other_capitals_name_nobody(text):
    assert [text[m.start : m.end] for m in found(text, "named")] == []


@pytest.mark.parametrize("marked", POINTING.values(), ids=POINTING.keys())
def test_pronouns_and_definite_descriptions_point(marked):
    text, _ = unmark(marked)
    spans = {kind: [(m.start, m.end) for m in found(text, kind)] for kind in ("pronoun", "nominal")}
    assert mark(text, spans) == marked


def test_mentions_come_in_text_order_and_their_characters_lie_in_their_tokens():
    text = "OSTIA: The Ostia-based firm sued. She said Mr. Voss (R-Texas) left.\n\nVoss Sues Firm\n\nHe won the case in court."
    doc = segment_text(text)
    mentions = find_mentions(doc)
    assert [m.first for m in mentions] == sorted(m.first for m in mentions)
    assert all(doc.starts[m.first] <= m.start < m.end <= doc.ends[m.last - 1] for m in mentions)


def test_headlines_are_read_by_the_names_of_the_text():
    text = "Ana Ortiz Denies Taking Harbor Money From Voss\n\nAna Ortiz denied on Monday that Lena Voss had paid her."
    assert [text[m.start : m.end] for m in found(text, "named")] == ["Ana Ortiz", "Voss", "Ana Ortiz", "Lena Voss"]
