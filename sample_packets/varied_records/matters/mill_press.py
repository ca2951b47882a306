"""A hand caught in a press: a county hospital, clinics of one health system."""

from __future__ import annotations

from dataclasses import replace

from sample_packets.builder.script import Person, day
from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.people import Cast, doctors, places

_CLIENT = Person(
    "Dashiell", "Okonkwo", day("1996-09-01"), "M", "27745", "",
    "3 Spindle Court, Weaverton, NC 27599", "(919) 555-0133",
)  # fmt: skip
_CAST = Cast(
    people={
        "client": _CLIENT,
        "nick": replace(_CLIENT, first="Dash"),
        "middle": replace(_CLIENT, middle="Emeka"),
        "brother": replace(_CLIENT, first="Darnell", dob=day("1998-10-11"), mrn="27990"),
        "father": replace(_CLIENT, first="Dashiell", dob=day("1967-04-18"), mrn="11403", middle="A"),
        "other": Person("Winifred", "Achebe-Lund", day("1979-08-08"), "F", "30331", "O", "88 Loom Street, Weaverton, NC 27599", "(919) 555-0104"),
    },
    doctors=doctors(
        """
        ed: Marguerite Fenwick-Shaw, MD
        resident: Ezekiel Thorne, MD
        nurse: Polly Underhill, RN
        medic: Graham Sung, EMT-P
        emt: Iris Pettibone, EMT
        hand: Lysander Quade, MD
        pac: Noelle Birch, PA-C
        gas: Arvid Kessler, CRNA
        hosp: Cecily Oyango, MD
        rad: Reinhold Astor, MD
        path: Verity Cho-Banks, MD
        occ: Tamsin Greer, NP
        pcp: Obadiah Lark, MD
        ot: Juniper Ashby, OTR/L, CHT
        pt: Bastian Rowe, PT, DPT
        dc: Philomena Okonkwo, DC
        ime: Everard Stanhope, MD
        """
    ),
    places=places(
        """
        hospital: Weaverton County Hospital | 10 Bobbin Hill | Weaverton, NC 27599 | (919) 555-0209
        ems: Weaver County EMS | 4 Shuttle Road | Weaverton, NC 27599 | (919) 555-0226
        hand: Piedmont Hand Institute | 200 Tulip Tree Lane | Oakmere, NC 27501 | (919) 555-0314
        occ: Piedmont Health Employee Clinic | 212 Tulip Tree Lane | Oakmere, NC 27501 | (919) 555-0316
        pcp: Lark Family Medicine | 5 Warp Street | Weaverton, NC 27599 | (919) 555-0332
        ot: Piedmont Health Hand Therapy | 204 Tulip Tree Lane | Oakmere, NC 27501 | (919) 555-0319
        pt: Loom Street Physical Therapy | 40 Loom Street | Weaverton, NC 27599 | (919) 555-0346
        dc: Okonkwo Chiropractic and Wellness | 61 Loom Street | Weaverton, NC 27599 | (919) 555-0358
        ime: Stanhope Evaluations Group | 3 Umpire Square | Raleigh, NC 27601 | (919) 555-0172
        imaging: Oakmere Imaging | 9 Dogwood Way | Oakmere, NC 27501 | (919) 555-0374
        lab: Tarheel Assay Laboratories | 7 Beaker Street | Raleigh, NC 27603 | (919) 555-0386
        rx: Warp Street Drugs | 8 Warp Street | Weaverton, NC 27599 | (919) 555-0397
        """
    ),
    loss=day("2023-03-22"), where="right hand", mechanism="his glove was drawn into a roller press at the mill",
    kin="Ngozi Okonkwo", firm="Cavendish Rowntree Law", paralegal="Sabine Halloran",
)  # fmt: skip


def chart() -> Chart:
    chart = Chart("2023-2958", _CAST)
    _county(chart)
    _system(chart)
    _therapies(chart)
    _rest(chart)
    return chart


def _county(chart: Chart) -> None:
    book = chart.binder("weaverton_county.pdf", "hospital", "2024-01-16")
    book.put("ed_facesheet", "2023-03-22", "ed", ref="pcp")
    book.put("ed_template", "2023-03-22", "ed")
    book.put("ed_triage", "2023-03-22", "ed", second="nurse")
    for number, (first, second, last) in enumerate(
        (
            ("2023-03-22", "2023-03-23", "2023-03-25"),
            ("2023-04-30", "2023-05-01", "2023-05-03"),
            ("2023-09-12", "2023-09-13", "2023-09-14"),
        )
    ):
        stay = (first, last)
        book.put("ip_hp", first, "hosp", second="resident", stay=stay, long=number == 0)
        book.put("ip_progress", second, "hosp", visit=2, stay=stay)
        book.put("ip_flowsheet", second, "hosp", second="nurse", stay=stay)
        book.put("ip_discharge", last, "hosp", ref="hand", stay=stay, long=number == 1)
    book.put(
        "op_dictated",
        "2023-03-22",
        "hand",
        second="pac",
        long=True,
        proc="Repair of flexor tendons, right hand",
    )
    book.put(
        "op_anesthesia",
        "2023-03-22",
        "gas",
        second="hand",
        proc="Repair of flexor tendons, right hand",
    )
    book.put(
        "op_post", "2023-05-01", "hand", second="pac", proc="Irrigation and debridement, right hand"
    )
    book.put("op_post", "2023-05-01", "hand", second="pac", who="other")
    for on in ("2023-04-30", "2023-06-17", "2023-07-08", "2023-08-21"):
        book.put("ed_dictated", on, "ed", ref="hand")
    book.put("ed_physician", "2023-10-29 11-24", "resident", second="ed", ref="pcp", long=True)
    book.put("ed_template", "2023-12-19", "ed", who="middle")
    book.put("ed_template", "2023-12-20", "ed", who="father")
    book.put("ed_nursing", "2023-12-19", "ed", second="nurse")
    book.put("ed_discharge", "", "ed", second="nurse", ref="pcp", undated=True)
    book.put("la_hospital", "2023-03-22 06-17 09-12", "path", ref="ed")
    book.put("la_micro", "2023-04-30", "path", ref="hosp")
    book.put("ra_hospital", "2023-03-22 04-30 07-08", "rad", ref="ed", exam="XR right hand 3 views")
    book.put("bl_intentional")


def _system(chart: Chart) -> None:
    """Two clinics and a therapist of one health system, printed as one."""
    book = chart.binder("piedmont_health.pdf", "hand", "2024-02-08")
    book.put("ov_summary", "2023-04-05 04-19 06-14", "hand", ref="pcp", long=True)
    book.put("ov_summary", "2023-04-05", "hand", ref="pcp", who="brother", long=True)
    book.put("ov_work_status", "2023-04-05 05-17", "occ", at="occ")
    book.put(
        "ov_table", "2023-05-31 07-19 08-23", "occ", second="hand", ref="pcp", at="occ", long=True
    )
    book.put("ov_checklist", "2023-06-28", "occ", at="occ", who="nick")
    book.put("ov_checklist", "", "occ", at="occ", undated=True)
    book.put("ot_hand", "2023-04-12 04-17 04-24 05-08 05-15 05-22", "ot", ref="hand", at="ot")
    book.put("ot_hand", "2023-05-08", "ot", ref="hand", at="ot", who="other")
    book.put(
        "op_injection", "2023-07-26", "hand", proc="Ultrasound-guided joint injection, right hand"
    )
    book.put("ra_frame", "2023-04-19 06-14", "rad", ref="hand", exam="XR right hand 3 views")
    book.put(
        "ra_frame", "", "rad", ref="hand", undated=True, exam="MRI right hand without contrast"
    )
    book.put("emg", "2023-08-02", "hand", ref="pcp")
    last = len(book.packet.leaves)
    book.count(1, last, "{p}/{pp}", x=580, y=784)
    book.shuffle(1, last)
    book.again(3)
    book = chart.binder("stanhope_exam.pdf", "ime", "2023-12-11")
    book.put("ime", "2023-11-30", "ime", lenient=True)
    book.put("le_firm", "2023-12-18")


def _therapies(chart: Chart) -> None:
    book = chart.binder("loom_street_pt.pdf", "pt", "2024-01-05")
    book.put("pt_grid", "2023-08-07 08-09 08-14 08-16 08-21", "pt", ref="pcp")
    book.put("pt_hospital_print", "2023-08-23 08-28", "pt", ref="pcp", long=True)
    book.put("pt_grid", "2023-08-08 08-10", "pt", ref="pcp", who="father")
    book.put("pt_several", "2023-08-30 09-06 09-20 09-27", "pt", visit=8)
    book.put("pt_flow", "2023-10-02 10-04 10-09", "pt", visit=12)
    book.put("pt_daily_dense", "", "pt", ref="pcp", undated=True)
    book.cover("fx_slip", "2024-01-05")
    book.packet.fax_line("01/05/2024 03:12 PM", "LOOM ST PT")
    book = chart.binder("okonkwo_chiropractic.pdf", "dc", "2024-01-09")
    book.put("ch_exam", "2023-10-10", "dc")
    book.put("ch_several", "2023-10-12 10-16 10-19 10-23 10-26", "dc")
    book.put("ch_grid", "2023-10-30 11-02 11-06 11-09", "dc")
    book.put("ch_several", "2023-10-17", "dc", who="brother")
    book.put("ch_check", "2023-11-13 11-16", "dc", visit=11, who="nick")
    book.put("ra_chiro", "2023-10-10", "rad", ref="dc", lenient=True, exam="Cervical series")
    book.put("le_lien", "2023-10-10")


def _rest(chart: Chart) -> None:
    book = chart.binder("lark_family.pdf", "pcp", "2024-01-19")
    book.put("ov_numbered", "2023-03-29 05-10", "pcp", long=True)
    book.put("ov_telehealth", "2023-06-07", "pcp", long=True)
    book.put("ov_numbered", "2023-05-12", "pcp", who="brother", long=True)
    book.put("ov_numbered", "", "pcp", undated=True)
    book.put("ov_psych", "2023-07-12 08-30", "pcp")
    book.put("la_inbox", "2023-05-11", "pcp", second="occ")
    book.put("le_noshow", "2023-09-20")
    book.put("au_short", "2023-12-01")
    book = chart.binder("county_ems.pdf", "ems", "2024-01-02")
    book.put("ems_mono", "2023-03-22 07-08", "medic", second="emt")
    book.put("ems_mono", "2023-10-29", "medic", second="emt", who="nick")
    book.put("ems_epcr", "2023-12-19", "medic", second="emt", long=True)
    book.put("ems_epcr", "2023-08-21", "medic", second="emt", who="father", long=True)
    book = chart.binder("imaging_labs_drugs.pdf", "imaging", "2024-01-11")
    book.put(
        "ra_center", "2023-05-24 08-09", "rad", ref="hand", exam="MRI right hand without contrast"
    )
    book.put("ra_series", "2023-06-20 11-08", "rad", ref="hand")
    book.put("ra_tele", "2023-10-29", "rad", exam="CT head without contrast")
    book.put("ra_tele", "2023-11-24", "rad", who="nick", exam="XR right hand 3 views")
    book.put("la_reference", "2023-11-08", "path", ref="pcp", at="lab", who="middle")
    book.put("la_reference", "2023-05-10 08-30", "path", ref="pcp", at="lab")
    book.put("la_reference", "", "path", ref="pcp", at="lab", undated=True)
    book.put("rx_order", "2023-03-25 04-05 05-03 06-14", ref="hand", at="rx")
    book.put("rx_mono", "2023-07-26 09-14 10-29", ref="pcp", at="rx")
    book.put("rx_mono", "2023-07-21", ref="pcp", at="rx", who="father")
    book.put("ce_custodian", "2024-01-11")
