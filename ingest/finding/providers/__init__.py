"""Providers: who rendered the care, and where, by a record's own words."""
