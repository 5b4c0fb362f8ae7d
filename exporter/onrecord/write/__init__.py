"""Bundles -> a dataset: JSON Lines and Parquet parts, descriptors, and one commit that publishes them."""
