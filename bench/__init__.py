"""Speeds of Fullchart, measured beside other tools in one run: `make bench`."""
