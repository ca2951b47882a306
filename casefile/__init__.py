"""The ground floor: the facts of a matter, the published contract, and the store.

Everything above speaks in these frozen dataclasses. Nothing here reads a PDF, applies a rule or
serves a page.
"""
