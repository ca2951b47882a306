"""The looks of bills that are tables: hospitals, offices, therapists, suppliers and pharmacies."""

from __future__ import annotations

from sample_packets.varied_bills.forms.look import Look

L, R = "left", "right"

LOOKS = {
    # Itemized hospital statements.
    "itemized_sections": Look(
        "boxed",
        (("Date", "date", 38, L), ("Rev", "rev", 92, L), ("Code", "spaced", 124, L),
         ("Description of service", "words", 196, L), ("Qty", "units", 452, R), ("Amount", "charge", 570, R)),
        subtotal="Total {}", carry="Carried forward", negative="paren", rows=34,
    ),
    "itemized_print": Look(
        "printout",
        (("SVC DATE", "date", 36, L), ("RC", "rev", 96, L), ("DESCRIPTION", "words", 128, L),
         ("HCPCS/MOD", "spaced", 340, L), ("UNITS", "units", 460, R), ("CHARGES", "charge", 574, R)),
        face="mono", size=8.5, row=12, date="run", negative="after", upper=True, subtotal="SUBTOTAL {}",
        foot="", rows=40,
    ),
    "itemized_days": Look(
        "banner",
        (("Service date", "date", 38, L), ("What we did", "words", 110, L), ("CPT code", "code", 352, L),
         ("How many", "units", 452, R), ("Your charge", "charge", 572, R)),
        face="vera", size=7.8, row=15, rule="zebra", date="words", money="dollar", negative="minus",
        once=True, foot="Statement page {at} / {of}", rows=15,
    ),
    "itemized_rate": Look(
        "plain",
        (("Posted", "date", 54, L), ("Dept/Rev", "rev", 106, L), ("Item", "words", 154, L),
         ("Proc.", "full", 346, L), ("Qty", "units", 430, R), ("Unit price", "rate", 494, R), ("Extended", "charge", 560, R)),
        face="serif", size=9.5, row=14, date="dash2", negative="cr", carry="Balance carried", foot="- {at} of {of} -", rows=32,
    ),
    # Ledgers of offices, therapists and chiropractors.
    "ledger_running": Look(
        "plain",
        (("Date", "date", 54, L), ("Procedure", "full", 118, L), ("Description", "words", 186, L),
         ("Debit", "charge", 410, R), ("Credit", "credit", 484, R), ("Balance", "balance", 558, R)),
        rule="rows", date="us2", negative="paren", rows=36,
    ),
    "ledger_newest": Look(
        "printout",
        (("DATE", "date", 36, L), ("TYP", "kind", 102, L), ("CODE", "spaced", 132, L), ("DETAIL", "words", 200, L),
         ("PROV", "who", 356, L), ("AMOUNT", "either", 484, R), ("ACCT BAL", "balance", 574, R)),
        face="mono", size=8, row=12, date="us", negative="after", upper=True, newest_first=True, foot="", rows=44,
    ),
    "ledger_grouped": Look(
        "centered",
        (("Visit", "date", 52, L), ("CPT", "code", 120, L), ("Mod", "mods", 164, L), ("Service", "words", 204, L),
         ("Units", "units", 400, R), ("Fee", "charge", 462, R), ("Paid / Adj.", "credit", 540, R)),
        face="serif", size=9.5, row=13.5, date="us", once=True, rows=36,
    ),
    "ledger_family": Look(
        "boxed",
        (("Posted", "date", 40, L), ("Description", "words", 104, L), ("Proc", "code", 320, L), ("Qty", "units", 390, R),
         ("Charges", "charge", 452, R), ("Receipts", "credit", 512, R), ("Balance", "balance", 572, R)),
        rule="box", date="bare", money="bare", negative="minus", rows=30,
    ),
    "ledger_dash": Look(
        "banner",
        (("DOS", "date", 38, L), ("Code / modifier", "full", 108, L), ("Treatment", "words", 196, L),
         ("Doctor", "who", 380, L), ("Charge", "charge", 500, R), ("Payment", "credit", 572, R)),
        face="vera", size=7.6, row=14, date="dash", money="dollar", rule="zebra", once=True, rows=34,
    ),
    # Superbills and walk-out statements.
    "walkout": Look(
        "centered",
        (("Code", "full", 60, L), ("Service today", "words", 130, L), ("Dx", "note", 380, L), ("Fee", "charge", 540, R)),
        face="serif", size=10, row=15, money="dollar", foot="", rows=20,
    ),
    "encounter_form": Look(
        "boxed",
        (("Date of service", "date", 40, L), ("CPT/HCPCS", "code", 124, L), ("Mod.", "mods", 184, L),
         ("Services rendered", "words", 226, L), ("Units", "units", 470, R), ("Charge", "charge", 570, R)),
        rule="box", foot="", rows=20, date="us",
    ),
    # Pharmacies.
    "pharmacy_wide": Look(
        "printout",
        (("FILLED", "date", 36, L), ("DRUG / STRENGTH", "words", 92, L), ("NDC", "ndc", 262, L), ("QTY", "units", 366, R),
         ("PRESCRIBER", "who", 384, L), ("PRICE", "charge", 536, R), ("COPAY", "note", 576, R)),
        face="mono", size=7.8, row=13, date="us2", upper=True, foot="", rows=34,
    ),
    "pharmacy_tax": Look(
        "plain",
        (("Date", "date", 54, L), ("Rx No.", "note", 112, L), ("Medication", "words", 168, L), ("NDC number", "ndc", 330, L),
         ("Qty", "units", 440, R), ("Prescribed by", "who", 452, L), ("Total", "charge", 572, R)),
        rule="rows", money="dollar", rows=30,
    ),
    "pharmacy_patient": Look(
        "banner",
        (("Date filled", "date", 38, L), ("Prescription", "words", 110, L), ("NDC", "ndc", 270, L), ("Quantity", "units", 392, R),
         ("Doctor", "who", 404, L), ("Full price", "charge", 572, R)),
        face="vera", size=7.6, row=16, date="words", rule="zebra", rows=24,
    ),
    # Ambulance.
    "ambulance_table": Look(
        "plain",
        (("Service date", "date", 54, L), ("HCPCS", "spaced", 126, L), ("Description", "words", 196, L), ("Qty", "units", 400, R),
         ("Unit rate", "rate", 470, R), ("Charge", "charge", 556, R)),
        rule="rows", money="dollar", foot="", rows=20,
    ),
    "ambulance_print": Look(
        "printout",
        (("DATE", "date", 36, L), ("CODE", "code", 104, L), ("MOD", "mods", 150, L), ("SERVICE PROVIDED", "words", 190, L),
         ("MILES/UNITS", "units", 470, R), ("AMOUNT", "charge", 574, R)),
        face="mono", size=9, row=14, upper=True, date="us", foot="", rows=20,
    ),
    # Equipment.
    "dme_invoice": Look(
        "boxed",
        (("Item", "code", 40, L), ("Mod", "mods", 92, L), ("Description", "words", 136, L), ("Delivered", "date", 340, L),
         ("Qty", "units", 420, R), ("Unit price", "rate", 490, R), ("Extension", "charge", 570, R)),
        rule="box", negative="paren", foot="", rows=20,
    ),
    "dme_rental": Look(
        "centered",
        (("From", "date", 52, L), ("Through", "until", 116, L), ("HCPCS", "full", 182, L), ("Equipment", "words", 256, L),
         ("Charge", "charge", 548, R)),
        face="serif", size=9.5, row=15, date="us", foot="", rows=20,
    ),
    "dme_print": Look(
        "printout",
        (("DOS", "date", 36, L), ("PRODUCT", "words", 100, L), ("HCPCS", "spaced", 330, L), ("QTY", "units", 440, R),
         ("BILLED", "charge", 574, R)),
        face="mono", size=9, row=13, upper=True, date="dash2", foot="", rows=20,
    ),
    # Anesthesia groups.
    "anesthesia_time": Look(
        "centered",
        (("Date", "date", 52, L), ("ASA code", "full", 118, L), ("Service", "words", 196, L), ("Time / units", "note", 392, L),
         ("Charge", "charge", 552, R)),
        face="serif", size=9.5, row=15, foot="", rows=20,
    ),
    "anesthesia_units": Look(
        "boxed",
        (("DOS", "date", 40, L), ("Code", "code", 104, L), ("Mods", "mods", 150, L), ("Description", "words", 194, L),
         ("Units", "units", 440, R), ("Rate", "rate", 494, R), ("Charge", "charge", 570, R)),
        rule="rows", foot="", rows=20, date="us2",
    ),
    "anesthesia_print": Look(
        "printout",
        (("SVC DT", "date", 36, L), ("CPT", "spaced", 100, L), ("PROCEDURE", "words", 190, L), ("TIME UNITS", "units", 460, R),
         ("CHARGE", "charge", 574, R)),
        face="mono", size=8.8, row=14, upper=True, date="dash", hang=True, foot="", rows=20,
    ),
}  # fmt: skip
