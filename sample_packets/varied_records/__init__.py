"""A set of varied records with truth: who, where, when, what, on layouts of many makes."""
