"""Pages typed by hand: every line of a text becomes a line of words with boxes."""

from casefile.pages import PageReading, Source
from casefile.words import Box, Word


def typed_page(text: str, page: int = 1, confidence: float = 1.0) -> PageReading:
    """Set `text` as a letter-size page; three spaces or more part the cells of a form."""
    words: list[Word] = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        top = 0.05 + row * 0.016
        for start, token in _tokens(line):
            x0 = 0.06 + start * 0.0088
            x1 = x0 + len(token) * 0.0085
            words.append(Word(token, Box(x0, top, x1, top + 0.011), confidence, row))
    return PageReading(page, Source.TEXT, tuple(words), 612, 792)


def _tokens(line: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    at = 0
    for token in line.split(" "):
        if token:
            found.append((at, token))
        at += len(token) + 1
    return found
