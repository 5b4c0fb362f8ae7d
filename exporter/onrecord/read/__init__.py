"""Bytes -> SourceArticle: one module a format; the text is fixed here, once, before offsets exist."""
