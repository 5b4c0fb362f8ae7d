import copy
import itertools
import json
from pathlib import Path

import pytest

from onrecord import contract
from onrecord.write.commit import publish, staging_folder
from onrecord.write.parts import WriteOptions
from onrecord.write.shards import ShardWriter


def bundle_of(source_id):
    """Return the bundle of the documentation as if the article had come under another id."""
    bundle = copy.deepcopy(contract.document("bundle")["examples"][0])
    article = bundle["article"]
    renamed = contract.article_id(source_id, article["text"])
    bundle = json.loads(json.dumps(bundle).replace(article["article_id"], renamed))
    bundle["article"]["source_id"] = source_id
    return bundle


def write_dataset(out, shards, options=None):
    """Write a dataset of bundles, a list of them for each shard."""
    options = options or WriteOptions()
    with staging_folder(Path(out), options) as staging:
        records = []
        for index, bundles in enumerate(shards):
            with ShardWriter(staging, index, options) as writer:
                for bundle in bundles:
                    writer.add(bundle)
                records.append(writer.close())
        publish(staging, Path(out), records, options, {})
    return Path(out)


VALUES = [
    None, True, 0, 1, -1, 1.0, 1.5, 2**31, 2**64, "", "x", "x\n", " ", "\N{ARABIC-INDIC DIGIT THREE}", "2026-02-30T00:00:00.000000Z",
    "2026-03-01T09:30:60.000000Z", "2026-03-01T09:30:00Z", "0000-03-01T09:30:00.000000Z", "en_US", "prk", [], [None], ["x", "x"], {}, {"start": 0},
]  # fmt: skip


def iter_places(value, path=()):
    """Yield the path of everything inside a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from iter_places(inner, (*path, key))


def parent_of(bundle, path):
    for key in path[:-1]:
        bundle = bundle[key]
    return bundle


def replaced(bundle, path, value):
    changed = copy.deepcopy(bundle)
    parent_of(changed, path)[path[-1]] = value
    return changed


def iter_mutated():
    """Yield the bundle of the documentation with one thing wrong, or odd, in every place."""
    (bundle,) = contract.document("bundle")["examples"]
    places = list(iter_places(bundle))
    for place, value in itertools.product(places, VALUES):
        yield replaced(bundle, place, value)
    for place in places:
        changed = copy.deepcopy(bundle)
        del parent_of(changed, place)[place[-1]]
        yield changed
        if isinstance(place[-1], str):
            changed = copy.deepcopy(bundle)
            parent_of(changed, place)["mood"] = "grim"
            yield changed
            old = parent_of(bundle, place)[place[-1]]
            if isinstance(old, str):
                yield replaced(bundle, place, old + "\n")


@pytest.fixture
def bundle():
    return bundle_of("ferry-report")


@pytest.fixture(scope="session")
def make_bundle():
    return bundle_of


@pytest.fixture(scope="session")
def make_dataset():
    return write_dataset


@pytest.fixture(scope="session")
def iter_mutants():
    return iter_mutated
