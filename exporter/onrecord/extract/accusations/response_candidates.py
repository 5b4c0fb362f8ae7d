"""The candidate that the passes over answers yield."""

from typing import NamedTuple

from onrecord.extract.grammar.ranges import Range
from onrecord.lexicons.responses import Kind


class ResponseCandidate(NamedTuple):
    """One answer; ranges are tokens, half open. `reach` is how many sentences in front of it an allegation may stand.

    `bare` says that the clause only negates: it answers a charge when it takes up a word of it. `spoken` says that the
    answer is the content of a quote, `follows` that the quote answers only where its speaker answered right before.
    """

    kind: Kind
    span: Range
    subject: Range
    reach: int
    bare: bool = False
    spoken: bool = False
    follows: bool = False
