"""Invented articles for benchmarks, the same ones at every call: of the paragraphs of seeds/, or of words alone."""

import random
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
WORDS = 750
SENTENCE = (
    "the board of the ferry firm said on Monday that no boat would run to the harbour again soon or so a report had it"
)
LONG = 40  # characters of a paragraph that is no heading
PARAGRAPHS = 12
NAMES = (
    "Ada Ortiz",
    "Ben Marsh",
    "Cora Lindqvist",
    "Dan Okafor",
    "Eva Thorne",
    "Finn Delacroix",
    "Gia Romano",
    "Hal Voss",
)


def iter_texts(count: int) -> Iterator[str]:
    """Yield articles of about 750 words, as news has them: paragraphs drawn at random until there are words enough."""
    draw = random.Random(7)  # noqa: S311 - no secret
    paragraphs = seed_paragraphs()
    for _ in range(count):
        chosen: list[str] = []
        while sum(len(paragraph.split()) for paragraph in chosen) < WORDS:
            chosen.append(draw.choice(paragraphs))
        yield "\n\n".join(chosen)


def iter_distinct(count: int) -> Iterator[dict[str, str]]:
    """Yield articles of shuffled paragraphs of which no two are the same, with who said so at the end."""
    draw = random.Random(20261124)  # noqa: S311 - no secret
    paragraphs = [paragraph for paragraph in seed_paragraphs() if len(paragraph) > LONG]
    for number in range(count):
        chosen = draw.sample(paragraphs, PARAGRAPHS)
        closing = f"“We counted {number} of them,” {draw.choice(NAMES)} said. {draw.choice(NAMES)} denied it."
        yield {"id": f"soak-{number}", "text": "\n\n".join([*chosen, closing])}


def iter_rows(count: int, words: int) -> Iterator[dict[str, str]]:
    """Yield articles of so many words at random, which cost nothing to make and have nothing to find."""
    draw = random.Random(1)  # noqa: S311 - no secret
    for number in range(count):
        text = " ".join(draw.choices(SENTENCE.split(), k=words))
        yield {"id": f"n-{number}", "title": f"Ferry {number}", "text": text}


def seed_paragraphs() -> list[str]:
    """Return the paragraphs and headings of seeds/."""
    texts = (file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt")))
    return [line for text in texts for line in text.split("\n\n") if line.strip()]
