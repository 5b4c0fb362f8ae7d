"""The records of each seed, as a page that a person can read; a change of the engine shows here, line by line.

`ONRECORD_UPDATE_GOLDEN=1 pytest tests/golden` writes the pages anew: read the diff before committing it.
"""

import os
from pathlib import Path

import pytest

from onrecord.parse import parse_bundle
from onrecord.read.inputs import iter_sources
from onrecord.read.sources import ReadOptions, SourceArticle

ROOT = Path(__file__).parents[2]
PAGES = Path(__file__).parent
SEEDS = [item for item in iter_sources([ROOT / "seeds"], ReadOptions()) if isinstance(item, SourceArticle)]


def page(bundle):
    names = {actor["actor_id"]: actor["entity_id"] for actor in bundle["actors"]}
    lines = [f"article {bundle['article']['language']} dateline={bundle['article']['dateline']}"]
    lines += [f"section {row['heading']!r} {len(row['paragraphs'])} paragraphs" for row in bundle["sections"]]
    lines += [line for row in bundle["quotes"] for line in quote_lines(row, names)]
    lines += [line for row in bundle["actors"] for line in actor_lines(row)]
    lines += [line for row in bundle["allegations"] for line in allegation_lines(row, names)]
    return "\n".join(lines) + "\n"


def quote_lines(row, names):
    yield f"quote {row['kind']} by {row['rule']}: {row['text']}"
    yield f"    {row['speaker']!r} = {names.get(row['speaker_id'])} | cue {row['cue']!r}"


def actor_lines(row):
    yield f"actor {row['entity_id']} {row['name']!r} role={row['role']} country={row['country_code']}"
    yield "    " + ", ".join(f"{mention['text']} ({mention['kind']})" for mention in row["mentions"])


def allegation_lines(row, names):
    yield f"allegation by {row['rule']}: {row['text']}"
    yield f"    accuser {row['accuser']!r} = {[names[key] for key in row['accuser_ids']]} | cue {row['cue']!r}"
    accused = [span["text"] for span in row["accused"]]
    yield f"    accused {accused} = {[names[key] for key in row['accused_ids']]}"
    for answer in row["responses"]:
        yield f"    {answer['kind']} {[names[key] for key in answer['actor_ids']]}: {answer['text']}"


@pytest.mark.parametrize("source", SEEDS, ids=lambda source: source.source_id)
def test_a_seed_gives_the_records_of_its_page(source):
    file = PAGES / f"{Path(source.source_id).stem}.txt"
    found = page(parse_bundle(source))
    if os.environ.get("ONRECORD_UPDATE_GOLDEN"):
        file.write_text(found, encoding="utf-8")

    assert found == file.read_text(encoding="utf-8")


def test_every_seed_has_a_page():
    assert {file.stem for file in PAGES.glob("*.txt")} == {Path(source.source_id).stem for source in SEEDS}
    assert len(SEEDS) == 6
