"""Which allegations were denied, and where do they stand? With Polars: `python examples/denied_or_not.py out/demo`."""

import sys
from pathlib import Path

import polars as pl

DENIALS = ["denial", "dismissal"]


def sentence() -> pl.Expr:
    """Return the sentence around an allegation: offsets count code points, and so does Polars."""
    start, end = pl.col("sentence_start"), pl.col("sentence_end")
    return pl.col("article_text").str.slice(start, end - start)


def read_allegations(dataset: Path) -> pl.DataFrame:
    """Return the allegations with their sentences and the texts of their denials, a list that may be empty."""
    allegations = pl.read_parquet(dataset / "parquet/allegations/*.parquet")
    articles = pl.read_parquet(dataset / "parquet/articles/*.parquet").select("article_id", article_text="text")
    answer = pl.element().struct
    denials = pl.col("responses").list.eval(answer.field("text").filter(answer.field("kind").is_in(DENIALS)))
    return allegations.join(articles, on="article_id", maintain_order="left").select(
        "allegation_id", "text", sentence=sentence(), denials=denials
    )


if __name__ == "__main__":
    found = read_allegations(Path(sys.argv[1]))
    denied = found.filter(pl.col("denials").list.len() > 0)
    for row in denied.iter_rows(named=True):
        print(row["sentence"])
        for answer in row["denials"]:
            print(f"    denied: {answer}")
    print(f"{len(denied)} of {len(found)} allegations were denied.")
