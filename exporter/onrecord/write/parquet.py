"""Lines of JSON -> Parquet with the contract's Arrow schema.

The tables are made from the very bytes of the JSON Lines, so the two formats cannot differ. Settings follow what readers
like best: row groups of DuckDB's size (few rows where texts are long), zstd, a page index, plain strings. Rows keep the
order of the input, hence no `sorting_columns`.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.contract import arrow_schema, arrow_table

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP_ROWS = {"articles": 10_000}
_DEFAULT_GROUP_ROWS = 122_880
_GROUP_BYTES = 64 * 1024 * 1024


class ParquetFile:
    """A growing Parquet file; a row group is written when it is full, in rows or in memory."""

    def __init__(self, path: Path, table: str) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415 - slow to import, and not every command writes

        path.parent.mkdir(parents=True, exist_ok=True)
        self._table = table
        self._group_rows = _GROUP_ROWS.get(table, _DEFAULT_GROUP_ROWS)
        self._pending: list[pa.Table] = []
        self._writer = pq.ParquetWriter(path, arrow_schema(table), compression="zstd", write_page_index=True)

    def write(self, lines: bytes) -> None:
        """Append whole lines of JSON."""
        self._pending.append(arrow_table(self._table, lines))
        rows = sum(chunk.num_rows for chunk in self._pending)
        size = sum(chunk.nbytes for chunk in self._pending)
        if rows >= self._group_rows or size >= _GROUP_BYTES:
            self._flush()

    def close(self) -> None:
        """Write what is pending and the footer."""
        self._flush()
        self._writer.close()

    def abort(self) -> None:
        """Let go of the file; a writer that still held itself open would try, and complain, when it is collected."""
        self._writer.is_open = False

    def _flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415

        if self._pending:
            self._writer.write_table(pa.concat_tables(self._pending), row_group_size=self._group_rows)
            self._pending = []
