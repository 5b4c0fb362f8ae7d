"""Bundles and datasets -> issues: what does not keep the contract, and where."""
