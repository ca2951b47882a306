"""Requests for records: what was asked of whom, when it is due, what was done about it."""
