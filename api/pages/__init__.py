"""The plain pages that people see: lists, and each flag beside its page."""
