"""Extraction: a segmented document -> candidates: mentions, quotes, allegations and answers, a pass each."""
