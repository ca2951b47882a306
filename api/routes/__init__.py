"""The REST interface, one file per noun."""
