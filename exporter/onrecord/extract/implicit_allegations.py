"""Implicit allegations: quotes -> those whose content charges another party with wrongdoing, without a cue that says so.

Assumes a speaker and a cue beside the quote. Leaves out what only may be, is denied, or is said of oneself.
"""

from onrecord.extract.accusation_candidates import AllegationCandidate
from onrecord.extract.quotes import Quote
from onrecord.segment.documents import Document


def find_implicit(doc: Document, quotes: list[Quote]) -> list[AllegationCandidate]:
    """Return at most one allegation a quote: the first word of wrongdoing in it that has a culprit."""
    return []
