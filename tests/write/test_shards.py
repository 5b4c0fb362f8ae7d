"""A shard's parts: the same lines in every format, no file without rows, nothing left of an attempt that failed."""

import gzip
import hashlib
import json
import pickle

import pyarrow.parquet as pq
import pytest

from onrecord.contract import TABLES, arrow_schema
from onrecord.errors import OutputError
from onrecord.write.jsonl import arrange_bundle
from onrecord.write.parts import WriteOptions
from onrecord.write.shards import ShardWriter


def write_shard(folder, bundles, options=None, index=0):
    with ShardWriter(folder, index, options or WriteOptions()) as writer:
        for bundle in bundles:
            writer.add(bundle)
        return writer.close()


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_record_counts_rows_and_describes_files(tmp_path, make_bundle):
    record = write_shard(tmp_path, [make_bundle("a"), make_bundle("b")], index=7)
    assert record.index == 7
    assert record.rows == {"articles": 2, "sections": 2, "quotes": 4, "actors": 6, "allegations": 2}
    assert {part.path for part in record.parts} == files_of(tmp_path).keys()
    for part in record.parts:
        content = (tmp_path / part.path).read_bytes()
        assert (part.bytes, part.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        assert part.rows == record.rows[part.table]


def test_lines_are_the_records_with_their_keys_in_order(tmp_path, bundle):
    backwards = json.loads(json.dumps(bundle), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    write_shard(tmp_path, [arrange_bundle(backwards)])
    for table in TABLES:
        rows = [bundle["article"]] if table == "articles" else bundle[table]
        lines = (tmp_path / f"jsonl/{table}/part-00000.jsonl").read_text(encoding="utf-8")
        assert lines == "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)


def test_a_table_without_rows_has_no_file(tmp_path, bundle):
    record = write_shard(tmp_path, [bundle | {"allegations": []}])
    assert record.rows["allegations"] == 0
    assert not [path for path in files_of(tmp_path) if "allegations" in path]


@pytest.mark.parametrize(
    ("formats", "folders"), [("both", {"jsonl", "parquet"}), ("jsonl", {"jsonl"}), ("parquet", {"parquet"})]
)
def test_only_the_formats_asked_for_are_written(tmp_path, bundle, formats, folders):
    write_shard(tmp_path, [bundle], WriteOptions(formats))
    assert {path.partition("/")[0] for path in files_of(tmp_path)} == folders


def test_compressed_lines_are_the_lines(tmp_path, bundle):
    write_shard(tmp_path / "plain", [bundle])
    write_shard(tmp_path / "packed", [bundle], WriteOptions(gzip_jsonl=True))
    plain = (tmp_path / "plain/jsonl/quotes/part-00000.jsonl").read_bytes()
    assert gzip.decompress((tmp_path / "packed/jsonl/quotes/part-00000.jsonl.gz").read_bytes()) == plain


@pytest.mark.parametrize("options", [WriteOptions(), WriteOptions(gzip_jsonl=True)])
def test_a_second_run_writes_the_same_bytes_over_the_first(tmp_path, make_bundle, options):
    bundles = [make_bundle(str(number)) for number in range(3)]
    first = write_shard(tmp_path, bundles, options)
    before = files_of(tmp_path)
    assert write_shard(tmp_path, bundles, options) == first
    assert files_of(tmp_path) == before


def test_chunks_do_not_show(tmp_path, make_bundle):
    write_shard(tmp_path, [make_bundle(str(number)) for number in range(401)])
    articles = pq.read_table(tmp_path / "parquet/articles/part-00000.parquet")
    assert articles["source_id"].to_pylist() == [str(number) for number in range(401)]
    assert pq.read_metadata(tmp_path / "parquet/quotes/part-00000.parquet").num_row_groups == 1


def test_parquet_has_the_whole_schema_and_the_settings_that_readers_like(tmp_path, bundle):
    write_shard(tmp_path, [bundle])
    for table in TABLES:
        with pq.ParquetFile(tmp_path / f"parquet/{table}/part-00000.parquet") as file:
            assert file.schema_arrow.equals(arrow_schema(table))
            assert file.schema_arrow.metadata == arrow_schema(table).metadata
            column = file.metadata.row_group(0).column(0)
            assert column.compression == "ZSTD"
            assert column.has_offset_index
            assert file.metadata.row_group(0).sorting_columns == ()


def test_a_failed_attempt_leaves_nothing(tmp_path, bundle):
    with pytest.raises(KeyError):
        write_shard(tmp_path / "attempt", [bundle, {"article": {}}])
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_hold_files_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="File exists") as raised:
        ShardWriter(tmp_path / "file", 0, WriteOptions())
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)  # noqa: S301 - it comes from a worker
