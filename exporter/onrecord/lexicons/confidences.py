"""Confidences: the rule that made a record -> how often it is right, from confidences.toml."""

from onrecord.lexicons.tables import load_toml


def confidence_of(table: str, rule: str) -> float:
    """Return the confidence of a rule of "quotes" or "allegations", 0 to 1; raise KeyError for a rule without one."""
    return float(load_toml("confidences")[table][rule])
