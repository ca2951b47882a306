"""Mentions: what a record says of care elsewhere or earlier."""
