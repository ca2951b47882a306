"""The web: a REST interface and the pages that people see."""
