"""A made-up matter: packets whose pages say what their facts quote, and PDF files of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from casefile.categories import Category, FactKind, FlagKind, Severity
from casefile.encounters import Encounter, Fact, Study
from casefile.flags import Evidence, Flag, Judgement
from casefile.matters import Client, Matter, MatterFacts, PacketFacts, UnreadableFile
from casefile.pages import PageFacts, Source, Turn
from casefile.words import Box

DAY = dt.date(2022, 9, 17)
CLINIC = "Brightwater Family Clinic"
CLIENT = Client("Odette Marlowe", dt.date(1971, 3, 14))
MATTER = Matter("2022-0917", CLIENT, date_of_loss=dt.date(2022, 9, 10))
WIDTH, HEIGHT = 612, 792
LINE = Box(72 / WIDTH, 80 / HEIGHT, 330 / WIDTH, 95 / HEIGHT)


def fact(text: str, page: int = 1, kind: FactKind = FactKind.FINDING, **more: Any) -> Fact:
    return Fact(kind, text, page, more.pop("box", LINE), **more)


def visit(
    packet: str = "p1",
    *said: str | Fact,
    category: Category = Category.OFFICE_VISIT,
    date: dt.date | None = DAY,
    pages: tuple[int, ...] = (1,),
    provider: str | None = "Harriet Quill",
    facility: str | None = CLINIC,
    number: int = 0,
    study: Study | None = None,
    **more: Any,
) -> Encounter:
    facts = tuple(fact(s, pages[0]) if isinstance(s, str) else s for s in said)
    return Encounter(
        f"{packet}-e{pages[0]}.{number}", packet, category, date, pages, provider=provider,
        facility=facility, facts=facts, study=study, **more,
    )  # fmt: skip


def packet(
    name: str,
    encounters: Sequence[Encounter] = (),
    *,
    pages: int = 1,
    file: str | None = None,
    foreign: Iterable[int] = (),
    rotation: Turn = 0,
    **more: Any,
) -> PacketFacts:
    """Make a packet whose pages hold exactly what its encounters quote from them."""
    quoted = {n: [f.text for e in encounters for f in e.facts if f.page == n] for n in _to(pages)}
    held = tuple(
        PageFacts(
            n,
            Source.TEXT,
            Category.OFFICE_VISIT,
            0,
            rotation=rotation,
            text="\n".join(quoted[n]),
            foreign=n in tuple(foreign),
        )
        for n in _to(pages)
    )
    return PacketFacts(
        name, file or f"{name}.pdf", name * 4, pages, CLINIC, pages=held,
        encounters=tuple(encounters), **more,
    )  # fmt: skip


def facts_of(*packets: PacketFacts, unreadable: tuple[UnreadableFile, ...] = ()) -> MatterFacts:
    return MatterFacts(MATTER, packets, unreadable)


def gap_flag(until: dt.date) -> Flag:
    return Flag(
        "f1", FlagKind.TREATMENT_GAP, Severity.LOW, "53 days without treatment", "n1",
        date=until - dt.timedelta(53), end_date=until,
    )  # fmt: skip


def missing_flag(*evidence: Evidence, **more: Any) -> Flag:
    flag = Flag(
        "f2", FlagKind.MISSING_RECORD, Severity.HIGH, "Knee MRI of 12/06/2022: billed, none came",
        "n2", evidence=evidence, ask="The report of the knee MRI.",
    )  # fmt: skip
    return replace(flag, **more)


def judged(*flags: Flag, **more: Any) -> Judgement:
    return Judgement(flags, **more)


def write_pages(path: Path, pages: Sequence[Sequence[str]], **how: object) -> Path:
    """Write a PDF with these lines on its pages, the first line where `LINE` is."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1, **how)
    for lines in pages:
        canvas.setFont("Helvetica", 12)
        for number, line in enumerate(lines):
            canvas.drawString(74, HEIGHT - 92 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return path


def _to(pages: int) -> range:
    return range(1, pages + 1)
