"""Memory that was freed, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def give_back() -> None:
    """Give freed memory back to the system (Linux).

    glibc keeps what was freed for the next time, each thread a store of its own, so that a process
    would stay as large as the sum of its largest moments.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)


def gives_back(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """Have a function give freed memory back once it has ended, and let go of all it held."""

    @wraps(work)
    def working(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        result = work(*args, **kwargs)
        give_back()
        return result

    return working
