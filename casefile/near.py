"""Words on the pages that may be the word asked for, misread or misspelled."""

from __future__ import annotations

from collections.abc import Mapping

LEAST_LETTERS = 4
MOST_DIGITS = 1
"""A date, a number or a code has no near spelling: another one means something else."""

LONG = 6
"""From this length on, one letter more, less or other counts as near; before, only looks do."""

MOST = 6

_LOOKS = str.maketrans("01356i", "olesbl")
_RUNS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"))


def near_spellings(asked: str, held: Mapping[str, int]) -> tuple[str, ...]:
    """Give words of `held` (with the number of their pages) near one that was asked for.

    What only looks the same comes first, then what is on most pages.
    """
    if not has_spelling(asked):
        return ()
    look = _look(asked)
    near = []
    for word in held:
        if word == asked or abs(len(word) - len(asked)) > 2 or not has_spelling(word):
            continue
        same = _look(word) == look
        if same or (len(asked) >= LONG and _one_apart(asked, word)):
            near.append((not same, -held[word], word))
    return tuple(word for _, _, word in sorted(near)[:MOST])


def has_spelling(word: str) -> bool:
    """Tell whether a word is one of letters, that may be misspelled and still mean the same."""
    digits = sum(c.isdigit() for c in word)
    return digits <= MOST_DIGITS and len(word) - digits >= LEAST_LETTERS


def _look(word: str) -> str:
    """Give a word by its looks: letters and digits that are read for each other as one."""
    for run, letter in _RUNS:
        word = word.replace(run, letter)
    return word.translate(_LOOKS)


def _one_apart(one: str, other: str) -> bool:
    """Tell whether one letter more, less or other, or two changed about, makes one the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((n for n, c in enumerate(short) if c != long[n]), len(short))
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    swapped = short[same : same + 2][::-1] + short[same + 2 :]
    return short[same + 1 :] == long[same + 1 :] or swapped == long[same:]
