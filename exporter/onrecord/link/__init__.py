"""Linking: candidates -> records: actors, speakers, accused parties and their responses."""
