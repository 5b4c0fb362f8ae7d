"""Segmentation: text -> blocks, sections, paragraphs, sentences, tokens and quotations."""
