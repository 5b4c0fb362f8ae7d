"""Who is quoted most? With pandas: `python examples/quoted_most.py out/demo`."""

import sys
from pathlib import Path

import pandas as pd


def quoted_most(dataset: Path) -> pd.DataFrame:
    """Return a row a speaker, the most quoted first; `entity_id` is the same in every article, `actor_id` is not."""
    quotes = pd.read_parquet(dataset / "parquet/quotes")
    actors = pd.read_parquet(dataset / "parquet/actors")
    quotes["words"] = quotes["text"].str.split().str.len()
    spoken = quotes.merge(actors[["actor_id", "entity_id", "name"]], left_on="speaker_id", right_on="actor_id")
    speakers = spoken.groupby("entity_id").agg(
        speaker=("name", "first"),
        articles=("article_id", "nunique"),
        quotes=("quote_id", "count"),
        words=("words", "sum"),
    )
    return speakers.sort_values(["quotes", "words", "speaker"], ascending=[False, False, True]).reset_index(drop=True)


if __name__ == "__main__":
    print(quoted_most(Path(sys.argv[1])).head(5).to_string(index=False))
