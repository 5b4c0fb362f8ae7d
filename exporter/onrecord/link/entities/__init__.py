"""Entities: named mentions -> which are one actor, and who that is."""
