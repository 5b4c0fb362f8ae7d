"""Every table with the Hub's loader, offline: `python examples/load_with_datasets.py out/demo`.

The card of a dataset (its README.md) names a configuration a table; a table without rows has none.
"""

import os
import sys

os.environ["HF_HUB_OFFLINE"] = "1"  # read when the library is imported

import datasets

datasets.disable_progress_bars()


def load_tables(dataset: str) -> dict[str, datasets.Dataset]:
    """Return each table under its name."""
    names = datasets.get_dataset_config_names(dataset)
    return {name: datasets.load_dataset(dataset, name, split="train") for name in names}


if __name__ == "__main__":
    for name, table in load_tables(sys.argv[1]).items():
        print(f"{name}: {table.num_rows} rows, {len(table.column_names)} columns")
