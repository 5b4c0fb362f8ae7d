"""Coreference: pronouns, descriptions and other phrases -> the actors that they stand for."""
