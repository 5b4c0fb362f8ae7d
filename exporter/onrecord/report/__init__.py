"""A dataset, or the bundle of one article -> a page of HTML that holds everything it needs and asks nobody for more."""
