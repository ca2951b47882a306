"""Sorting: from the readings of a packet to page kinds, printed numbers and documents."""

from ingest.sorting.sort import SortedPage, Sorting, sort_pages

__all__ = ["SortedPage", "Sorting", "sort_pages"]
