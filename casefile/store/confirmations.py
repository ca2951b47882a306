"""The provider directory in the store: what people confirmed of printed names, and took back."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from casefile.directory import Confirmation, Directory, Naming, NotConfirmable
from casefile.names import verbatim_tokens
from casefile.store.base import Clock
from casefile.store.engine import Sessions
from casefile.store.tables import FactsRow, NamingRow, PacketRow, RequestRow


class Confirmations:
    """What people confirmed, firm-wide. Nothing is overwritten or deleted."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        """Keep the directory in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock

    def in_force(self) -> Directory:
        """Give the directory as it stands."""
        return Directory(c.naming for c in self.all() if c.taken_back_at is None)

    def all(self) -> tuple[Confirmation, ...]:
        """Give every confirmation, those taken back too, oldest first."""
        with self._sessions.read() as session:
            rows = session.scalars(select(NamingRow).order_by(NamingRow.id))
            return tuple(_confirmation(row) for row in rows)

    def get(self, confirmation: int) -> Confirmation | None:
        """Give one confirmation, or None."""
        with self._sessions.read() as session:
            row = session.get(NamingRow, confirmation)
            return _confirmation(row) if row else None

    def confirm(self, entered: Naming, person: str) -> Confirmation:
        """Store that a person confirmed a naming; the same one again gives the one that stands.

        Raises NotConfirmable where it cannot stand beside the others.
        """
        with self._sessions.write() as session:
            checked = self.in_force().check(entered)
            for former in self.all():
                if former.taken_back_at is None and former.naming.says(checked):
                    return former
            row = NamingRow(
                printed=checked.printed,
                provider=checked.provider,
                department=checked.department,
                npi=checked.npi,
                person=person,
                at=self._clock(),
            )
            session.add(row)
            session.flush()
            return _confirmation(row)

    def take_back(self, confirmation: int, person: str) -> Confirmation:
        """Store that a person took a confirmation back.

        Raises KeyError where there is none, NotConfirmable where somebody did so before.
        """
        with self._sessions.write() as session:
            row = session.get(NamingRow, confirmation)
            if row is None:
                raise KeyError(confirmation)
            if row.taken_back_at is not None:
                raise NotConfirmable(f"{row.taken_back_by} has taken this back before.")
            row.taken_back_by, row.taken_back_at = person, self._clock()
            session.flush()
            return _confirmation(row)

    def may_concern(self, naming: Naming) -> tuple[str, ...]:
        """Give the matters that may print a name or number, by id: those that hold its words."""
        words = verbatim_tokens(naming.printed)
        found = _holds(FactsRow.facts, words)
        if naming.npi:
            found = or_(found, _holds(FactsRow.facts, (naming.npi,)))
        in_packets = (
            select(PacketRow.matter)
            .join(FactsRow, FactsRow.packet == PacketRow.id)
            .where(PacketRow.matter.is_not(None), found)
        )
        in_requests = select(RequestRow.matter).where(_holds(RequestRow.provider, words))
        with self._sessions.read() as session:
            matters = {*session.scalars(in_packets), *session.scalars(in_requests)}
        return tuple(sorted(m for m in matters if m is not None))


def _holds(text: InstrumentedAttribute[str], words: tuple[str, ...]) -> ColumnElement[bool]:
    plain = func.lower(text)
    for apostrophe in ("'", "\u2019", r"\u2019"):  # the last as JSON in ASCII has it
        plain = func.replace(plain, apostrophe, "")
    return and_(true(), *(plain.contains(word, autoescape=True) for word in words))


def _confirmation(row: NamingRow) -> Confirmation:
    return Confirmation(
        id=row.id,
        naming=Naming(row.printed, row.provider, row.department, row.npi),
        person=row.person,
        at=row.at,
        taken_back_by=row.taken_back_by,
        taken_back_at=row.taken_back_at,
    )
