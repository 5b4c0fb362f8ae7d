"""Accusations: cues of accusation and what is quoted -> who accuses whom of what, and who denies it."""
