"""The version of the package: in `--version`, in Parquet metadata and in every descriptor."""

__version__ = "0.1.0"
