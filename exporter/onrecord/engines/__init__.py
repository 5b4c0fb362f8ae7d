"""Tasks -> finished attempts: who processes which shard, on this machine or on many."""
