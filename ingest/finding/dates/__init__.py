"""Dates: how they are printed, what the words beside them say they are, which a sentence states."""
