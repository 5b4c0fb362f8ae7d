import copy
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


@pytest.fixture
def bundle():
    return bundle_of("ferry-report")


@pytest.fixture(scope="session")
def make_bundle():
    return bundle_of


@pytest.fixture(scope="session")
def make_dataset():
    return write_dataset
