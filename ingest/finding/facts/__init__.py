"""Facts: sentences and table rows of a visit that are worth quoting."""
