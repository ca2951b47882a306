"""The hospital's itemized statement, and the claims of the earlier visits."""

from __future__ import annotations

from sample_packets.builder.layouts import accounts, ub04
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Charge, charge, day
from sample_packets.matters.missed_leak.people import (
    ADMITTED,
    CHEST,
    CHOLE,
    CLIENT,
    FIRST_ED,
    FIRST_FILM,
    LABS,
    LAPAROTOMY,
    LEFT,
    MESA,
    SCAN,
    SECOND_ED,
    SECOND_SCAN,
    STAY,
    TISSUE,
)  # fmt: skip

STATEMENT = "grand_mesa_regional/itemized_statement.pdf"


def _stay_charges() -> list[Charge]:
    """The stay's charges by department, as the statement lists them."""
    kind, days = "inpatient", [f"2022-03-{n}" for n in range(11, 19)]
    out = [charge(d, "", "6240.00", "ICU room", kind, STAY, rev="0200") for d in days[:3]]
    out += [charge(d, "", "2380.00", "Semi-private room", kind, STAY, rev="0120") for d in days[3:]]
    out.append(
        charge(days[0], "99285", "3310.00", "ED visit level 5", "emergency", SECOND_ED, rev="0450")
    )
    out.append(
        charge(
            days[0],
            "44120",
            "14850.00",
            "Small bowel resection",
            "operative",
            LAPAROTOMY,
            rev="0360",
        )
    )
    out.append(
        charge(
            days[0],
            "",
            "3925.00",
            "Anesthesia time",
            "operative",
            LAPAROTOMY,
            rev="0370",
            small=True,
        )
    )
    for d in ("2022-03-11", "2022-03-12", "2022-03-14", "2022-03-17"):
        out.append(charge(d, "85025", "118.00", "CBC with diff", "laboratory", LABS[d], rev="0305"))
        out.append(
            charge(d, "80053", "242.00", "Metabolic panel", "laboratory", LABS[d], rev="0301")
        )
        if d < "2022-03-15":
            out.append(charge(d, "83605", "131.00", "Lactate", "laboratory", LABS[d], rev="0301"))
    out.append(
        charge(days[0], "71045", "398.00", "Chest film 1 view", "radiology", CHEST, rev="0324")
    )
    out.append(
        charge(days[0], "74177", "4415.00", "CT abd pelvis w", "radiology", SCAN, rev="0352")
    )
    out.append(
        charge(days[5], "74177", "4415.00", "CT abd pelvis w", "radiology", SECOND_SCAN, rev="0352")
    )
    out.append(charge(days[4], "93970", "1265.00", "Leg vein duplex", "radiology", rev="0921"))
    drugs = (
        ("J2543", "Pip-tazo 1.125 g", "96.40", 12),
        ("J2248", "Micafungin 1 mg", "212.00", 100),
        ("", "Pharmacy general", "184.35", 1),
        ("", "IV solutions", "77.10", 3),
    )
    for d in days:
        for code, words, amount, units in drugs:
            rev = "0636" if code else ("0258" if "IV" in words else "0250")
            out.append(charge(d, code, amount, words, kind, STAY, units=units, rev=rev, small=True))
    for d in days:
        out.append(charge(d, "", "143.80", "Sterile supply", kind, STAY, rev="0272", small=True))
    for d in days[:3]:
        out.append(charge(d, "", "1180.00", "Ventilator day", kind, STAY, rev="0410", small=True))
    for d in days[3:]:
        out.append(
            charge(d, "", "212.00", "Nebulizer treatment", kind, STAY, rev="0412", small=True)
        )
    out.append(
        charge(days[7], "", "865.00", "Wound vacuum kit", kind, STAY, rev="0270", small=True)
    )
    return out


def statement() -> Packet:
    """The itemized statement, scanned, its third page missing; the claims of the earlier visits."""
    out = Packet(
        STATEMENT,
        MESA.name,
        "Itemized statement, 200 dpi: page 3 missing, so lines fall short of the total; two UB-04",
        0,
        "gray200",
    )
    sheets = accounts.itemized_statement(
        MESA, CLIENT, _stay_charges(), account="H4471902", printed=day("2022-07-18"),
        start=ADMITTED, end=LEFT, per_sheet=22,
    )  # fmt: skip
    out.add(sheets, without=(3,))
    first = [
        charge("2022-03-07", "47562", "9860.00", "Lap chole", "operative", CHOLE, rev="0360"),
        charge(
            "2022-03-07", "", "2110.00", "Anesthesia", "operative", CHOLE, rev="0370", small=True
        ),
        charge("2022-03-07", "", "940.00", "Recovery", "operative", CHOLE, rev="0710", small=True),
        charge("2022-03-07", "88304", "215.00", "Tissue exam", "laboratory", TISSUE, rev="0312"),
    ]
    second = [
        charge(
            "2022-03-09",
            "99284",
            "2260.00",
            "ED visit level 4",
            "emergency",
            FIRST_ED,
            mods="25",
            rev="0450",
        ),
        charge(
            "2022-03-09", "74019", "436.00", "Abdomen 2 views", "radiology", FIRST_FILM, rev="0320"
        ),
        charge(
            "2022-03-09",
            "85025",
            "118.00",
            "CBC with diff",
            "laboratory",
            LABS["2022-03-09"],
            rev="0305",
        ),
        charge(
            "2022-03-09",
            "80053",
            "242.00",
            "Metabolic panel",
            "laboratory",
            LABS["2022-03-09"],
            rev="0301",
        ),
        charge(
            "2022-03-09",
            "96374",
            "212.00",
            "IV push",
            "emergency",
            FIRST_ED,
            rev="0450",
            small=True,
        ),
        charge(
            "2022-03-09",
            "J1170",
            "28.60",
            "Hydromorphone",
            "emergency",
            FIRST_ED,
            rev="0636",
            small=True,
        ),
    ]
    batches = (
        (first, "H4470118", "2022-03-07", ("K80.10", "E03.9"), "Villanueva Conrad"),
        (second, "H4470655", "2022-03-09", ("G89.18", "K59.00", "D72.829"), "Kowalczyk Trent"),
    )
    for lines, control, date, diagnoses, doctor in batches:
        out.add(
            ub04.claim(
                MESA, CLIENT, lines, control=control, bill_type="0131", start=day(date), end=day(date),
                created=day("2022-04-01"), diagnoses=diagnoses, attending=doctor, loss=day("2022-03-07"),
            ),
            look="bilevel200",
        )  # fmt: skip
    return out
