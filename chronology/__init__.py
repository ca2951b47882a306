"""One merged, cited chronology of a matter, and its exports."""
