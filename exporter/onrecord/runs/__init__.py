"""A run -> a published dataset: its lock, its work folder, what it keeps to go on, and the commit."""
