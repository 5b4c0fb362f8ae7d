"""Allegations: one marked sentence a rule; each stands for a way in which the news accuses."""

import pytest

from marked import unmark
from onrecord.extract.allegations import find_allegations
from onrecord.extract.quotes import find_quotes
from onrecord.segment.documents import segment_text

CASES = {
    # who accuses
    "subject of a relative clause": "[The clerk]{accuser}, who [accused]{cue} [the bank]{accused} of [fraud]{claim}, left.",
    "shared subject": "[The envoy]{accuser} thanked Wells and [accused]{cue} [Harland]{accused} of [spying]{claim}.",
    "subject behind an opening participle": "[Accusing]{cue} [the bank]{accused} of [fraud]{claim}, [Ms. Ortiz]{accuser} resigned.",
    "author of a document": "[The league]{accuser} issued a report [accusing]{cue} [the army]{accused} of [torture]{claim}.",
    "subject behind a fronted clause": (
        "As miners voted, [the union]{accuser} wrote to them and [accused]{cue} [the owners]{accused} of [lying]{claim}."
    ),
    "document behind a reduced relative": (
        "[A report released in the capital]{accuser} [alleged]{cue} that [[the army]{accused} tortured prisoners]{claim}."
    ),
    "agent of a passive": "[The bank]{accused} was [accused]{cue} by [two clerks]{accuser} of [fraud]{claim}.",
    "nobody": "[The bank]{accused} has been [accused]{cue} of [fraud]{claim}.",
    "one who continues to accuse": "[Wells]{accuser} continues to [accuse]{cue} [Harland]{accused} of [spying]{claim}.",
    "accuser behind the claim": (
        "[The striker]{accused} was [accused]{cue} of [diving]{claim} by [the visiting coach]{accuser}."
    ),
    "subject in front of claims": "[The opposition]{accuser} [claims]{cue} that [[the army]{accused} rigged the vote]{claim}.",
    "both": "[Both countries]{accuser} [accuse]{cue} [each other]{accused} of [breaking the truce]{claim}.",
    "one who again and again accuses": (
        "[Wells]{accuser} went on to once again [accuse]{cue} [Harland]{accused} of [spying]{claim}."
    ),
    "speaker of the quotation in front": (
        "“The pier harms no one,” [Ms. Ortiz]{accuser} told the board, [accusing]{cue} [Harland]{accused} of [lying]{claim}."
    ),
    # who is accused
    "one whose age follows": "[A welder]{accused}, aged 25, who was held on [suspicion]{cue} of [arson]{claim}, left.",
    "one whose age stands between": "[Ms. Okello]{accused}, 44, [accused]{cue} of [fraud]{claim}, left.",
    "doer behind a particle": (
        "[Ms. Okello]{accuser} [alleged]{cue} that [the money had been siphoned off by [the board]{accused}]{claim}."
    ),
    "antecedent of an object": (
        "[The army]{accused}, which [rebels]{accuser} [accuse]{cue} of [burning villages]{claim}, left."
    ),
    "first of two participles": ("I sat beside [a banker]{accused} arrested and [charged]{cue} with [fraud]{claim}."),
    "nobody for what a thing suffers": "[A clerk]{accuser} [alleged]{cue} that [the figures were altered]{claim}.",
    "what the doer owns": (
        "[A clerk]{accuser} [alleged]{cue} that [the figures were altered by [Ortiz’s office]{accused}]{claim}."
    ),
    "a claim in front of its attribution": (
        "[Ms. Okello]{accused} is [suspected]{cue} of [taking funds meant for villages]{claim}, officials close to her said."
    ),
    "doer of what a clause suffers": (
        "[Ms. Okello]{accuser} [claims]{cue} that [the vote was rigged by [the army]{accused}]{claim}."
    ),
    "two parties": "[Wells]{accuser} [accused]{cue} [Harland]{accused} and [the navy]{accused} of [spying]{claim}.",
    "party in apposition, in front of what it does": (
        "[The union]{accuser} [alleged]{cue} that [[Harland]{accused}, [the operator]{accused}, forces divers to lie]{claim}."
    ),
    "party in apposition, in front of what it did": (
        "[Prosecutors]{accuser} [allege]{cue} that [[his son]{accused}, [Luca]{accused}, took bribes]{claim}."
    ),
    "party with the name of an office in it": (
        "[Wells]{accuser} [accused]{cue} [the head of the bank]{accused} of [hiding losses]{claim}."
    ),
    "nobody for what one's kin suffers": "[Ms. Ortiz]{accuser} [alleged]{cue} that [her brother was punished]{claim}.",
    "one's kin for what they did": "[Ms. Ortiz]{accuser} [alleged]{cue} that [[her brother]{accused} robbed a bank]{claim}.",
    "one behind a quotation": "[Ms. Ortiz]{accuser} [blamed]{cue} [“a wish to be on time”]{claim} on [the firm]{accused}.",
    "person in front of what he did": (
        "It denied [claims]{cue} that [[the mayor]{accused}, [Hugo Veld]{accused}, stole the fund]{claim}."
    ),
    "person against whom a suit is": "It quashed a suit against [a comedian]{accused} who was [accused]{cue} of [theft]{claim}.",
    "person behind a thing": "It was in the trial of [a nurse]{accused} [accused]{cue} of [theft]{claim}.",
    "doer of an alleged wrong": "A clerk was [allegedly]{cue} [shot dead by [a guard]{accused}]{claim}.",
    "nobody for a scam": "[Ms. Ortiz]{accuser} [alleged]{cue} [a scam of millions in the port]{claim}.",
    "bearer of a participle": "Police held [a welder]{accused} [suspected]{cue} of [arson]{claim}.",
    "owner of a deed": "[Wells]{accuser} [condemned]{cue} [[Harland]{accused}’s raid]{claim}.",
    "doer behind by": "[Wells]{accuser} [condemned]{cue} [a raid by [Harland troops]{accused}]{claim}.",
    "name in front of a deed": "[Wells]{accuser} [condemned]{cue} [[Harland]{accused} missile tests]{claim}.",
    "subject of a gerund": "The talks failed amid [accusations]{cue} of [[Harland]{accused} arming rebels]{claim}.",
    "one jailed on a charge": "[A court]{accuser} jailed [two editors]{accused} on [charges]{cue} of [treason]{claim}.",
    "owner’s servant": "[Ms. Okello]{accuser} [alleged]{cue} that [[its founder]{accused} stole deposits]{claim}.",
    "one with a participle behind": (
        "[Wells]{accuser} [accused]{cue} [the mine, owned by Lund]{accused}, of [poisoning the river]{claim}."
    ),
    "those who appeared somewhere": (
        "[Two men]{accused} appeared in court [accused]{cue} of [smuggling parrots]{claim}."
    ),
    "subject whose verb comes behind the claim": (
        "[A woman]{accused} [accused]{cue} of [poisoning dogs]{claim} has been cleared."
    ),
    "those in quotation marks": (
        "[The envoy]{accuser} [accused]{cue} [“certain neighbors”]{accused} of [arming rebels]{claim}."
    ),
    "object in front of over": "Lawmakers grilled [the minister]{accused} over [allegations]{cue} of [nepotism]{claim}.",
    # what is alleged
    "clause without that": "He may resign over [claims]{cue} [[he]{accused} lied to clerks]{claim}.",
    "two participles": "[Ms. Okello]{accuser} [said]{cue} [[soldiers]{accused} had robbed villagers and killed herders]{claim}.",
    "two wrongs": "[Wells]{accuser} [accused]{cue} [Harland]{accused} of [a cowardly raid and of lying about it]{claim}.",
    "deed behind a quoted word": (
        "[The envoy]{accuser} [slammed]{cue} [“reckless” strikes by [the rebels]{accused}]{claim}."
    ),
    "claim in front of a word for it": (
        "[Wells]{accuser} [accused]{cue} [Harland]{accused} of [spying]{claim}, an accusation that it denies."
    ),
    "claim in front of the next clause": (
        "[The bank]{accused} was [sued]{cue} by [clerks]{accuser} for [hiding fees]{claim}, and within two winters, it paid."
    ),
    "clause with yet": (
        "[Wells]{accuser} [accused]{cue} [Harland]{accused} of [holding sailors who have not yet been tried]{claim}."
    ),
    "what they say has been": (
        "[Wells]{accuser} [condemned]{cue} what it says has been [[Harland]{accused} raids on villages]{claim}."
    ),
    "inner cue of a weak one": "[The firm]{accused} is under scrutiny for its [alleged]{cue} [fraud]{claim}.",
    "claim in front of on": "[He]{accuser} [blamed]{cue} [the crash]{claim} on [the airline]{accused}.",
    "claim in front of the noun": "[The mayor]{accused} faces [corruption]{claim} [charges]{cue}.",
    "claim of a relative clause": (
        "[The envoy]{accuser}, who [alleges]{cue} that [[the army]{accused} robbed villages]{claim}, left on Monday."
    ),
    "quoted claim in front of what was done next": (
        "[Ms. Okello]{accuser} [accused]{cue} [the clerks]{accused} of [“making it up”]{claim} before hanging up."
    ),
    "claim in front of a quoted verb": (
        "[A banker]{accused} [accused]{cue} of [stealing from pensioners]{claim} “lied to save his skin”, the jury heard."
    ),
    # content of quotes
    "verb of wrongdoing": "“[[They]{accused} lied to us]{claim},” [Ms. Ortiz]{accuser} [said]{cue}.",
    "attempt": "[Officials]{accuser} [said]{cue} [[Harland]{accused} tried to hack the ministry]{claim}.",
    "predicate": "[Mr. Lund]{accuser} [said]{cue} [[the mayor]{accused} is corrupt]{claim}.",
    "predicate that came to be": "[Mr. Lund]{accuser} [said]{cue} [[the board]{accused} has become more hostile]{claim}.",
    "deed of a party": "[Mr. Lund]{accuser} [said]{cue} [[the mayor]{accused} spread lies]{claim}.",
}

NO_ALLEGATION = [
    "Harland has not accused Wells of spying.",
    "Nobody accused the bank of fraud.",
    "If Wells accuses Harland of spying, talks end.",
    "Wells might accuse Harland of spying.",
    "Ms. Ortiz said the mayor had not lied.",
    "“If they lied, they must go,” Ms. Ortiz said.",
    "The mayor lied to the miners.",  # the paper's own assertion
    "The council criticized the film.",  # no party did it
    "The minister is charged with finding a solution.",
    "Wells denied the charge.",  # points back
    "No rower attacked him over the missing funds.",
    "The mayor blamed two clerks on Monday.",  # of nothing
    "The speech was an indictment of the banker on Thursday.",
    "Ms. Okello denied accusing the army of theft.",
    "The critic slammed the film for its slow plot.",
    "The league slammed the mayor as the vote drew near.",
    "They avoid condemning refugees as a group.",
    "“Hatred destroys towns,” Ms. Ortiz said.",
    "Ms. Ortiz said there was no evidence that the mayor had lied.",
    "Ms. Ortiz spoke of the Wells massacre.",  # where it was
    "Wells is going to accuse Harland of spying.",
]


def found_in(text):
    doc = segment_text(text)
    return [
        {
            "cue": [doc.span(*found.cue)],
            "claim": [doc.span(*found.claim)],
            "accused": [doc.span(*accused) for accused in found.accused],
            "accuser": [doc.span(*found.accuser)] if found.accuser else [],
        }
        for found in find_allegations(doc, find_quotes(doc))
    ]


@pytest.mark.parametrize("sentence", CASES.values(), ids=CASES)
def test_allegation_has_the_marked_parts(sentence):
    text, spans = unmark(sentence)

    assert found_in(text) == [{role: spans.get(role, []) for role in ("cue", "claim", "accused", "accuser")}]


@pytest.mark.parametrize("sentence", NO_ALLEGATION)
def test_no_allegation_is_found(sentence):
    assert found_in(sentence) == []


def test_each_of_two_claims_is_an_allegation():
    found = found_in("Wells accused Harland of spying, and Harland accused Wells of arming rebels.")

    assert [(f["accuser"], f["accused"]) for f in found] == [([(0, 5)], [(14, 21)]), ([(37, 44)], [(53, 58)])]


def test_court_that_hears_of_a_wrong_accuses_nobody():
    [found] = found_in("The court heard that Omar Dahl robbed a baker.")

    assert found["accuser"] == []
    assert found["accused"] == [(21, 30)]
