"""A set of hard pages with their truth: turned, blank, poor, sent twice, full of figures."""
