"""A fall in a shop: therapy by the log and on the floor, a surgery center, a twin brother."""

from __future__ import annotations

from dataclasses import replace

from sample_packets.builder.script import Person, day
from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.people import Cast, doctors, places

_CLIENT = Person(
    "Leander", "Abernethy-Cole", day("1974-12-19"), "M", "31907", "T",
    "1408 Quarry Lane, Stillwater Bend, KY 40444", "(859) 555-0126",
)  # fmt: skip
_CAST = Cast(
    people={
        "client": _CLIENT,
        "half": replace(_CLIENT, last="Abernethy"),
        "nick": replace(_CLIENT, first="Lee"),
        "twin": replace(_CLIENT, first="Leandro", mrn="31908", middle="P"),
        "son": replace(_CLIENT, dob=day("2003-04-02"), mrn="77410", middle="T"),
        "wife": replace(_CLIENT, first="Corinna", dob=day("1977-01-25"), sex="F", mrn="55821"),
        "other": Person("Ottavia", "Pemberly", day("1990-09-09"), "F", "12044", "", "9 Fern Close, Berea, KY 40403", "(859) 555-0110"),
    },
    doctors=doctors(
        """
        ed: Solange Whitcombe, DO
        nurse: Perry Ostrander, RN
        medic: Dinah Kowalczyk, EMT-P
        emt: Abel Furst, EMT
        ortho: Quentin Sallow, MD
        pac: Ines Vandermeer, PA-C
        gas: Lionel Habersham, MD
        rad: Octavia Brandywine, MD
        path: Hollis Petrakis, MD
        pt: Saoirse Kilbride, PT
        pt2: Mateo Grunwald, PTA
        dc: Fenton Abernethy, DC
        pcp: Yolanda Tisdale, MD
        np: Rufus Abiodun, FNP
        """
    ),
    places=places(
        """
        hospital: Saint Crispin Hospital | 300 Rectory Hill | Stillwater Bend, KY 40444 | (859) 555-0201
        ems: Bend County Ambulance | 18 Depot Street | Stillwater Bend, KY 40444 | (859) 555-0219
        ortho: Bluegrass Knee and Hip Group | 55 Paddock Row | Lexmont, KY 40511 | (859) 555-0305
        asc: Paddock Row Surgery Center | 57 Paddock Row | Lexmont, KY 40511 | (859) 555-0309
        pt: Tobacco Warehouse Rehab | 6 Auction Street | Stillwater Bend, KY 40444 | (859) 555-0333
        dc: Abernethy Spine Care | 71 Church Street | Lexmont, KY 40511 | (859) 555-0360
        pcp: Bend Primary Care Associates | 22 Mill Road | Stillwater Bend, KY 40444 | (859) 555-0380
        lab: Cumberland Diagnostic Laboratory | 4 Beaker Drive | Lexmont, KY 40511 | (859) 555-0410
        rx: Stillwater Corner Pharmacy | 2 Main Street | Stillwater Bend, KY 40444 | (859) 555-0420
        imaging: Lexmont Imaging Partners | 80 Magnet Way | Lexmont, KY 40511 | (859) 555-0440
        """
    ),
    loss=day("2022-08-30"), where="right knee", mechanism="he slipped on a leaking freezer and landed on the knee",
    kin="Corinna Abernethy-Cole", firm="Hargrove Pell LLC", paralegal="Desmond Achterlonie",
)  # fmt: skip


def chart() -> Chart:
    chart = Chart("2022-6230", _CAST)
    _emergency(chart)
    _orthopedics(chart)
    _floor(chart)
    _primary_care(chart)
    _rest(chart)
    return chart


def _emergency(chart: Chart) -> None:
    book = chart.binder("saint_crispin.pdf", "hospital", "2023-02-06")
    book.put("ed_template", "2022-08-30", "ed")
    book.put("ed_nursing", "2022-08-30", "ed", second="nurse")
    book.put("ed_template", "2022-08-30", "ed", who="twin")
    book.put("ra_frame", "2022-08-30", "rad", ref="ed", exam="XR right knee 3 views")
    book.put("ed_discharge", "2022-08-30", "ed", second="nurse", ref="pcp")
    book.put("ed_dictated", "2022-11-19", "ed", ref="ortho", long=True)
    book.put("la_hospital", "2022-11-19", "path", ref="ed")
    book.put("ed_triage", "2023-01-04", "ed", second="nurse")
    book.put("ed_meditech", "2023-01-04", "ed", ref="pcp", long=True)
    book.put("ra_hospital", "2023-01-04", "rad", ref="ed", exam="CT head without contrast")
    stay = ("2023-01-05", "2023-01-08")
    book.put("ip_record", "2023-01-05 01-06 01-07", "ed", stay=stay, long=True)
    book.put("ip_flowsheet", "2023-01-06", "ed", second="nurse", stay=stay)
    book.put("ip_discharge", "2023-01-08", "ed", ref="pcp", stay=stay)
    book.put("ed_nursing", "", "ed", second="nurse", undated=True)
    book.put("ed_dictated", "2022-12-01", "ed", ref="ortho", who="wife")
    book.put("bl_intentional")
    book.bates("SCH", 401)


def _orthopedics(chart: Chart) -> None:
    """A whole print-out of the group with one count, of which three pages never came."""
    book = chart.binder("knee_group_export.pdf", "ortho", "2023-03-15")
    book.put("ov_history_first", "2022-09-08 09-29", "ortho", second="pac", long=True)
    book.put(
        "ov_history_first",
        "2022-10-27",
        "pac",
        second="pac",
        long=True,
        who="half",
    )
    book.put("ov_telehealth", "2022-12-06", "pac")
    book.put("ov_history_first", "2022-10-27", "pac", second="pac", who="son")
    book.put(
        "op_injection", "2022-10-06", "ortho", proc="Ultrasound-guided joint injection, right knee"
    )
    book.put("ra_addendum", "2022-09-08", "rad", ref="ortho", exam="XR right knee 4 views")
    book.put("ov_work_status", "2022-09-29 12-06", "ortho")
    book.put("ov_history_first", "2023-01-24", "ortho", second="pac", long=True)
    last = len(book.packet.leaves)
    book.count(1, last, "Total pages {p}/{pp}", x=80, y=784)
    book.lose(last - 1, total=last)
    book.put("ce_custodian", "2023-03-15")
    center = chart.binder("surgery_center.pdf", "asc", "2023-01-10")
    center.put("op_asc", "2022-12-15", "ortho", second="gas")
    center.put("op_ehr", "2022-12-15", "ortho", second="gas", long=True)
    center.put("op_anesthesia", "2022-12-15", "gas", second="ortho")
    center.put("op_asc", "2022-12-15", "ortho", second="gas", who="other")
    center.put("la_pathology", "2022-12-15", "path", ref="ortho")
    center.again(2)
    center.packet.fax_line("01/10/2023 09:07", "PADDOCK ROW ASC")


def _floor(chart: Chart) -> None:
    """Therapy pages that fell on the floor."""
    book = chart.binder("warehouse_rehab.pdf", "pt", "2023-04-01")
    book.put("pt_eval", "2022-09-15", "pt", ref="ortho", long=True)
    book.put("pt_hand_form", "2022-09-19 09-21 09-26 09-28 10-03", "pt", visit=2)
    book.put("pt_hand_form", "2022-10-05", "pt2", second="pt", visit=7, who="nick")
    book.put("pt_hand_form", "2022-10-05", "pt", visit=4, who="twin")
    book.put("pt_flow", "2022-09-19 09-21 09-26 09-28 10-03 10-05 10-10 10-12", "pt", visit=2)
    book.put("pt_hospital_print", "2022-10-10 10-12", "pt2", ref="ortho")
    book.put("pt_hand_form", "", "pt", undated=True, visit=9)
    book.put("pt_progress", "2022-10-17", "pt", ref="ortho", visit=10, long=True)
    book.put("pt_discharge", "2022-11-14", "pt", second="pt2", ref="ortho", visit=15, long=True)
    book.shuffle(1, len(book.packet.leaves))


def _primary_care(chart: Chart) -> None:
    book = chart.binder("bend_primary.pdf", "pcp", "2023-02-20")
    book.put("in_register", "2022-09-02", ref="ed")
    book.put("ov_running", "2022-09-02 09-16 10-14 11-21", "pcp")
    book.put("ov_table", "2022-12-28", "np", second="pcp", ref="ortho", long=True)
    book.put("ov_table", "2023-01-18", "np", second="pcp", ref="ortho", long=True)
    book.put("ov_table", "", "np", second="pcp", ref="ortho", undated=True)
    book.put("ov_running", "2022-09-02 10-01", "pcp", who="wife")
    book.put("la_inbox", "2022-12-29", "pcp", second="np")
    book.put("le_noshow", "2023-02-01")
    book.bill(
        "bi_ledger",
        """
        2022-09-02 99213 132.00 office_visit OFFICE VISIT
        2022-12-28 99214 188.00 office_visit OFFICE VISIT
        2023-01-18 99213 132.00 office_visit OFFICE VISIT
        """,
    )
    book.cover("fx_slip", "2023-02-20")
    book.packet.fax_line("02/20/23 14:15", "BEND PRIMARY CARE")


def _rest(chart: Chart) -> None:
    book = chart.binder("ambulance.pdf", "ems", "2022-10-01")
    book.put("ems_run", "2022-08-30", "medic", second="emt")
    book.put("ems_run", "2023-01-04", "medic", second="emt")
    book.put("ems_run", "2022-08-30", "medic", second="emt", who="other")
    book = chart.binder("lexmont_imaging.pdf", "imaging", "2022-10-20")
    book.put("ra_series", "2022-09-20 10-18", "rad", ref="ortho")
    book.put("ra_series", "2022-12-20 2023-01-17", "rad", ref="ortho", who="half")
    book.put("ra_series", "2022-09-20", "rad", ref="ortho", who="twin")
    book.put("au_short", "2022-09-19")
    book = chart.binder("labs_and_fills.pdf", "lab", "2023-02-11")
    book.put("la_reference", "2022-12-08 2023-01-19", "path", ref="pcp")
    book.put("la_reference", "2023-02-02", "path", ref="pcp", who="half")
    book.put("la_reference", "", "path", ref="pcp", undated=True)
    book.put("rx_mono", "2022-08-30 09-08 09-29 10-27 12-15 2023-01-08", at="rx", ref="ortho")
    book = chart.binder("abernethy_spine.pdf", "dc", "2023-03-01")
    book.put("ch_several", "2022-10-20 10-24 10-27 10-31 11-03 11-07 11-10", "dc")
    book.put("ch_several", "2022-12-05 12-07", "dc", who="nick")
    book.put("ch_card_hand", "2022-11-14 11-16 11-21 11-23 11-28 11-30", "dc")
    book.put("ch_card_hand", "2022-11-14 11-16", "dc", who="son")
    book.put("ch_soap", "", "dc", undated=True)
    book.put("in_index", "2022-10-20")
    book.bates("ASC", 12)
