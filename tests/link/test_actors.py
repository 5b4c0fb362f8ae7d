"""Actors: types, merging, roles, countries, and whom pronouns, descriptions and other phrases denote."""

import pytest
from tests.marked import mark, unmark

from onrecord.extract.mentions import find_mentions
from onrecord.extract.quotes import find_quotes
from onrecord.link.actors import link_actors
from onrecord.segment.documents import segment_text

ARTICLE_ID = "0123456789abcdef"

TYPED = {
    "a given name": "They met [Ana Ortiz]{person} on Monday.",
    "an office": "They met Gen. [Brandtsen]{person} on Monday.",
    "an age": "They met [Vossler]{person}, 43, on Monday.",
    "a role behind the name": "They met [Vossler Brandtsen]{person}, a spokesman for the firm.",
    "the head word of a body": "They sued the [Ostia Savings Bank]{organization}.",
    "a legal form": "They sued [Brandt Inc.]{organization} on Monday.",
    "the head word of a body, behind a saint": "They sued [St. Ortiz Hospital]{organization} on Monday.",
    "a body that many places have": "They met at [Brandtsen Crown Court]{organization} on Monday.",
    "a surname like a body's head, behind an office": "They met chairwoman [Ana Banks]{person} on Monday.",
    "the head word of a body, behind a body's noun": "They met lender [Ana Bank]{organization} on Monday.",
    "letters": "They sued the [OGTV]{organization} on Monday.",
    "capitals inside a word": "They sued [HarborWatch]{organization} on Monday.",
    "capitals and then small letters": "They sued [PRNewswire]{organization} on Monday.",
    "small letters and then capitals": "They sued [eHarbor]{organization} on Monday.",
    "an ampersand": "They sued [Vossler & Sons]{organization} on Monday.",
    "who speaks of itself as it": "[Vossler]{organization} said on Monday that it would close.",
    "who speaks of himself as he": "[Vossler]{person} said on Monday that he would close it.",
    "who speaks of what is its own": "[Vossler]{organization} said its boats were safe.",
    "it, of what was said": "Later [Vossler]{person} denied it.",
    "a storm with an adjective": "Tropical Storm Nadia hit it.",
    "a mountain that opens": "[Mount Brandtsen]{place} erupted on Monday.",
    "an airline and a club": "[Air Astana]{organization} met [FC Porto]{organization} on Monday.",
    "it, of the weather": "[Vossler]{person} said it was raining.",
    "a verb of saying in front": "“We lost,” said [Vossler]{person}.",
    "a given name alone": "They met [Ethan]{person} on Monday.",
    "nothing": "They met Vossler on Monday.",
    "a giant": "They sued tech giant [Vossler]{organization} on Monday.",
    "a noun of persons and bodies behind who speaks": "“No,” said [Brandtsen Vossler]{person}, a crane operator.",
    "whom somebody told": "She told [AFP]{organization}. He left.",
    "a noun for a body behind a comma": "The supplier, [Brandtsen Vossler]{organization}, belongs to his nephew.",
    "the same noun, for a person": "The supplier, [Ana Vossler]{person}, left.",
    "a river": "A piece fell into the [Vossler]{place} on Monday.",
    "a noun for a body that opens": "Carmaker [Vossler]{organization} sued.",
    "a noun for a body that opens behind a dateline": (
        "[OSTIA]{place}, March 3 ([Reuters]{organization}) - Carmaker [Vossler]{organization} sued."
    ),
    "whom a person's noun names": "A diver named [Vossler]{person} left, and a ferry named Brandtsen.",
    "letters that are another's name": "The [Divers Redemption Congress]{organization} ([DRC]{organization}) left.",
    "a noun for a body in front": "They sued the company [Vossler]{organization} on Monday.",
    "a state and its capital as a place": "They flew to [Kenya]{state} and met in [Nairobi]{place}.",
    "a capital that acts": "[Nairobi]{state} said it would not sign.",
    "a capital that acts behind an adverb": "[Nairobi]{state} routinely denies it.",
    "a capital on one side of a relation": "They feared new threats from [Nairobi]{state} on Monday.",
    "a seat of government": "The [Kremlin]{organization} said it would not sign.",
    "a syllable behind a hyphen": "They met [Lee Min-ho]{person} on Monday.",
    "thousands of a people": "They met thousands of [Japanese]{group} on Monday.",
    "thousands of somebody's": "They met thousands of Japanese runners on Monday.",
    "a firm that is a fruit": "[Apple]{organization} said it was pleased.",
    "a judge's district": "They met [U.S.]{state} District Judge [Carl Osei]{person} on Monday.",
    "a seat of government as a house": "They met at the [White House]{place} on Monday.",
    "those in the seat": "Officials at the [White House]{organization} said no.",
    "a capital that is accused": "The rebels accused [Nairobi]{state} of fraud.",
    "a capital that suffers": "[Nairobi]{place} was flooded on Monday.",
    "two capitals that act": "They heard that [Nairobi]{state} and [Oslo]{state} insist on it.",
    "a state that is a given name as well": "[Jordan]{state} and [Kenya]{state} signed it.",
    "a given name that is a verb": "[Will]{person} said no.",
    "a verb that is a given name": "Will the bank pay? Mark my words.",
    "a storm": "They fled when Hurricane Delia came.",
    "a legal form behind a comma": "They sued [Vossler, Inc.]{organization} on Monday.",
    "the people of nowhere": "People across the land fled.",
    "a place of a name with an age": "They met [Lund]{person}, 43, on Monday.",
    "a territory": "They flew to [Guam]{place}.",
    "a party and a state": "Sen. [Ana Ortiz]{person} (D-[N.Y.]{place}) left.",
    "the head word of a place": "They met at [Otter Bay]{place} on Monday.",
    "the opening word of a place": "They met at [Lake Brandtsen]{place} on Monday.",
    "a preposition of place": "They met near [Brandtsen]{place} on Monday.",
    "the place of a body": "They met near [Brandtsen]{place} on Monday. The [Brandtsen Council]{organization} said no.",
    "a neighbour": "They accused neighbouring [Brandtsen]{place} of spying.",
    "a dateline": "[VOSSLERTON]{place} — The ferry was late on Monday.",
    "a dateline with a body's first word": "[OSTIA]{place} — The [Ostia Harbour Council]{organization} left [Ostia]{place}.",
    "a people": "They met [Kurds]{group} and [Norwegians]{group} on Monday.",
    "a state that people take for a missing value": "They flew to [Namibia]{state}, then to [Ivory Coast]{state}.",
}
MERGED = {
    "a saint's name for what bears it": (
        "St. Ortiz Hospital sued. St. Ortiz said no.",
        {"St. Ortiz Hospital": ["St. Ortiz Hospital", "St. Ortiz"]},
    ),
    "the first words of a body's name": (
        "They sued Meridian Tern Airlines. Meridian Tern said no.",
        {"Meridian Tern Airlines": ["Meridian Tern Airlines", "Meridian Tern"]},
    ),
    "a person is no short name of a fund": (
        "Ana Ortiz left. The Ana Ortiz Foundation sued.",
        {"Ana Ortiz": ["Ana Ortiz"], "Ana Ortiz Foundation": ["Ana Ortiz Foundation"]},
    ),
    "a body within a body is another": (
        "Ostia Police left. The Ostia Police Federation sued.",
        {"Ostia Police": ["Ostia Police"], "Ostia Police Federation": ["Ostia Police Federation"]},
    ),
    "a nickname in the full name": (
        "Theodore “Ted” Lund left. Ted Lund said no.",
        {"Theodore “Ted” Lund": ["Theodore “Ted” Lund", "Ted Lund"]},
    ),
    "the army of a state": (
        "The Kenyan army left on Monday. The army said no. The Kenyan army chief sued.",
        {"Kenyan army": ["Kenyan army", "The army"]},
    ),
    "the military of a state in letters": ("The US military left on Monday.", {"US military": ["US military"]}),
    "a surname that is a capital": (
        "Beatriz Lima left. Lima said no.",
        {"Beatriz Lima": ["Beatriz Lima", "Lima"]},
    ),
    "the letters of a body that opens": (
        "The East African Fisheries Union (EAFU) sued Otter Foods Ltd. on Monday.",
        {
            "East African Fisheries Union": ["East African Fisheries Union", "EAFU"],
            "Otter Foods Ltd.": ["Otter Foods Ltd."],
        },
    ),
    "a description that fits subject and object": (
        "Juventus beat Inter Milan. The club said no.",
        {"Juventus": ["Juventus", "The club"], "Inter Milan": ["Inter Milan"]},
    ),
    "a surname with particles": (
        "Ursula von der Heide left. Von der Heide said no.",
        {"Ursula von der Heide": ["Ursula von der Heide", "Von der Heide"]},
    ),
    "two kinds of apostrophe": (
        "Liam O'Reilly left. O’Reilly said no.",
        {"Liam O'Reilly": ["Liam O'Reilly", "O’Reilly"]},
    ),
    "a surname that is a place's": (
        "Erik Lund left. Lund said no in Lund.",
        {"Erik Lund": ["Erik Lund", "Lund"], "Lund": ["Lund"]},
    ),
    "a surname that is a month's": (
        "Theresa May left in May. Mrs May sued.",
        {"Theresa May": ["Theresa May", "May"]},
    ),
    "who is told or accused": (
        "Ana Ortiz left. Hugo Brandt told the pastor no. Brandt accused the pastor of theft.",
        {"Ana Ortiz": ["Ana Ortiz"], "Hugo Brandt": ["Hugo Brandt", "Brandt"]},
    ),
    "an office with a name behind it": (
        "Hugo Brandt left. The president of the council, Ana Ortiz, said no.",
        {"Hugo Brandt": ["Hugo Brandt"], "Ana Ortiz": ["The president", "Ana Ortiz"]},
    ),
    "who is not himself the one acted on": (
        "Hugo Brandt left. Pedro Ruiz told him no.",
        {"Hugo Brandt": ["Hugo Brandt", "him"], "Pedro Ruiz": ["Pedro Ruiz"]},
    ),
    "who is himself the one acted on": (
        "Hugo Brandt left. Pedro Ruiz shot himself.",
        {"Hugo Brandt": ["Hugo Brandt"], "Pedro Ruiz": ["Pedro Ruiz", "himself"]},
    ),
    "whose kin one speaks to": (
        "Nadia Brandt left. Ana Ruiz told her mother no.",
        {"Nadia Brandt": ["Nadia Brandt"], "Ana Ruiz": ["Ana Ruiz", "her"]},
    ),
    "who is quoted through his aide": (
        "Hugo Brandt left. The secretary-general “is sad,” said his aide, Ana Ruiz.",
        {"Hugo Brandt": ["Hugo Brandt", "his"], "Ana Ruiz": ["Ana Ruiz"]},
    ),
    "both men": (
        "Pedro Ruiz met Carlos Ibarra. Both men said no.",
        {"Pedro Ruiz": ["Pedro Ruiz", "Both men"], "Carlos Ibarra": ["Carlos Ibarra", "Both men"]},
    ),
    "both, of three": (
        "Pedro Ruiz, Carlos Ibarra and Luis Soto met. Both said no.",
        {"Pedro Ruiz": ["Pedro Ruiz"], "Carlos Ibarra": ["Carlos Ibarra"], "Luis Soto": ["Luis Soto"]},
    ),
    "an age": (
        "Ana Ortiz, 43, met Hugo Brandt. The 43-year-old said no.",
        {"Ana Ortiz": ["Ana Ortiz", "The 43-year-old"], "Hugo Brandt": ["Hugo Brandt"]},
    ),
    "a body of a state is no other body": (
        "Boko Haram left on Monday. The Kenyan army said no.",
        {"Boko Haram": ["Boko Haram"], "Kenyan army": ["Kenyan army"]},
    ),
    "a surname": ("Ana Ortiz left. Ortiz said no. Mrs. Ortiz sued.", {"Ana Ortiz": ["Ana Ortiz", "Ortiz", "Ortiz"]}),
    "a surname in the headline above": (
        "Ortiz Denies It All\n\nAna Ortiz denied on Monday that she had paid.",
        {"Ana Ortiz": ["Ortiz", "Ana Ortiz", "she"]},
    ),
    "an initial": ("E. J. Ortiz left. Eva Ortiz sued him.", {"E. J. Ortiz": ["E. J. Ortiz", "Eva Ortiz"]}),
    "namesakes by honorific": (
        "Ana Ortiz and Hugo Ortiz left. Mr. Ortiz sued and Mrs. Ortiz paid.",
        {"Ana Ortiz": ["Ana Ortiz", "Ortiz"], "Hugo Ortiz": ["Hugo Ortiz", "Ortiz"]},
    ),
    "a wife by her husband's name": (
        "Hugo Brandt left. His wife, Nadia, sued. Mrs. Brandt said no, and Mr. Brandt said yes.",
        {"Hugo Brandt": ["Hugo Brandt", "His", "Brandt"], "Nadia": ["Nadia", "Brandt"]},
    ),
    "a mother by her family's name": (
        "Hugo Brandt left. Brandt’s mother, Sue, sued. Mrs. Brandt said no.",
        {"Hugo Brandt": ["Hugo Brandt", "Brandt"], "Sue": ["Sue", "Brandt"]},
    ),
    "a couple": (
        "Nadia and Hugo Brandt left. Mrs. Brandt said no, and Mr. Brandt said yes.",
        {"Nadia": ["Nadia", "Brandt"], "Hugo Brandt": ["Hugo Brandt", "Brandt"]},
    ),
    "a wife by her husband's name, who has a daughter": (
        "Hugo Brandt left. His wife, Nadia, sued. His daughter, Megan, wept. Mrs. Brandt said no.",
        {"Hugo Brandt": ["Hugo Brandt", "His", "His"], "Nadia": ["Nadia", "Brandt"], "Megan": ["Megan"]},
    ),
    "a surname in the middle": (
        "Yvonne Tsang Lok-yee left. Tsang said no.",
        {"Yvonne Tsang Lok-yee": ["Yvonne Tsang Lok-yee", "Tsang"]},
    ),
    "a surname in the middle, before a sister comes": (
        "Ana Veld Soto left. Veld said no. Her sister, Luz Veld, wept.",
        {"Ana Veld Soto": ["Ana Veld Soto", "Veld", "Her"], "Luz Veld": ["Luz Veld"]},
    ),
    "kin of one name": (
        "Nadia Brandt left. Ms. Brandt’s mother, Lady Brandt, said no.",
        {"Nadia Brandt": ["Nadia Brandt", "Brandt"], "Brandt": ["Brandt"]},
    ),
    "the first of two surnames": (
        "Luis Arrieta Gil left. Mr. Arrieta said no.",
        {"Luis Arrieta Gil": ["Luis Arrieta Gil", "Arrieta"]},
    ),
    "the first of two surnames, of two men": (
        "Luis Arrieta Gil and Ana Arrieta Soto left. Arrieta said no.",
        {"Luis Arrieta Gil": ["Luis Arrieta Gil"], "Ana Arrieta Soto": ["Ana Arrieta Soto"], "Arrieta": ["Arrieta"]},
    ),
    "a second given name": (
        "Mary Ann Brandt left. Ann said no.",
        {"Mary Ann Brandt": ["Mary Ann Brandt"], "Ann": ["Ann"]},
    ),
    "a double given name": (
        "Kelly-Ann Brandt left. Kelly-Ann said no.",
        {"Kelly-Ann Brandt": ["Kelly-Ann Brandt", "Kelly-Ann"]},
    ),
    "letters for a body, with its small words": (
        "The Ostia Ministry of Ports (OMOP) left. OMOP sued.",
        {"Ostia Ministry of Ports": ["Ostia Ministry of Ports", "OMOP", "OMOP"]},
    ),
    "other letters for a body": (
        "The Ostia Unity Front, or FUN, left. FUN sued.",
        {"Ostia Unity Front": ["Ostia Unity Front", "FUN", "FUN"]},
    ),
    "letters for two trades": (
        "The Ostia Department of Works and Highways (ODWH) left. ODWH sued.",
        {"Ostia Department of Works and Highways": ["Ostia Department of Works and Highways", "ODWH", "ODWH"]},
    ),
    "letters by which a body is known": (
        "The Ostia Growers Association, known as OGAM, left. OGAM sued.",
        {"Ostia Growers Association": ["Ostia Growers Association", "OGAM", "OGAM"]},
    ),
    "letters that are no initials": (
        "The Ostia Unity Front (US) left.",
        {"Ostia Unity Front": ["Ostia Unity Front"], "United States": ["US"]},
    ),
    "letters for a body": (
        "The Ostia Harbor Authority (OHA) left. The OHA sued.",
        {"Ostia Harbor Authority": ["Ostia Harbor Authority", "OHA", "OHA"]},
    ),
    "the last word of a body": (
        "The Ostia Herald left. The Herald said no.",
        {"Ostia Herald": ["Ostia Herald", "Herald"]},
    ),
    "the names of a state": ("The U.S. left. The United States paid.", {"United States": ["U.S.", "United States"]}),
    "a state and its acting capital": ("Kenya left. Nairobi said no.", {"Kenya": ["Kenya", "Nairobi"]}),
    "a campaign": (
        "The Ana Ortiz campaign left. Ortiz’s campaign said no.",
        {"Ana Ortiz campaign": ["Ana Ortiz campaign", "Ortiz’s campaign"]},
    ),
    "he and she": (
        "Ana Ortiz met Hugo Brandt. She said he had paid.",
        {"Ana Ortiz": ["Ana Ortiz", "She"], "Hugo Brandt": ["Hugo Brandt", "he"]},
    ),
    "a description by the role": (
        "Judge Ana Ortiz met Hugo Brandt. The judge said no.",
        {"Ana Ortiz": ["Ana Ortiz", "The judge"], "Hugo Brandt": ["Hugo Brandt"]},
    ),
    "a description of the only body near": (
        "Brandt Inc. left on Monday. The company said no.",
        {"Brandt Inc.": ["Brandt Inc.", "The company"]},
    ),
    "a description that fits two is nobody's": (
        "Brandt Inc. sued Voss Corp. on Monday. The company said no.",
        {"Brandt Inc.": ["Brandt Inc."], "Voss Corp.": ["Voss Corp."]},
    ),
    "both": (
        "Kenya and Norway met. Both countries said no.",
        {"Kenya": ["Kenya", "Both countries"], "Norway": ["Norway", "Both countries"]},
    ),
}
ROLES = {
    "a verb is none": ("The mayor said she would not back Ana Ortiz.", None, None),
    "others in a list have their own": ("He is a host of divers, and Ana Ortiz sang.", None, None),
    "a reason is none": ("Divers love Ana Ortiz, largely because they trust pilots.", None, None),
    "a question before is none": ("Where is the mayor? Ana Ortiz left.", None, None),
    "a gerund in front is none of it": ("A clerk who is challenging Rep. Ana Ortiz won.", "Rep.", None),
    "behind a clause": ("It rained when Detective Ana Ortiz came.", "Detective", None),
    "in front of honorifics": ("They met the bishop, the Rt Rev Ana Ortiz.", "bishop", None),
    "behind a verb in the past": ("On Friday it named former mayor Ana Ortiz.", "former mayor", None),
    "behind a verb": ("The theft has embarrassed President Ana Ortiz.", "President", None),
    "of three words": ("They met Rell chief operating officer Ana Ortiz.", "Rell chief operating officer", None),
    "in front, with its state": ("They met Kenyan President Ana Ortiz.", "Kenyan President", "KEN"),
    "of someone whose kin is named": ("Ana Ortiz, whose husband, it seems, was lost, left.", None, None),
    "an office of two words": ("They met Poet Laureate Ana Ortiz.", "Poet Laureate", None),
    "of partners": ("They met Deller & Voss engineer Ana Ortiz.", "Deller & Voss engineer", None),
    "behind a question word": ("They asked whether President Ana Ortiz came.", "President", None),
    "with letters behind the name": ("Their barrister, Ana Ortiz KC, left.", "barrister", None),
    "of one of several": ("A Rell lawyer, Ana Ortiz, left.", "Rell lawyer", None),
    "with for": ("A lawyer for the pilots, Ana Ortiz, left.", "lawyer for the pilots", None),
    "of a body without a name": ("The head of the pilots’ union, Ana Ortiz, left.", "head of the pilots’ union", None),
    "of three words, behind a comma": (
        "The yard’s chief operating officer, Ana Ortiz, left.",
        "chief operating officer",
        None,
    ),
    "a word that no other names": ("A rapporteur, Ana Ortiz, left.", "rapporteur", None),
    "in lower case": ("They met Kenyan opposition leader Ana Ortiz.", "Kenyan opposition leader", "KEN"),
    "with of": ("They met Secretary of State Ana Ortiz.", "Secretary of State", None),
    "of several words, with of": (
        "They met the chief executive of Ostia, Ana Ortiz.",
        "chief executive of Ostia",
        None,
    ),
    "with a press office": ("They met White House press secretary Ana Ortiz.", "White House press secretary", "USA"),
    "with a body of one state": ("They met FBI Director Ana Ortiz.", "FBI Director", "USA"),
    "behind, between commas": ("Ana Ortiz, a lawyer for the union, left.", "lawyer for the union", None),
    "a verb is no part of it": ("Ministers would brief Kenyan President Ana Ortiz.", "Kenyan President", "KEN"),
    "explained by the name": ("Kenya’s foreign minister, Ana Ortiz, resigned.", "foreign minister", "KEN"),
    "explained by the name, without a state": ("The mayor, Ana Ortiz, resigned.", "mayor", None),
    "in a list": ("They met a lawyer, Ana Ortiz and others.", None, None),
    "behind and": ("The union and Rep. Ana Ortiz sued.", "Rep.", None),
    "behind a dismissal": ("The firm fired finance chief Ana Ortiz.", "finance chief", None),
    "in front, opening": ("Transport Minister Ana Ortiz resigned.", "Transport Minister", None),
    "of a body": ("They met Bank of Ostia governor Ana Ortiz.", "Bank of Ostia governor", None),
    "of a place, explained by the name": ("The mayor of Ostia, Ana Ortiz, resigned.", "mayor of Ostia", None),
    "explained by the name, in capitals": ("The Attorney General, Ana Ortiz, resigned.", "Attorney General", None),
    "explained by the name, with a verb behind": (
        "Kenya’s president, Ana Ortiz, promised justice.",
        "president",
        "KEN",
    ),
    "none": ("They met Ana Ortiz.", None, None),
}
DENOTED = {
    "a name with title and apposition": ("[Ms. Ortiz, a lawyer from Ostia,]{phrase} said no.", ["Ana Ortiz"]),
    "a description and the name": ("[The mayor, Ana Ortiz,]{phrase} said no.", ["Ana Ortiz"]),
    "what somebody owns": ("[Ortiz’s opening remarks]{phrase} were short.", ["Ana Ortiz"]),
    "somebody else’s lawyer": ("[Ortiz’s lawyer]{phrase} said no.", []),
    "a coordination": ("[Ortiz and Brandt]{phrase} said no.", ["Ana Ortiz", "Hugo Brandt"]),
    "somebody and others": ("[Ortiz and his lawyers]{phrase} said no.", ["Ana Ortiz"]),
    "a spokeswoman speaks for her body": ("[A Harbor Council spokeswoman]{phrase} said no.", ["Harbor Council"]),
    "a spokesman for a body": ("[A spokesman for the Harbor Council]{phrase} said no.", ["Harbor Council"]),
    "a reporter does not": ("[A Harbor Council reporter]{phrase} said no.", []),
    "an office of a body and its holder": (
        "[Chairman of the Harbor Council Ana Ortiz]{phrase} said no.",
        ["Ana Ortiz"],
    ),
    "who": ("They met Hugo Brandt, [who]{phrase} said no.", ["Hugo Brandt"]),
    "nobody named": ("[Two witnesses]{phrase} said no.", []),
}
CAST = "Ana Ortiz, Hugo Brandt and the Harbor Council met.\n\n"


def actors_of(text):
    doc = segment_text(text)
    return link_actors(doc, find_mentions(doc), find_quotes(doc)).rows(ARTICLE_ID)


@pytest.mark.parametrize("marked", TYPED.values(), ids=TYPED.keys())
def test_actors_have_the_type_that_their_words_or_neighbours_tell(marked):
    text, _ = unmark(marked)
    spans = {}
    for row in actors_of(text):
        spans.setdefault(row["type"], []).extend(
            (m["start"], m["end"]) for m in row["mentions"] if m["kind"] == "named"
        )
    assert mark(text, spans) == marked


@pytest.mark.parametrize(("text", "expected"), MERGED.values(), ids=MERGED.keys())
def test_mentions_of_one_actor_are_together(text, expected):
    assert {row["name"]: [m["text"] for m in row["mentions"]] for row in actors_of(text)} == expected


@pytest.mark.parametrize(("text", "role", "country"), ROLES.values(), ids=ROLES.keys())
def test_a_role_is_as_worded_and_tells_the_country(text, role, country):
    (row,) = [row for row in actors_of(text) if row["type"] == "person"]
    assert (row["name"], row["role"], row["country_code"]) == ("Ana Ortiz", role, country)


@pytest.mark.parametrize(("marked", "expected"), DENOTED.values(), ids=DENOTED.keys())
def test_a_phrase_denotes_the_actors_of_its_head(marked, expected):
    text, spans = unmark(CAST + marked)
    doc = segment_text(text)
    actors = link_actors(doc, find_mentions(doc), find_quotes(doc))
    ((start, end),) = spans["phrase"]
    names = [row["name"] for row in actors.rows(ARTICLE_ID)]
    assert [names[i] for i in actors.resolve(doc.starts.index(start), doc.ends.index(end) + 1)] == expected


def test_a_shared_office_is_each_holders():
    rows = actors_of("The foreign ministers of Kenya and Norway, Ana Ortiz and Hugo Brandt, met on Monday.")
    people = [(row["name"], row["role"], row["country_code"]) for row in rows if row["type"] == "person"]
    assert people == [("Ana Ortiz", "foreign minister", "KEN"), ("Hugo Brandt", "foreign minister", "NOR")]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Senators Ana Ortiz and Hugo Brandt left.", ["Senator", "Senator"]),
        ("Kenyan ministers Ana Ortiz and Hugo Brandt left.", ["Kenyan minister", "Kenyan minister"]),
        ("Senator Ana Ortiz and Hugo Brandt left.", ["Senator", None]),
    ],
)
def test_an_office_in_the_plural_is_everybodys_of_the_list(text, roles):
    assert [row["role"] for row in actors_of(text)] == roles


def test_ids_positions_and_mentions_follow_the_text():
    text = "Ana Ortiz met Hugo Brandt in Nairobi. Ortiz left."
    rows = actors_of(text)
    assert [row["entity_id"] for row in rows] == ["person:ana-ortiz", "person:hugo-brandt", "place:nairobi"]
    assert [row["actor_id"] for row in rows] == [f"{ARTICLE_ID}-a000{n}" for n in (1, 2, 3)]
    assert [row["position"] for row in rows] == [1, 2, 3]
    assert all(text[m["start"] : m["end"]] == m["text"] for row in rows for m in row["mentions"])
    assert [row["mention_count"] for row in rows] == [2, 1, 1]


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        ("They met José Ñandú-Ortiz.", "person:jose-nandu-ortiz"),
        ("They met Liam O’Reilly.", "person:liam-oreilly"),
        ("They met Liam O'Reilly.", "person:liam-oreilly"),
        ("They flew to St. Vincent on Monday.", "state:VCT"),
        ("They met J. K. Ortiz.", "person:jk-ortiz"),
        ("They met J.K. Ortiz.", "person:jk-ortiz"),
        ("They met Mrs. ANA ORTIZ.", "person:ana-ortiz"),
        ("They flew to São Paulo.", "place:sao-paulo"),
        ("They flew to Sao Paulo.", "place:sao-paulo"),
        ("It left the U.N. on Monday.", "organization:united-nations"),
        ("It left Côte d’Ivoire on Monday.", "state:CIV"),
    ],
)
def test_entity_ids_are_stable_slugs(text, entity_id):
    assert [row["entity_id"] for row in actors_of(text)] == [entity_id]


@pytest.mark.parametrize(
    ("text", "entity_id", "country"),
    [
        ("Congress agreed. On Monday Congress voted.", "organization:us-congress", "USA"),
        ("Peru’s Congress agreed. On Monday Congress voted.", "organization:congress", "PER"),
        ("The Peruvian Congress agreed. On Monday Congress voted.", "organization:congress", "PER"),
        ("The American Congress agreed. On Monday Congress voted.", "organization:us-congress", "USA"),
    ],
)
def test_a_body_belongs_to_the_state_that_owns_it_in_the_text(text, entity_id, country):
    bodies = [row for row in actors_of(text) if row["type"] == "organization"]
    assert [(row["entity_id"], row["country_code"]) for row in bodies] == [(entity_id, country)]
