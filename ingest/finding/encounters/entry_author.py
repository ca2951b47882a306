"""Who heads or signs an entry in a list of notes, where others wrote the entries around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from casefile.categories import Category
from casefile.dates import DateMention
from casefile.names import same_person
from casefile.rules import RuleBook
from ingest.finding.encounters.entry_rows import rows_of_entry
from ingest.finding.providers.namings import LED_TO, NamedProvider
from ingest.finding.providers.weigh import providers_in
from ingest.finding.rows import Row
from ingest.finding.running_text import is_prose

_BY_NAME = 5.0
"""What a name with credentials by itself weighs."""


def author_of(
    entry: DateMention,
    rows: Sequence[Row],
    category: Category,
    patients: Collection[str],
    rules: RuleBook = RuleBook(),
) -> NamedProvider | None:
    """Name who heads or signs an entry; None where its own rows name nobody so.

    Whoever its running text speaks of ("seen by Ana Ruiz, MD, about the knee") did not write it.

    Args:
        entry: the date that opens the entry.
        rows: the rows of its page.
        category: the kind of care.
        patients: whose names stand there too.
        rules: where `providers.toml` may be overridden.
    """
    own = rows_of_entry(entry, rows)
    best: tuple[float, NamedProvider] | None = None
    for told in providers_in(own, category, rules):
        set_apart = [n for n in told.namings if n.how != LED_TO or not is_prose(own[n.row].text)]
        weight = max((n.weight for n in set_apart), default=0.0)
        known = any(same_person(told.name, p) for p in patients)
        if weight >= _BY_NAME and not known and (best is None or weight > best[0]):
            best = weight, told
    return best[1] if best else None
