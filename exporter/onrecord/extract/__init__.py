"""Extraction: a segmented document -> candidates: mentions, quotes and allegations, a pass each."""
