"""A made-up matter: its packets, its requests and what was planted in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Asked, Fault, Person, Planted


@dataclass
class Matter:
    """Everything that is dropped for one client, and everything that is true of it.

    `loose` packets lie in the inbox itself, outside the matter's folder: their pages say whose
    they are.
    """

    id: str
    client: Person
    date_of_loss: dt.date
    story: str
    requests: list[Asked] = field(default_factory=list)
    packets: list[Packet] = field(default_factory=list)
    loose: list[Packet] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def matter_json(self) -> dict[str, Any]:
        """Give matter.json as the paralegal would keep it."""
        return {
            "matter": self.id,
            "client": self.client.name,
            "dob": self.client.dob.isoformat(),
            "date_of_loss": self.date_of_loss.isoformat(),
            "requests": [
                {
                    "provider": a.provider,
                    "sent": a.sent.isoformat(),
                    "from": a.date_from.isoformat(),
                    "to": a.date_to.isoformat(),
                    "items": list(a.items),
                }
                | ({"files": list(a.files)} if a.files else {})
                for a in self.requests
            ],
        }
