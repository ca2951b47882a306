"""Bills: claim forms, statements and ledgers as lines, totals and payments."""

from ingest.finding.bills.find import find_bills

__all__ = ["find_bills"]
