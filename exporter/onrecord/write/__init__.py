"""Bundles -> the files of a dataset: JSON Lines and Parquet parts, descriptors, rejects and log."""
