"""A dataset that is there already, as a run that adds to it or writes it anew needs it: its versions of articles, their records."""
