"""Facts in the store: what was found in each packet, whole."""

from __future__ import annotations

from sqlalchemy import select

from casefile.matters import PacketFacts
from casefile.store.base import Clock, upsert
from casefile.store.codec import facts_from_json, facts_to_json
from casefile.store.engine import Sessions
from casefile.store.tables import FactsRow, PacketRow


class Facts:
    """What the packets say."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        """Keep facts in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock

    def save(self, facts: PacketFacts, rules: str) -> None:
        """Store a packet's facts, found under the rules of version `rules`."""
        values = {
            "packet": facts.id,
            "rules": rules,
            "facts": facts_to_json(facts),
            "found_at": self._clock(),
        }
        with self._sessions.write() as session:
            upsert(session, FactsRow, values)

    def load(self, packet: str) -> PacketFacts | None:
        """Give a packet's facts, or None where nothing was found yet."""
        with self._sessions.read() as session:
            text = session.scalar(select(FactsRow.facts).where(FactsRow.packet == packet))
        return facts_from_json(text) if text is not None else None

    def rules_of(self, packet: str) -> str | None:
        """Give the version of the rules a packet's facts were found under, or None."""
        with self._sessions.read() as session:
            return session.scalar(select(FactsRow.rules).where(FactsRow.packet == packet))

    def of_matter(self, matter: str) -> tuple[PacketFacts, ...]:
        """Give the facts of a matter's packets in file order; packets under work are left out."""
        with self._sessions.read() as session:
            texts = session.scalars(
                select(FactsRow.facts)
                .join(PacketRow, PacketRow.id == FactsRow.packet)
                .where(PacketRow.matter == matter)
            )
            found = [facts_from_json(text) for text in texts.yield_per(1)]
        return tuple(sorted(found, key=lambda f: (f.file, f.id)))
