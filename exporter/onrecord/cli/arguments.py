"""What the commands over a dataset share: how it is named, and how an answer is printed.

Apart from `options`, which are those of reading, so that a command loads no reader for it.
"""

import click


def place(value: str) -> str:
    """Return a path or a URL; refuse what is empty, as a variable that nobody has set: it would be the working folder."""
    if not value:
        raise click.BadParameter("it is empty: name a file or a folder")
    return value


dataset = click.argument("dataset", metavar="DATASET", type=place)
text_or_json = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, or JSON for programs.",
)
