"""Bills: claim forms, statements and ledgers as lines, totals and payments."""
