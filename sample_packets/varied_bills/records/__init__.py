"""Short records in several layouts: notes, reports, days of therapy, covers and certificates."""
