"""Forms of American bills: claim forms, statements, ledgers, invoices, and papers that are no bill."""
