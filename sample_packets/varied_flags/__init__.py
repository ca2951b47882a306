"""A set of matters that try the flags: what is missing, and what only looks so."""
