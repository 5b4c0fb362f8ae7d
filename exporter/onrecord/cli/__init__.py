"""The command line: the only place that prints or exits; each command parses options, makes one call and reports."""
