"""Sentences of a page: headings, phrases, parts of the body, what did and did not happen."""
