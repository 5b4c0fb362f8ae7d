"""What a worker process is asked to do, a shard at a time: to parse articles, to check or mend a dataset, to read pages."""
