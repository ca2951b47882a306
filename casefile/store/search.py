"""Full text of the pages: SQLite's FTS5, or PostgreSQL's tsvector.

Both index the same plain words (`casefile.search.indexed`, joined by blanks), so that both find the
same pages. What a person typed never reaches either as syntax.
"""

from __future__ import annotations

from collections import Counter
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

from casefile.search import Phrase, indexed
from casefile.store.engine import Sessions
from casefile.store.tables import PacketRow, PageTextRow
from casefile.words import Word

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

    def put(self, packet: str, pages: Mapping[int, Sequence[Word]]) -> None:
        """Store the words of pages, in place of what was stored of them before."""
        rows = [
            {"packet": packet, "page": page, "words": " ".join(p.token for p in indexed(words))}
            for page, words in sorted(pages.items())
        ]
        with self._sessions.write() as session:
            session.execute(
                delete(PageTextRow).where(
                    PageTextRow.packet == packet, PageTextRow.page.in_(pages.keys())
                )
            )
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

    def words_of(self, matter: str) -> Counter[str]:
        """Give every word on a matter's pages, with the number of pages that it is on."""
        texts = (
            select(PageTextRow.words)
            .join(PacketRow, PacketRow.id == PageTextRow.packet)
            .where(PacketRow.matter == matter)
        )
        counts: Counter[str] = Counter()
        with self._sessions.read() as session:
            for text in session.scalars(texts):
                counts.update(set(text.split()))
        return counts


def _sqlite_holds(phrases: Iterable[Phrase]) -> ColumnElement[bool]:
    asked = " AND ".join(f"({_sqlite_phrase(phrase)})" for phrase in phrases)
    index = table(INDEX, column("rowid"))
    matching = select(index.c.rowid).where(column(INDEX).op("MATCH")(asked))
    return PageTextRow.id.in_(matching)


def _sqlite_phrase(phrase: Phrase) -> str:
    begins = " *" if phrase.prefix else ""
    return " OR ".join(f'"{" ".join(form)}"{begins}' for form in phrase.forms)


def _postgres_holds(phrases: Iterable[Phrase]) -> ColumnElement[bool]:
    asked = " & ".join(f"({_postgres_phrase(phrase)})" for phrase in phrases)
    parsed: ColumnElement[str] = literal_column(f"{PageTextRow.__tablename__}.{INDEX}")
    simple: ColumnElement[str] = literal_column("'simple'::regconfig")
    return parsed.op("@@", is_comparison=True)(func.to_tsquery(simple, asked))


def _postgres_phrase(phrase: Phrase) -> str:
    begins = ":*" if phrase.prefix else ""
    forms = (" <-> ".join(f"'{token}'" for token in form) for form in phrase.forms)
    return " | ".join(f"({form}{begins})" for form in forms)
