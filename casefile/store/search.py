"""Full text of the pages: SQLite's FTS5, or PostgreSQL's tsvector.

Both index the same plain words (`casefile.search.tokens`, joined by blanks), so that both find the
same pages. What a person typed never reaches either as syntax.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
)

from casefile.search import Phrase, tokens
from casefile.store.engine import Sessions
from casefile.store.tables import PacketRow, PageTextRow

INDEX = "page_search"


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page that holds what was searched for."""

    packet: str
    file: str
    page: int


class PageSearch:
    """The words of every page that was read."""

    def __init__(self, sessions: Sessions) -> None:
        """Keep the words in the database behind `sessions`."""
        self._sessions = sessions

    def fill(self, packet: str, pages: Mapping[int, str]) -> None:
        """Store the text of a packet's pages, in place of what was stored of it before."""
        rows = [
            {"packet": packet, "page": page, "words": " ".join(tokens(words))}
            for page, words in sorted(pages.items())
        ]
        with self._sessions.write() as session:
            session.execute(delete(PageTextRow).where(PageTextRow.packet == packet))
            if rows:
                session.execute(insert(PageTextRow), rows)

    def find(
        self, matter: str, phrases: Sequence[Phrase], *, limit: int = 50, offset: int = 0
    ) -> tuple[int, tuple[PageHit, ...]]:
        """Count the pages of a matter that hold all the phrases, and give some, in page order."""
        if not phrases:
            return 0, ()
        with self._sessions.read() as session:
            postgres = session.get_bind().dialect.name == "postgresql"
            holds = _postgres_holds(phrases) if postgres else _sqlite_holds(phrases)
            hits = (
                select(PageTextRow.packet, PacketRow.file, PageTextRow.page)
                .join(PacketRow, PacketRow.id == PageTextRow.packet)
                .where(PacketRow.matter == matter, holds)
            )
            found = [PageHit(*row) for row in session.execute(hits)]
        # Sorted here: databases order accents and case each in their own way.
        found.sort(key=lambda hit: (hit.file, hit.packet, hit.page))
        return len(found), tuple(found[offset : offset + limit])


def _sqlite_holds(phrases: Iterable[Phrase]) -> ColumnElement[bool]:
    asked = " AND ".join(f'"{" ".join(p.tokens)}"{" *" if p.prefix else ""}' for p in phrases)
    index = table(INDEX, column("rowid"))
    matching = select(index.c.rowid).where(column(INDEX).op("MATCH")(asked))
    return PageTextRow.id.in_(matching)


def _postgres_holds(phrases: Iterable[Phrase]) -> ColumnElement[bool]:
    asked = " & ".join(f"({_postgres_phrase(phrase)})" for phrase in phrases)
    # Written out, not as a parameter: only so the planner sees that the index is of this text.
    plain: ColumnElement[str] = literal_column("'simple'::regconfig")
    indexed = func.to_tsvector(plain, PageTextRow.words)
    return indexed.op("@@", is_comparison=True)(func.to_tsquery(plain, asked))


def _postgres_phrase(phrase: Phrase) -> str:
    quoted = " <-> ".join(f"'{token}'" for token in phrase.tokens)
    return f"{quoted}:*" if phrase.prefix else quoted
