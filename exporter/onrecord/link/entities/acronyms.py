"""Acronyms: letters that stand beside a name -> the name that they are short for, wherever they come again.

Assumes that a text gives them right behind a body's name, in brackets or behind a comma with "or" or "known as" ("the
Ostia Divers League (ODL)", "the National Front, or FUN,"). Letters that are known as another's name must be the initials.
Leaves out letters that no name introduces: aliases compare initials.
"""

from onrecord.extract.mentions import Mention
from onrecord.link.entities.name_forms import initials
from onrecord.segment.documents import Document


def find_introduced(doc: Document, mentions: list[Mention]) -> dict[str, int]:
    """Return letters -> the mention of the body for which the text says that they stand."""
    introduced: dict[str, int] = {}
    for at in range(1, len(mentions)):
        letters, mention = doc.words[mentions[at].first], mentions[at]
        if mention.kind != "named" or mention.last - mention.first > 1 or not letters.isupper():
            continue
        full = at - 1
        if mentions[full].last == _opening(doc, mention) and _may_be_short(doc, mentions[full], mention):
            introduced.setdefault(letters, full)
    return introduced


def _opening(doc: Document, mention: Mention) -> int:
    """Return the token that sets the letters off from the name in front; -1 where nothing does."""
    first, last, words = mention.first, mention.last, doc.words
    if words[first - 1] == "(" and words[last] == ")":
        return first - 1
    if words[last] not in {",", "."}:
        return -1
    if words[first - 3 : first] == [",", "known", "as"]:
        return first - 3
    return first - 2 if words[first - 2 : first] == [",", "or"] else -1


def _may_be_short(doc: Document, full: Mention, letters: Mention) -> bool:
    if full.kind != "named" or full.type not in {"organization", "group", None}:
        return False
    words = [word.lower() for word in doc.words[full.first : full.last] if word[0].isalnum()]
    short = doc.words[letters.first].lower()
    if letters.sense is None or letters.sense.type == "organization":
        return len(words) > 1
    return short in {initials(tuple(words)), "".join(word[0] for word in words)}
