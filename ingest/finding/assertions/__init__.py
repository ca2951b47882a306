"""Assertions: what a record states that another could contradict."""
