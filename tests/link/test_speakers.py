"""Who speaks each quote: named, described, by pronoun, or left to the reader. Null where the text leaves it open."""

import pytest

from onrecord.parse import parse_bundle
from onrecord.read.sources import SourceArticle

TRANSCRIPT = """\
TOMAS VELD: The ships are safe, and they were safe last year.

ANA ORTIZ: They are not.

TOMAS VELD: Every one was inspected in May.

ANA ORTIZ: By whom?
"""
# The text, a piece of the quote, and the name of the actor who speaks it, or None; the comment says why the case is there.
CASES = [
    # a name behind a description, which alone would name nobody
    ("“Every ship was inspected,” said its chairman, Tomas Veld.", "inspected", "Tomas Veld"),
    ("“Every ship was inspected,” said its chairman, historian Tomas Veld.", "inspected", "Tomas Veld"),
    ("“No log was changed,” chief of staff Dr. Carla Quist said.", "No log", "Carla Quist"),
    ("His rival in the race, Nadia Lund of Wells, said it was late.", "late", "Nadia Lund"),
    ("Rell Ferries, based in Dearborn, Michigan, said it was late.", "late", "Rell Ferries"),
    ("In Wells, the mayor, Carla Quist, said it was late.", "late", "Carla Quist"),
    ("The yard’s chief operating officer, Carla Quist, said it was late.", "late", "Carla Quist"),
    ("The paper was late, said the union's secretary, Idris Malo, on Monday.", "late", "Idris Malo"),
    ("A spokeswoman for Rell Ferries, Carla Quist, said the charge was baseless.", "baseless", "Carla Quist"),
    # an office that a state or body owns is its holder's
    ("Kenya’s foreign minister, Ana Ortiz, left. Kenya’s foreign minister said it was late.", "late", "Ana Ortiz"),
    (
        "Kenyan foreign minister Ana Ortiz met Ugandan foreign minister Tom Lund. Uganda’s foreign minister said it was late.",
        "late",
        "Tom Lund",
    ),
    ("President Ana Ortiz left. Rell Ferries’ president said it was late.", "late", None),
    ("Ana Ortiz met Tom Lund’s lawyer, Jon Crowe. Ana Ortiz’s lawyer said it was late.", "late", None),
    # a first name that is a preposition too
    ("Chief executive Per Lund told the Alder Post that it was late.", "late", "Per Lund"),
    ("Per Aune said the ferry was late.", "late", "Per Aune"),
    # an office with "of" or "for" in front of its holder
    ("US Secretary of State Owen Marsh said the talks had failed.", "failed", "Owen Marsh"),
    ("“We are ready,” said Chairman of the Harbour Committee Peter Lund MP.", "ready", "Peter Lund"),
    ("Minister for Ports Ruth Amadi said the quay was shut.", "shut", "Ruth Amadi"),
    ("A spokesman for President Amos Okello said the talks had failed.", "failed", None),
    ("The wife of Mayor Jon Crowe said the talks had failed.", "failed", None),
    (
        "The pilot Jon Crowe met the director. The director of the port, Ina Kirch, said it was old.",
        "was old",
        "Ina Kirch",
    ),
    ("But a rights group, Clean Hands, said it was old.", "was old", "Clean Hands"),
    ("The bus firm, Townlink, said it was old.", "was old", "Townlink"),
    ("Ida Moon sang. Her label, Lark Records, said it was old.", "was old", "Lark Records"),
    ("The head of the firm, Lark Records, said it was old.", "was old", None),
    ("The head of the firm, Veld, said it was old.", "was old", None),
    # a description with a name in it that is not the speaker's
    ("“He was at home,” said Tomas Veld's lawyer.", "at home", None),
    ("“It sank,” said the captain, Port Selby residents recalled.", "sank", None),
    # the speaker's own spokeswoman speaks for the body
    ("“We will appeal,” said a spokeswoman for Rell Ferries.", "appeal", "Rell Ferries"),
    # pronouns: the nearest of the stated gender, in the subject before others
    ("Ms. Ana Ortiz met Mr. Tomas Veld. “It was short,” she said.", "short", "Ana Ortiz"),
    ("Ms. Ana Ortiz met Mr. Tomas Veld. “It was short,” he said.", "short", "Tomas Veld"),
    ("Ruth Amadi opened the bridge. She said the work had taken a year.", "a year", "Ruth Amadi"),
    ("“It was short,” he said.", "short", None),
    # who speaks far from the verb of saying is its subject still; who only asked is not
    (
        "Tomas Veld runs it. Veld sold it. The port's chairman, Jon Crowe, mocked Veld's plan. He said the quay was new.",
        "was new",
        "Jon Crowe",
    ),
    (
        "Tomas Veld runs it. Veld sold it. “It is old,” Jon Crowe of the Ostia Port Institute wrote. “Go,” he added.",
        "Go",
        "Jon Crowe",
    ),
    (
        "Tomas Veld runs it. Veld sold it. Asked by Jon Crowe, Veld said it was late. “Go,” he added.",
        "Go",
        "Tomas Veld",
    ),
    # the grammar of its own sentence says whom a pronoun means
    ("Jon Crowe left. Crowe sat. In his letter, Tomas Veld named the port. “Go,” he added.", "Go", "Tomas Veld"),
    ("Jon Crowe left. Asked by Crowe if he agreed, Tomas Veld sat. “Go,” he added.", "Go", "Tomas Veld"),
    # a quotation of its own goes on with the speaker before it
    ("“It is over,” Ana Ortiz said.\n\n“We start again on Monday.”", "Monday", "Ana Ortiz"),
    ("Ana Ortiz shrugged. “No.”", "No", "Ana Ortiz"),
    # a relative pronoun is the one in front of it
    ("Gwen Tarrow, who said the ferry was late, went home.", "late", "Gwen Tarrow"),
    # a surname alone is the person named in full
    ("Gwen Tarrow took the bus. “Never again,” Tarrow said.", "Never", "Gwen Tarrow"),
    # a state, by its capital
    ("Oslo said on Friday that the talks would go on.", "talks", "Norway"),
    # a share of a group speaks for the group, and a bare share for the group just named
    ("42 percent of Republicans said the toll was unfair.", "unfair", "Republicans"),
    ("Nearly half of Democrats like boats. One in three said the quay was old.", "old", "Democrats"),
    ("Half of Republicans said it was old, and 9 percent more said it was ugly.", "ugly", "Republicans"),
    ("Republicans met Democrats. One in three said the quay was old.", "quay", None),
    ("42 percent of those asked said the toll was unfair.", "unfair", None),
    # the voters, migrants or refugees among a people are a group of their own
    ("Latinos pay the toll. 42 percent of Latino voters said it was unfair.", "unfair", "Latino voters"),
    ("Latino voters pay the toll. Many Latinos said it was unfair.", "unfair", "Latinos"),
    # a description that speaks is of whom the sentence before opens with, or of the only body
    ("Tomas Veld attacked a plan of Ana Ortiz. The challenger said it was unfair.", "unfair", "Tomas Veld"),
    ("Plans were read by Tomas Veld and Ana Ortiz. The challenger said it was unfair.", "unfair", None),
    ("Shares in Rell Coal fell when the quarry firm said it had lost money.", "lost money", "Rell Coal"),
    (
        "Shares in Rell Coal fell. The Belmore company, led by a new head, said it had lost money.",
        "lost money",
        "Rell Coal",
    ),
    ("Tomas Veld met Ana Ortiz. The challenger for the seat later said it was unfair.", "unfair", "Tomas Veld"),
    ("Northam Police said he was free. The force said it was not looking for more.", "looking", "Northam Police"),
    ("Teck Alder has paid the tax. The advisory panel said it was too high.", "too high", None),
    # one of a people, named in the sentence before
    ("Luis Prado left. “It is good,” said the Spaniard.", "good", "Luis Prado"),
    ("Luis Prado left. The French said it was good.", "good", None),
    ("Karl Brunner spoke. Leo Santi won on Sunday. The 20-year-old said it was hard.", "hard", "Leo Santi"),
    ("Leo Santi won. His team-mate, Max Rell, finished third. The German said it was hard.", "hard", "Max Rell"),
    ("Ida Krall won. Last year’s winner, Ton Veer, gave the prize. The Dutchman said it was late.", "late", "Ton Veer"),
    ("Meg Rowe spoke. Coach Dino Sala came. The Italian ran for years. He said it was late.", "late", "Dino Sala"),
    # a name before somebody's role is not the one who acts
    ("Hugo Veld left. Veld sat. Veld spokesman Karl Rell met the press. “It is old,” he said.", "old", "Karl Rell"),
    # who is "he" inside a quotation is not the one who speaks it
    ("Hugo Veld ran. Karl Rell told the board that Veld was late. “He is winning,” he said.", "winning", "Karl Rell"),
    # nor does the one whom "his" means act
    ("Leo Santi won. His pilot, Max Rell, helps the team. “It is old,” he said.", "old", "Max Rell"),
    # a firm that has just spoken, or the only one far and wide
    (
        "Belmore Air sold it to Ostia Rail. Ostia Rail said it was old. The company said it was late.",
        "late",
        "Ostia Rail",
    ),
    (
        "Belmore Air fell. Rain fell. It was late. Rain fell. The airline said that jobs would go.",
        "jobs",
        "Belmore Air",
    ),
    # an office in capitals is its holder's, the whole of it; a party's member is the one who opened the sentence before
    ("Prime Minister Ana Ortiz opened it. It was old, the Prime Minister said.", "was old", "Ana Ortiz"),
    (
        "Prime Minister Ana Ortiz met Foreign Minister Jon Crowe. It was old, the Prime Minister said.",
        "old",
        "Ana Ortiz",
    ),
    (
        "Foreign Minister Jon Crowe opened it. It rained. Rain fell. The Prime Minister said it was old.",
        "was old",
        None,
    ),
    ("Labour MP Tomas Veld spoke. The Labour MP said it was old.", "was old", "Tomas Veld"),
    ("The National Union of Divers met. The Union said it was old.", "was old", "National Union of Divers"),
    ("Ana Ortiz met Republican Tomas Veld. The Ostia Republican said it was old.", "was old", "Ana Ortiz"),
    ("Ana Ortiz left. The Ostia Republican who fell said it was old.", "was old", None),
    # the one who speaks in the lead is named first in the sentence behind, bare
    ("The harbor commissioner said it was old.\n\nTomas Veld condemned the plan.", "was old", "Tomas Veld"),
    ("The harbor commissioner said it was old.\n\nTomas Veld, a rival, condemned the plan.", "was old", None),
    ("The harbor commissioner said it was old.\n\nHarbor chief Tomas Veld condemned the plan.", "was old", None),
    ("The harbor chairwoman said it was old.\n\nTomas Veld condemned the plan.", "was old", None),
    # a body whose name tells its kind is called by no other; by its kind only while it is fresh in mind
    ("The Ostia Times News reports the fall. The power company said it was wrong.", "wrong", None),
    ("The University of Ostia met. The firm said it was wrong.", "wrong", None),
    ("The Ostia Herald met. The newspaper said it was wrong.", "wrong", "Ostia Herald"),
    (
        "The Ostia Herald met. Rain fell. Rain fell. Rain fell. Rain fell. Rain fell. The paper said it was old.",
        "was old",
        None,
    ),
    # nor is a description of somebody whom its own sentence names before, where another is at hand
    (
        "Ana Ortiz won. In a talk with hosts Jo Crowe and Mia Lund, the candidate said it was old.",
        "was old",
        "Ana Ortiz",
    ),
    # a description of somebody who was said before without a name is of nobody named
    ("Ana Ortiz met an American witness. The witness said the bus was fast.", "fast", None),
    ("Ana Ortiz left. The witness said the bus was fast.", "fast", "Ana Ortiz"),
    # an honorific tells another of the family
    ("Ana Ortiz left. Mr. Ortiz said it was late. Ms. Ortiz wept.", "late", "Ortiz"),
    ("Ashley Ortiz left. Mr. Ortiz said it was late.", "late", "Ashley Ortiz"),
    # those named for their kind, and the author of a work
    ("The boldest pilots, like Ana Ortiz, said the quay was old.", "old", "Ana Ortiz"),
    ("The quay was old, according to Ana Ortiz’s “Life at the Quay” and other books.", "old", "Ana Ortiz"),
    # who speaks of somebody by name is not that person; the author of a text is near
    ("Veld’s essay mocks Mayor Jon Crowe. He called Crowe’s plan “a joke.”", "a joke", None),
    ("Tomas Veld wrote of Jon Crowe. He called Crowe’s plan “a joke.”", "a joke", "Tomas Veld"),
    # a description by a clause with "who" is of the subject
    ("Tomas Veld is a bad pilot and thief who has promised to ban all boats.", "ban all", "Tomas Veld"),
    # the paragraph above announces the quotation
    ("Ana Ortiz said of the plan:\n\n“It is old. It should go.”", "should go", "Ana Ortiz"),
    ("Said Ortiz, “The thought that we lost it makes me ill.”", "ill", "Ortiz"),
    # who is set off by a comma is the person that the role is of, not the body it names; nor is the body among its critics
    ("It hired Tomas Veld, the head of the Rell Institute, who said the quay was old.", "was old", "Tomas Veld"),
    ("Tomas Veld runs the Free Port Project that urged the board to close.", "to close", "Free Port Project"),
    ("He met critics of Rell Ferries who said the quay was old.", "was old", None),
    ("It heard of the speeches by Ana Ortiz, who said the quay was old.", "was old", "Ana Ortiz"),
    # a campaign is the body that has its owner's name
    ("The Ortiz campaign won, and Ana Ortiz left. Her campaign said the quay was old.", "was old", "Ortiz campaign"),
    ("The Ortiz campaign won. Ana Ortiz’s presidential campaign said it was old.", "was old", "Ortiz campaign"),
    ("The Ortiz campaign won, and Tomas Veld left. His campaign said the quay was old.", "was old", None),
    # a text speaks for its author: who owns it, who made it, whose words went before; not who only saw it
    (
        "The Ostia Institute made a poll in May. Nearly half like boats, the poll found.",
        "like boats",
        "Ostia Institute",
    ),
    (
        "He read a poll of 400 divers released on Friday by the Ostia Institute. Half like boats, the new poll found.",
        "like boats",
        "Ostia Institute",
    ),
    ("He read a poll seen by the Ostia Herald. Half like boats, the poll found.", "like boats", None),
    ("Mayor Ana Ortiz issued a poll. Half like boats, the poll found.", "like boats", None),
    ("Judge Ana Ortiz shut the quay. Ortiz’s order came late. “It is unsafe,” the order said.", "unsafe", "Ana Ortiz"),
    ("Tomas Veld released a video that said, “The harbor is ours.”", "is ours", "Tomas Veld"),
    ("Tomas Veld read a letter that said, “The harbor is ours.”", "is ours", None),
    ("Rell Ferries called it a lie. The statement added that the quay was safe.", "safe", "Rell Ferries"),
    ("Tomas Veld said he had won. The union issued a statement. “He lost,” the statement said.", "He lost", None),
    ("The Ostia Institute made a poll. The port survey found that half like boats.", "like boats", None),
    # or for the only body that was quoted, unless the text tells another of its kind apart
    (
        "The Wells Committee said it was late. Rain fell. The report said that the quay was old.",
        "old",
        "Wells Committee",
    ),
    (
        "The Wells Committee said it was late. The Rell Institute said it was new. The report said the quay was old.",
        "was old",
        None,
    ),
    (
        "The Wells Committee said it was late. He read a naval report. The report said that the quay was old.",
        "was old",
        None,
    ),
    # "it" and "they" take up who has just spoken, a body or many, though no name is beside them
    (
        "Six Rell Ferries officials said he was late. They called him a liar and urged him to go.",
        "liar",
        "Rell Ferries",
    ),
    (
        "Six Rell Ferries officials said he was late. They called him a liar and urged him to go.",
        "to go",
        "Rell Ferries",
    ),
    ("Ana Ortiz said the quay was old. The ferry was late, it said.", "The ferry", None),
    ("The Foreign Office said it had asked. A spokesperson added: “We are glad.”", "glad", "Foreign Office"),
    ("Ana Ortiz said it had asked. A spokesperson added: “We are glad.”", "glad", None),
    ("A spokesman for Rell Ferries said it was late. The spokesman added it was old.", "was old", "Rell Ferries"),
    ("Rell Ferries said it was late. The spokesman added that it was old.", "was old", None),
    ("Critics said the mayor must go. They called him a liar.", "liar", None),
    # a description and the name behind it
    (
        "Luis Ortega argued that it was fine.\n\nThe witness, Brandt’s former aide Joy Tan, said she had shredded files.",
        "shredded",
        "Joy Tan",
    ),
    ("The club’s owner, Ostia Holdings, said it was sad.", "sad", "Ostia Holdings"),
    # bodies whose noun is a person's elsewhere, and descriptions with an owner of their own
    ("Minister Nikos Pappas left. The coast guard said the boats were lost.", "lost", None),
    ("Ana Ortiz left. Her shadow in the house, Damian Rell, said the boats were lost.", "lost", "Damian Rell"),
    ("Mr. Rell and two partners, Ana Ortiz and Jo Lee, said the boats were lost.", "lost", "Rell"),
    # somebody without a name spoke last
    ("Luis Marsh left. The quarry’s owner said it was late. “I have a business to run,” he said.", "business", None),
    ("Ana Ortiz said it was late. A witness said a man ran. He told police the man was old.", "was old", None),
    (
        "Ana Ortiz said it was late. The boy’s mother, who says he is ill, called it a shame. Outside she said: “We go.”",
        "We go",
        None,
    ),
    ("Ana Ortiz left. One aide said it was late. Luis Marsh nodded. “It is a shame,” he added.", "shame", "Luis Marsh"),
    ("Tom Lee, the mayor, left. The mayor said it was late. “It is a shame,” he added.", "shame", "Tom Lee"),
    ("The suit, filed in Ostia District Court, says the boats were lost.", "lost", None),
    ("A report in the Ostia Herald says the boats were lost.", "lost", "Ostia Herald"),
    ("Ana Ortiz left. Ortiz’s then-lawyer described it as a mere farce.", "farce", None),
    ("The delegate, who backs Ana Ortiz, warned of a long fight.", "fight", None),
    ("The mayor of Wells, Ohio, said it was late.", "late", None),
    ("Ana Ortiz left. A diver, who gave her age as 40, said it was late. “It is a shame,” she added.", "shame", None),
    ("Luis Marsh left. The counsel for Ostia Rail said it was late. “It is a shame,” he added.", "shame", None),
    # who led the sentence before speaks on, though nothing tells of a man or a woman
    (
        "“It is old,” Serdar Aksoy said. Aksoy met Elchin Rzay. Rzay said it was late. “It is a shame,” he added.",
        "shame",
        "Elchin Rzay",
    ),
    (
        "Serdar Aksoy left. Its head, Hyun Ryu, accused Aksoy of theft. He said it was late.",
        "was late",
        "Hyun Ryu",
    ),
    (
        "Serdar Aksoy left. The aide, Onye Udoh, however, dismissed it. “It is a shame,” he said.",
        "shame",
        "Onye Udoh",
    ),
    (
        "Tomas Veld left. Veld sat. Veld’s brother, Kev, who sold his share in May, said he was late. “I am,” he said.",
        "I am",
        "Kev",
    ),
    (
        "James Crowe said it was late.\n\nSentencing him, Judge Rupert Allard said: “You lied.”\n\nHe told him it was old.",
        "old",
        "Rupert Allard",
    ),
    (
        "James Crowe said it was late.\n\nHis son, Peter, said it was old. “He came to tea,” he said.",
        "came to tea",
        "Peter",
    ),
    (
        "Mayor Hugo Brandt left. Brandt sat. A baker named Juris, puts it better. “I starve,” he said.",
        "starve",
        "Juris",
    ),
    # nor a place in front of a dash
    ("LOS ANGELES – “The stories begin and the stories end.”", "begin", None),
    # who is told apart by a clause of his own is nobody named; an office of several words is its holder's
    ("Hugo Veld left. “It is late,” said the man, who gave no name.", "late", None),
    ("Hugo Veld left. “It is late,” said the man.", "late", "Hugo Veld"),
    (
        "Chief Justice Hugo Veld met Justice Ana Ortiz. It was late. “It is a shame,” the chief justice said.",
        "shame",
        "Hugo Veld",
    ),
    # a name behind a role speaks, though the phrase opens with a body's office
    (
        "Ana Ortiz left. The port’s chairman, Labour lawmaker Hugo Veld, said it was late. “It is a shame,” he said.",
        "shame",
        "Hugo Veld",
    ),
    # who did something to somebody is told apart from whom it was done to
    ("A diver who quit the ferry institute last month says it was late.", "late", None),
    ("Hugo Veld, a diver who moved to Wells in 2018, denied hiding a boat.", "hiding", "Hugo Veld"),
    # a name between commas may have particles and honorifics
    ("Its representative in Wells, Ina van Houten, said it was late.", "late", "Ina van Houten"),
    ("The Bishop of Wells, the Rt Rev Hugo Veld, said it was late.", "late", "Hugo Veld"),
    # who is named without a name speaks on, though a man acted since
    (
        "Astrid Kvist left. A clerk, who asked for silence, said Hugo Veld had thrown a cup. “It missed,” she said.",
        "missed",
        None,
    ),
    # a union is no company
    ("The union KITU sued Veld Steel. The company said it was late.", "late", "Veld Steel"),
    # nor is whom the sentence goes on to name the one described in front
    ("Hugo Veld left. The mayor blamed Hugo Veld for the delay.", "delay", None),
    ("Hugo Veld left. The mayor blamed the rain for the delay.", "delay", "Hugo Veld"),
    # letters that follow show a body; whom an article calls by a given name is not meant by a surname, where another is
    ("Ostia Jana Peramuna (OJP) MP Hugo Veld said it was late. He said it was old.", "was old", "Hugo Veld"),
    (
        "Arlo Brandt fell. Arlo slept. Arlo’s father, Jon Brandt, came. Arlo slept.\n\nMr. Brandt said it was late.",
        "late",
        "Jon Brandt",
    ),
    # a surname that is a place's is its bearer's
    (
        "Sen. Luis Braga Pontes fell. Braga Pontes had a cold. His aide, Ana Rell, wept. Braga Pontes left. He said it was late.",
        "was late",
        "Luis Braga Pontes",
    ),
    ("Ana Ortiz left. One clerk, who lost her job, wept. The clerk said it was late.", "was late", None),
    # a thing denied speaks for nobody
    ("Two fell. Hugo Veld, a diver, denies involvement. The quay was old, say critics of Veld.", "quay was old", None),
    # one of many, named behind; who answers did not ask
    ("Divers met. “We drown,” said one, Ana Ortiz, on Monday.", "drown", "Ana Ortiz"),
    ("Ana Ortiz asked: “Is it old?”\n\n“It is new,” she replied.", "new", None),
    ("Ana Ortiz asked: “Is it old?”\n\n“I think not,” she said.", "think not", "Ana Ortiz"),
    ("Tomas Veld met Ana Ortiz. Ortiz asked: “Is it old?”\n\n“It is new,” he replied.", "new", "Tomas Veld"),
    # who stands behind a gerund, or beside a place between commas, does not speak
    ("A man accused of robbing Ana Ortiz told police he was out.", "was out", None),
    ("The miner, from Wells, Ohio, said: “I was out.”", "was out", None),
    ("Ana Ortiz blamed the miners, a charge Hugo Brandt denies.", "miners", "Ana Ortiz"),
    # who is told apart by a name of its own, or is of nobody named, is not the only one near; an owner does not speak
    ("Ana Ortiz left. The bishop of Selby said it was late.", "late", None),
    ("Ana Ortiz left. The bishop said it was late.", "late", "Ana Ortiz"),
    ("Ana Ortiz left. The source said it was late.", "late", None),
    (
        "Luis Marsh left. The governor’s aide, Onye Udoh, said it was late. “It is a shame,” the governor said.",
        "shame",
        None,
    ),
    # who holds an office goes before who held it
    (
        "President Ana Ortiz left, and former President Luis Marsh sat. The president said it was late.",
        "late",
        "Ana Ortiz",
    ),
    ("Former President Luis Marsh sat. The president said it was late.", "late", "Luis Marsh"),
    # transcripts: the turn names the speaker
    (TRANSCRIPT, "They are not", "ANA ORTIZ"),
    ("LUND: I will read it. Is it true?\n\nVOSS: It is not.\n\nLUND: Thank you.", "It is not", "VOSS"),
]


@pytest.mark.parametrize(("text", "piece", "expected"), CASES)
def test_the_speaker_of_a_quote(text, piece, expected):
    bundle = parse_bundle(SourceArticle("case", "text", text, where="case"))
    names = {actor["actor_id"]: actor["name"] for actor in bundle["actors"]}
    spoken = [quote for quote in bundle["quotes"] if piece in quote["text"]]
    assert [names.get(quote["speaker_id"]) for quote in spoken] == [expected]


def test_i_inside_a_quotation_is_the_one_who_speaks_it():
    text = "“I told her, ‘Never again,’ and left,” Ana Ortiz said."
    bundle = parse_bundle(SourceArticle("case", "text", text, where="case"))
    names = {actor["actor_id"]: actor["name"] for actor in bundle["actors"]}

    nested = next(quote for quote in bundle["quotes"] if quote["rule"] == "nested")

    assert (nested["text"], nested["speaker"], names[nested["speaker_id"]]) == ("‘Never again,’", "I", "Ana Ortiz")
