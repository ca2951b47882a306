"""Pages full of figures: a ledger in monospace without rulings, and a boxed claim form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.hard_pages.content import CLIENT, CPT, ICD, Content, us


@dataclass(frozen=True)
class Row:
    """One service as billed."""

    day: dt.date
    code: str
    words: str
    diagnosis: str
    cents: int

    @property
    def amount(self) -> str:
        """The charge as printed."""
        return _money(self.cents)


def services(content: Content, count: int) -> list[Row]:
    """Give services billed from the content's day on."""
    codes, figures = content.words("codes"), content.figures("charges")
    day, rows = content.day, []
    for _ in range(count):
        code, words = codes.choice(CPT)
        rows.append(Row(day, code, words, codes.choice(ICD), figures.randint(2800, 189999)))
        day += dt.timedelta(days=figures.choice((0, 1, 2, 3, 7)))
    if content.amended:
        rows[3] = replace(rows[3], cents=rows[3].cents + 4150)
    return rows


def ledger(content: Content) -> Sheet:
    """One page of a running ledger, as a line printer gave it."""
    sheet = Sheet("billing", style="ledger")
    sheet.text(36, 48, content.clinic[0].upper(), "mono-b", 11)
    sheet.text(36, 62, content.clinic[1], "mono", 9)
    sheet.text(
        36, 84, f"PATIENT LEDGER   {CLIENT.formal.upper()}   ACCT {CLIENT.mrn}", "mono-b", 10
    )
    sheet.text(36, 100, f"PRINTED {us(content.day + dt.timedelta(days=120))}", "mono", 9)
    columns = ((36, "DATE"), (112, "CPT"), (166, "ICD-10"), (238, "SERVICE"))
    for x, head in columns:
        sheet.text(x, 128, head, "mono-b", 9.5)
    sheet.text(480, 128, "CHARGE", "mono-b", 9.5, align="right")
    sheet.text(576, 128, "BALANCE", "mono-b", 9.5, align="right")
    brought = content.figures("brought").randint(0, 90000)
    for n, (row, balance) in enumerate(_running(services(content, 24), brought)):
        cells = (us(row.day), row.code, row.diagnosis, row.words)
        _print_row(sheet, 148.0 + 23 * n, [x for x, _ in columns], cells, ("mono", 9.5))
        _print_sums(sheet, 148.0 + 23 * n, {480: row.amount, 576: _money(balance)}, ("mono", 9.5))
    return sheet


def ruled_ledger(content: Content) -> Sheet:
    """One page of a practice's ledger: a thin rule under each service."""
    sheet = Sheet("billing", style="ruled ledger")
    sheet.text(40, 50, content.clinic[0], "sans-b", 14)
    sheet.text(40, 64, content.clinic[1], "sans", 8)
    sheet.text(572, 50, "Account history", "sans-b", 11, align="right")
    sheet.text(572, 64, f"{CLIENT.formal}   {CLIENT.mrn}", "sans", 8, align="right")
    columns = ((40, "Date"), (104, "Code"), (150, "Service"), (330, "Diagnosis"))
    for x, head in columns:
        sheet.text(x, 92, head, "sans-b", 8)
    sheet.text(480, 92, "Charge", "sans-b", 8, align="right")
    sheet.text(572, 92, "Balance", "sans-b", 8, align="right")
    for n, (row, balance) in enumerate(_running(services(content, 30), 0)):
        y = 108.0 + 16 * n
        cells = (us(row.day), row.code, row.words, row.diagnosis)
        _print_row(sheet, y, [x for x, _ in columns], cells, ("sans", 8))
        _print_sums(sheet, y, {480: row.amount, 572: _money(balance)}, ("sans", 8))
        sheet.line(36, y + 4.5, 576, y + 4.5, 0.3)
    return sheet


def _running(rows: Iterable[Row], brought: int) -> Iterator[tuple[Row, int]]:
    """Give each service with the balance in cents after it."""
    for row in rows:
        brought += row.cents
        yield row, brought


def _money(cents: int) -> str:
    return f"{cents // 100:,}.{cents % 100:02d}"


Face = tuple[str, float]
"""A font and its size."""


def _print_row(
    sheet: Sheet, y: float, places: Sequence[float], cells: Sequence[str], face: Face
) -> None:
    for x, cell in zip(places, cells, strict=True):
        sheet.text(x, y, cell, *face)


def _print_sums(sheet: Sheet, y: float, sums: Mapping[int, str], face: Face) -> None:
    for right, amount in sums.items():
        sheet.text(right, y, amount, *face, align="right")


def claim(content: Content) -> Sheet:
    """A form of an auto insurer: captions in small type, entries by typewriter, six services."""
    sheet = Sheet("billing", style="claim")
    sheet.text(36, 44, "PROVIDER'S STATEMENT OF SERVICES", "sans-b", 13)
    sheet.text(576, 44, "Corvid Mutual  Form PS-7", "sans", 8, align="right")
    dice = content.figures("claim")
    top = (
        ("Injured person", CLIENT.formal.upper(), "Birth date", us(CLIENT.dob)),
        ("Address", CLIENT.address.upper(), "Telephone", CLIENT.phone),
        (
            "Provider",
            content.clinic[0].upper(),
            "Tax number",
            f"91-{dice.randint(1000000, 9999999)}",
        ),
        (
            "Claim number",
            f"CM{dice.randint(10000000, 99999999)}",
            "Date prepared",
            us(content.day + dt.timedelta(days=30)),
        ),
    )
    y = 58.0
    for one, entry, two, other in top:
        sheet.frame(36, y, 350, 30, 0.7)
        sheet.frame(386, y, 190, 30, 0.7)
        sheet.text(39, y + 8, one, "sans", 6.5)
        sheet.text(389, y + 8, two, "sans", 6.5)
        sheet.text(44, y + 24, entry, "mono", 10)
        sheet.text(394, y + 24, other, "mono", 10)
        y += 30
    edges = (36, 126, 196, 286, 476, 576)
    rows = services(content, 8)
    y += 14
    for n, head in enumerate(("Service date", "Procedure", "Diagnosis", "Description", "Charge")):
        sheet.frame(edges[n], y, edges[n + 1] - edges[n], 18, 0.7)
        sheet.text(edges[n] + 3, y + 12, head, "sans-b", 7.5)
    y += 18
    for row in rows:
        for n, cell in enumerate((us(row.day), row.code, row.diagnosis, row.words)):
            sheet.frame(edges[n], y, edges[n + 1] - edges[n], 32, 0.7)
            sheet.text(edges[n] + 5, y + 21, cell, "mono", 10)
        sheet.frame(476, y, 100, 32, 0.7)
        sheet.text(570, y + 21, row.amount, "mono", 10, align="right")
        y += 32
    whole = sum(r.cents for r in rows)
    sheet.text(480, y + 20, "Total", "sans-b", 9, align="right")
    sheet.text(570, y + 20, f"{whole // 100:,}.{whole % 100:02d}", "mono-b", 10, align="right")
    sheet.frame(36, y + 40, WIDTH - 72, 60, 0.7)
    sheet.text(39, y + 49, "Signature of the provider or agent", "sans", 6.5)
    sheet.sign(60, y + 84, content.clinician.split(",")[0], 22)
    return sheet
