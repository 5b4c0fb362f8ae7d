"""Names: capitals -> the names of actors, with the type and the role that the text tells."""
