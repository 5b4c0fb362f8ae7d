"""Marked sentences: `[Ms. Ortiz]{speaker} [said]{cue} [the firm lied]{content}.` -> text and spans by role."""

import re
from collections import defaultdict

_MARK = re.compile(r"\[|\]\{(\w+)\}")


def unmark(marked):
    """Return the text without its marks, and role -> the (start, end) spans that they marked, in text order; marks nest."""
    text, spans, opened, at = "", defaultdict(list), [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1] is None:
            opened.append(len(text))
        else:
            spans[match[1]].append((opened.pop(), len(text)))
    return text + marked[at:], {role: sorted(found) for role, found in spans.items()}


def mark(text, spans):
    """Return the text with the spans marked: the inverse of `unmark`, for messages of failed tests."""
    places = sorted(((start, end, role) for role, found in spans.items() for start, end in found), reverse=True)
    for start, end, role in places:
        text = f"{text[:start]}[{text[start:end]}]{{{role}}}{text[end:]}"
    return text
