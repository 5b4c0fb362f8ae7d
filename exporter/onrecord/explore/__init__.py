"""A finished dataset -> answers: SQL, statistics, and sheets to check a sample by eye."""
