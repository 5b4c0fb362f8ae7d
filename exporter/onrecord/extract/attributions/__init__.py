"""Attributions: cues and quotation marks -> who says what, a module for each place of a cue."""
