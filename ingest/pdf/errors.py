"""Why a file, or a page of it, cannot be read: in words for a paralegal."""

from __future__ import annotations


class UnreadablePdf(ValueError):  # noqa: N818 - it names what the file is, as the flag does
    """The file cannot be used at all; `str()` is the plain reason."""


class UnreadablePage(ValueError):  # noqa: N818
    """One page cannot be opened though its file can; `str()` is the plain reason."""
