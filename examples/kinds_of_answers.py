"""How are allegations answered? With pyarrow alone, nested columns included: `python examples/kinds_of_answers.py out/demo`."""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds


def kinds_of_answers(dataset: Path) -> pa.Table:
    """Return a row a kind of answer, the most frequent first: a list of structs becomes a column by being flattened."""
    allegations = ds.dataset(dataset / "parquet/allegations").to_table(columns=["allegation_id", "responses"])
    kinds = pc.struct_field(pc.list_flatten(allegations["responses"]), "kind")
    counted = pa.table({"answer": kinds}).group_by("answer").aggregate([([], "count_all")])
    return counted.sort_by([("count_all", "descending"), ("answer", "ascending")])


if __name__ == "__main__":
    for row in kinds_of_answers(Path(sys.argv[1])).to_pylist():
        print(f"{row['count_all']:4} {row['answer']}")
