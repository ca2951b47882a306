"""A bus on an icy bridge: two hospitals, stays and studies by the dozen, copies sent twice."""

from __future__ import annotations

from dataclasses import replace

from sample_packets.builder.script import Person, day
from sample_packets.varied_records.chart import Binder, Chart
from sample_packets.varied_records.people import Cast, doctors, places

_CLIENT = Person(
    "Ingrid", "Santiago-Wray", day("1958-02-27"), "F", "95133", "C",
    "640 Foundry Loop, Unit 12, Marlow Junction, IL 61299", "(309) 555-0149",
)  # fmt: skip
_CAST = Cast(
    people={
        "client": _CLIENT,
        "maiden": replace(_CLIENT, last="Wray"),
        "first": replace(_CLIENT, last="Santiago"),
        "initial": replace(_CLIENT, first="I.", middle=""),
        "daughter": replace(_CLIENT, first="Astrid", dob=day("1984-06-06"), mrn="95871", middle=""),
        "namesake": replace(_CLIENT, last="Santiago", dob=day("1971-12-12"), mrn="96640", middle="L"),
        "roommate": Person("Ethelinda", "Marsh", day("1951-03-19"), "F", "50922", "", "640 Foundry Loop, Marlow Junction, IL 61299", "(309) 555-0106"),
    },
    doctors=doctors(
        """
        ed: Barnard Oxley, MD
        ed2: Saffron Delgado-Price, DO
        resident: Kofi Lindstrom, MD
        nurse: Margit Hale, RN
        medic: Ruben Castaway, Paramedic
        emt: Lena Wray, EMT-B
        hosp: Adaeze Falkenrath, MD
        surg: Tobiah Renshaw, MD
        gas: Calliope Stern, MD
        rad: Wolfgang Ifekwe, MD
        rad2: Petra Solheim, MD
        path: Lucinda Baptiste, MD
        neuro: Hamish Oduwole, MD
        pcp: Josephine Wray, MD
        pt: Dorian Santiago, DPT
        dc: Minerva Holt, DC
        """
    ),
    places=places(
        """
        river: Rock River Medical Center | 2100 Levee Parkway | Marlow Junction, IL 61299 | (309) 555-0207
        trinity: Trinity Prairie Hospital | 15 Abbey Road | Galesford, IL 61444 | (309) 555-0228
        ems: Junction Township Ambulance | 6 Station Road | Marlow Junction, IL 61299 | (309) 555-0224
        surg: Prairie Ankle and Foot Surgeons | 9 Cornfield Court | Galesford, IL 61444 | (309) 555-0318
        pcp: Wray and Partners Medicine | 31 Locust Street | Marlow Junction, IL 61299 | (309) 555-0336
        pt: Galesford Balance and Mobility | 80 Abbey Road | Galesford, IL 61444 | (309) 555-0348
        dc: Holt Chiropractic | 12 Locust Street | Marlow Junction, IL 61299 | (309) 555-0353
        imaging: Quad Rivers Imaging Network | 400 Confluence Drive | Galesford, IL 61444 | (309) 555-0371
        lab: Plainsview Laboratories | 66 Pipette Place | Peoria, IL 61601 | (309) 555-0383
        rx: Foundry Loop Pharmacy | 600 Foundry Loop | Marlow Junction, IL 61299 | (309) 555-0398
        """
    ),
    loss=day("2022-01-17"), where="right ankle", mechanism="a city bus slid on an icy bridge and threw her from her seat",
    kin="Dorian Wray", firm="Penhallow & Stroud", paralegal="Leocadia Burke",
)  # fmt: skip


def chart() -> Chart:
    chart = Chart("2022-1177", _CAST)
    _river(chart)
    _trinity(chart)
    _imaging(chart)
    _offices(chart)
    _rest(chart)
    return chart


def _river(chart: Chart) -> None:
    """Emergency visits and a stay, each note with its own count under the count of the whole."""
    book = chart.binder("rock_river_roi.pdf", "river", "2022-12-05")
    book.put("ed_triage", "2022-01-17", "ed", second="nurse")
    book.put("ed_physician", "2022-01-17", "ed", second="resident", ref="pcp", long=True)
    book.put("ed_nursing", "2022-01-17", "ed", second="nurse")
    _stay(book, ("2022-01-18", "2022-01-21"), "2022-01-19", "2022-01-20")
    book.put(
        "op_ehr",
        "2022-01-18",
        "surg",
        second="gas",
        long=True,
        proc="Open reduction and internal fixation, right ankle",
    )
    book.put(
        "op_anesthesia",
        "2022-01-18",
        "gas",
        second="surg",
        proc="Open reduction and internal fixation, right ankle",
    )
    book.put("ip_flowsheet", "2022-01-19", "hosp", second="nurse", who="roommate")
    book.put("la_trend", "2022-01-17 01-18 01-19 01-20", "path", ref="hosp")
    for on in ("2022-02-06", "2022-03-12", "2022-06-28"):
        book.put("ed_physician", on, "resident", second="ed2", ref="pcp", long=True)
        book.put("ed_discharge", on, "ed2", second="nurse", ref="pcp")
    book.put("ed_physician", "2022-03-13", "resident", second="ed2", ref="pcp", who="daughter")
    _stay(book, ("2022-06-29", "2022-07-02"), "2022-06-30", "2022-07-01")
    book.put("la_micro", "2022-06-29", "path", ref="hosp")
    book.put("ed_triage", "2022-06-28", "ed2", second="nurse", who="maiden")
    book.put("ip_flowsheet", "", "hosp", second="nurse", undated=True)
    last = len(book.packet.leaves)
    book.count(1, last, "Page {p} of {pp}", x=480, y=20)
    book.lose(12, 13, total=last)


def _stay(book: Binder, stay: tuple[str, str], second: str, third: str) -> None:
    book.put("ip_hp", stay[0], "hosp", second="resident", stay=stay, long=True)
    book.put("ip_record", f"{second} {third}", "hosp", stay=stay)
    book.put("ip_mar", second, "hosp", second="nurse", stay=stay)
    book.put("ip_discharge", stay[1], "hosp", ref="pcp", stay=stay, long=True)


def _trinity(chart: Chart) -> None:
    """The other hospital's old system: typewriter faces, run dates."""
    book = chart.binder("trinity_prairie.pdf", "trinity", "2022-12-12")
    book.put("le_reply", "2022-12-12")
    for on in ("2022-02-20", "2022-04-15", "2022-05-08", "2022-08-19", "2022-09-30"):
        book.put("ed_meditech", on, "ed2", ref="pcp")
    book.put("ed_dictated", "2022-10-22", "ed2", ref="pcp", long=True)
    book.put("ed_dictated", "2022-10-23", "ed2", ref="pcp", who="namesake")
    book.put("ed_template", "2022-11-11", "ed", who="maiden")
    stay = ("2022-04-16", "2022-04-19")
    book.put("ip_progress", "2022-04-17 04-18", "hosp", visit=2, stay=stay)
    book.put("ip_orders", "2022-04-16", "hosp", stay=stay)
    book.put("ip_nursing", "2022-04-17", "hosp", second="nurse", stay=stay)
    book.put("ip_consult", "2022-04-17", "neuro", ref="hosp", stay=stay)
    stay = ("2022-10-22", "2022-10-25")
    book.put("ip_hp", "2022-10-22", "hosp", second="resident", stay=stay)
    book.put("ip_progress", "2022-10-23 10-24", "hosp", visit=2, stay=stay)
    book.put("ip_progress", "2022-10-23", "hosp", visit=2, who="roommate")
    book.put("ip_discharge", "2022-10-25", "hosp", ref="pcp", stay=stay)
    book.put("la_cumulative", "2022-04-16 04-17 10-22 10-23", "path", ref="hosp")
    book.put("ra_hospital", "2022-04-15", "rad2", ref="ed2", exam="CT head without contrast")
    book.put("ra_hospital", "2022-08-19", "rad2", ref="ed2", exam="XR right ankle 3 views")
    book.put(
        "ra_hospital", "2022-10-22", "rad2", ref="ed2", exam="CT abdomen and pelvis with contrast"
    )
    book.put("ra_tele", "", "rad2", undated=True, exam="XR chest 1 view portable")
    book.bates("TPH", 1001)
    book.again(4)


def _imaging(chart: Chart) -> None:
    book = chart.binder("quad_rivers_imaging.pdf", "imaging", "2022-12-20")
    book.put("ra_series", "2022-01-31 03-02 05-25", "rad", ref="surg")
    book.put(
        "ra_center",
        "2022-03-22",
        "rad",
        ref="surg",
        long=True,
        exam="MRI right ankle without contrast",
    )
    book.put(
        "ra_center", "2022-05-11", "rad2", ref="neuro", exam="MRI cervical spine without contrast"
    )
    book.put(
        "ra_center",
        "2022-05-11",
        "rad2",
        ref="neuro",
        who="namesake",
        exam="MRI lumbar spine without contrast",
    )
    book.put("ra_addendum", "2022-07-14", "rad", ref="surg", exam="CT right ankle without contrast")
    book.put("ra_wetread", "2022-09-07", "rad2", ref="pcp", exam="XR right ankle 2 views")
    book.put(
        "ra_frame", "2022-12-07", "rad", ref="pcp", who="maiden", exam="XR right ankle 2 views"
    )
    book.put("ra_frame", "2022-11-02", "rad", ref="pcp", exam="Ultrasound, limited, right ankle")
    book.put(
        "ra_frame", "2022-11-02", "rad", ref="pcp", who="daughter", exam="Ultrasound, limited, neck"
    )
    book.put(
        "ra_addendum", "", "rad", ref="surg", undated=True, exam="CT right ankle without contrast"
    )
    book.shuffle(1, len(book.packet.leaves))
    book.packet.fax_line("DEC-20-2022 10:10", "QUAD RIVERS IMG")


def _offices(chart: Chart) -> None:
    book = chart.binder("foot_surgeons.pdf", "surg", "2022-11-30")
    book.put("ov_history_first", "2022-02-02 02-23", "surg", second="resident", long=True)
    book.put("op_asc", "2022-08-25", "surg", second="gas", proc="Removal of hardware, right ankle")
    book.put(
        "op_dictated",
        "2022-08-25",
        "surg",
        second="resident",
        long=True,
        proc="Removal of hardware, right ankle",
    )
    book.put(
        "op_post", "2022-08-25", "surg", second="resident", proc="Removal of hardware, right ankle"
    )
    book.put(
        "op_injection", "2022-05-26", "surg", proc="Ultrasound-guided joint injection, right ankle"
    )
    book.put(
        "op_injection",
        "2022-05-26",
        "surg",
        who="daughter",
        proc="Ultrasound-guided joint injection, right ankle",
    )
    book.put("ov_running", "2022-09-08 09-22 10-13", "surg")
    book.put("ov_running", "2022-06-09 07-07", "surg", who="first")
    book.put("la_pathology", "2022-08-25", "path", ref="surg")
    book.put("ce_short", "2022-11-30")
    book = chart.binder("wray_partners.pdf", "pcp", "2022-12-01")
    book.put("ov_chart_print", "2022-01-25 02-10 03-17 04-28", "pcp")
    book.put("ov_chart_print", "2022-04-07", "pcp", who="daughter")
    book.put("ov_nurse_call", "2022-05-19", "nurse", second="pcp", who="initial")
    book.put("ov_psych", "2022-06-14 06-21", "neuro")
    book.put("ov_excuse", "2022-02-10", "pcp")
    book.put("ot_disclosures", "2022-12-01", ref="neuro")
    book.put("in_history", "2022-01-25")


def _rest(chart: Chart) -> None:
    book = chart.binder("township_ambulance.pdf", "ems", "2022-12-02")
    book.put("ems_epcr", "2022-01-17 10-22", "medic", second="emt")
    book.put("ems_run", "2022-04-15", "medic", second="emt")
    book.put("ems_refusal", "2022-06-28", "medic", second="emt")
    book.put("ems_run", "2022-04-15", "medic", second="emt", who="roommate")
    book.put("ems_run", "", "medic", second="emt", undated=True)
    book = chart.binder("galesford_balance.pdf", "pt", "2022-11-01")
    book.put("pt_eval", "2022-03-01", "pt", ref="surg", long=True)
    book.put("pt_flow", "2022-03-03 03-08 03-10 03-15 03-17 03-22 03-24", "pt", visit=2)
    book.put("pt_several", "2022-03-29 03-31 04-05 04-07", "pt", visit=9)
    book.put("pt_flow", "2022-03-04 03-08", "pt", who="daughter")
    book.put("pt_discharge", "2022-05-05", "pt", second="pt", ref="surg", visit=15)
    book = chart.binder("holt_lab_pharmacy.pdf", "dc", "2022-12-03")
    book.put("ch_card_hand", "2022-07-11 07-13 07-18 07-20 07-25 07-27 08-01", "dc")
    book.put("ch_soap", "2022-08-03", "dc")
    book.put("in_index", "2022-07-11")
    book.put("la_reference", "2022-03-17 09-07", "path", ref="pcp", at="lab")
    book.put("la_reference", "2022-11-03", "path", ref="pcp", at="lab", who="first")
    book.put("la_inbox", "2022-04-29", "pcp", second="neuro", at="pcp")
    book.put("rx_mono", "2022-01-21 02-06 03-12 04-19 07-02 08-25 10-25", at="rx", ref="pcp")
    book.put("rx_labels", "2022-11-11", at="rx", ref="pcp")
    book.put("au_hipaa", "2022-11-15")
