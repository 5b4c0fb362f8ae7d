"""Grammar: where phrases, clauses and verb groups begin and end, as far as quotes, names and accusations need it."""
