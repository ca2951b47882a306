"""Bills of many layouts with the records that belong to them, and what a paralegal would flag."""
