"""A slip on a ferry's ramp: mostly pages without a day, and pages that have one after all."""

from __future__ import annotations

from dataclasses import replace

from sample_packets.builder.script import Person, day
from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.people import Cast, doctors, places

_CLIENT = Person(
    "Rosamund", "Ketteridge", day("1966-11-03"), "F", "84410", "J",
    "19 Lighthouse Steps, Gannet Cove, ME 04555", "(207) 555-0184",
)  # fmt: skip
_CAST = Cast(
    people={
        "client": _CLIENT,
        "maiden": replace(_CLIENT, last="Bellamy"),
        "nick": replace(_CLIENT, first="Rosie"),
        "twin": replace(_CLIENT, first="Rosalind", mrn="84411", middle="M"),
        "daughter": replace(_CLIENT, first="Rosamond", dob=day("1994-07-15"), mrn="85230", middle=""),
        "other": Person("Cuthbert", "Dravecky", day("1949-05-28"), "M", "40117", "", "2 Wharf Lane, Gannet Cove, ME 04555", "(207) 555-0103"),
    },
    doctors=doctors(
        """
        ed: Leopold Ansbach, DO
        nurse: Fern Macallister, RN
        medic: Gideon Thayer, AEMT
        emt: Nell Ostrowski, EMT
        hand: Vivienne Castellanos, MD
        pac: Barrett Oakes, PA-C
        gas: Theo Kimball, CRNA
        rad: Philippa Drummond, MD
        path: Ivo Grandin, MD
        ot: Maribel Sandoz, OTR/L
        pt: Clement Bellamy, PT
        dc: Augustin Farrow, DC
        pcp: Harriet Lindqvist-Moss, MD
        np: Esme Tolland, FNP-C
        hosp: Bernard Ouellette, MD
        """
    ),
    places=places(
        """
        hospital: Penobscot Point Hospital | 44 Harbor Hill | Gannet Cove, ME 04555 | (207) 555-0208
        ems: Gannet Cove Rescue Squad | 10 Anchor Street | Gannet Cove, ME 04555 | (207) 555-0223
        hand: Castellanos Hand and Wrist | 5 Granite Row | Rockmere, ME 04888 | (207) 555-0317
        ot: Sandoz Hand Therapy | 5 Granite Row, Suite B | Rockmere, ME 04888 | (207) 555-0319
        pt: Cove Physical Therapy | 77 Cannery Lane | Gannet Cove, ME 04555 | (207) 555-0334
        dc: Farrow Chiropractic Office | 3 Net Loft | Gannet Cove, ME 04555 | (207) 555-0347
        pcp: Island Family Health | 1 Schoolhouse Road | Gannet Cove, ME 04555 | (207) 555-0366
        imaging: Rockmere Radiology | 60 Quarry Street | Rockmere, ME 04888 | (207) 555-0378
        lab: Downeast Pathology Associates | 9 Slide Court | Rockmere, ME 04888 | (207) 555-0381
        rx: Cove Apothecary | 12 Anchor Street | Gannet Cove, ME 04555 | (207) 555-0395
        """
    ),
    loss=day("2023-07-04"), where="left wrist", mechanism="she slipped on the wet boarding ramp and fell on her hand",
    kin="Alistair Ketteridge", firm="Wexcombe Trial Group", paralegal="Fitzroy Andaman",
)  # fmt: skip


def chart() -> Chart:
    chart = Chart("2023-9042", _CAST)
    _hospital(chart)
    _hand(chart)
    _island(chart)
    _therapy(chart)
    _rest(chart)
    return chart


def _hospital(chart: Chart) -> None:
    book = chart.binder("penobscot_point.pdf", "hospital", "2024-02-19")
    book.put("ed_dictated", "2023-07-04", "ed", ref="hand", long=True)
    book.put("ed_triage", "", "ed", second="nurse", undated=True)
    book.put("ed_nursing", "2023-07-04", "ed", second="nurse")
    book.put("ed_dictated", "", "ed", ref="hand", undated=True)
    book.put(
        "ed_physician",
        "2023-09-16",
        "ed",
        second="nurse",
        ref="pcp",
        long=True,
        who="maiden",
    )
    book.put("ed_physician", "", "ed", second="nurse", ref="pcp", undated=True)
    book.put("ed_meditech", "2023-11-02", "ed", ref="pcp")
    book.put("ed_meditech", "2023-11-02", "ed", ref="pcp", who="daughter")
    book.put("ed_facesheet", "2023-11-02", "ed", ref="pcp")
    stay = ("2023-07-05", "2023-07-07")
    book.put(
        "op_dictated",
        "2023-07-05",
        "hand",
        second="pac",
        long=True,
        proc="Open reduction and internal fixation, left distal radius",
    )
    book.put("op_dictated", "", "hand", second="pac", undated=True)
    book.put("ip_progress", "2023-07-06", "hosp", visit=2, stay=stay)
    book.put("ip_mar", "2023-07-06", "hosp", second="nurse", stay=stay)
    book.put("ip_mar", "", "hosp", second="nurse", undated=True)
    book.put("ip_discharge", "2023-07-07", "hosp", ref="hand", stay=stay)
    book.put("ip_nursing", "", "hosp", second="nurse", undated=True)
    book.put("ra_hospital", "2023-07-04", "rad", ref="ed", exam="XR left wrist 3 views")
    book.put("ra_hospital", "", "rad", ref="ed", undated=True, exam="XR left wrist 2 views")
    book.put("la_hospital", "2023-07-04 11-02", "path", ref="ed")
    book.put("la_hospital", "", "path", ref="ed", undated=True)


def _hand(chart: Chart) -> None:
    book = chart.binder("castellanos_hand.pdf", "hand", "2024-03-05")
    book.put("ov_dictated", "2023-07-14 08-04 09-01", "hand", second="pac", ref="pcp", long=True)
    book.put("ov_dictated", "", "hand", second="pac", ref="pcp", undated=True, long=True)
    book.put("ov_dictated", "2023-08-04", "hand", second="pac", ref="pcp", who="twin")
    book.put("ov_two_column", "2023-10-06", "pac")
    book.put("ov_two_column", "", "pac", undated=True)
    book.put("ov_work_status", "2023-08-04", "hand")
    book.put("emg", "2023-10-20", "hand", ref="pcp")
    book.put("ov_history_first", "", "hand", second="pac", undated=True)
    book.put("ov_history_first", "2023-12-08", "hand", second="pac", who="nick")
    book.put("ov_summary", "2023-10-13 11-10", "hand", ref="pcp", long=True)
    book.shuffle(1, len(book.packet.leaves))
    book = chart.binder("sandoz_hand_therapy.pdf", "ot", "2024-03-05")
    book.put("ot_hand", "2023-08-16 08-18 08-23 08-25 08-30 09-06", "ot", ref="hand")
    book.put("ot_hand", "", "ot", ref="hand", undated=True, visit=7)
    book.put("ot_hand", "2023-08-25", "ot", ref="hand", who="other")
    book.put("ot_hand", "", "ot", ref="hand", undated=True, visit=9)
    book.put("pt_discharge", "2023-10-11", "ot", second="pt", ref="hand", visit=12)
    book.bill(
        "bi_superbill",
        """
        2023-08-16 97166 190.00 physical_therapy OT EVALUATION
        2023-08-18 97110 84.00 physical_therapy EXERCISE
        2023-08-23 97140 79.00 physical_therapy MANUAL
        2023-08-30 97110 84.00 physical_therapy EXERCISE
        """,
    )


def _island(chart: Chart) -> None:
    book = chart.binder("island_family_health.pdf", "pcp", "2024-01-22")
    book.put("le_reply", "2024-01-22")
    book.put("ov_table", "2023-07-10 09-20 11-15", "pcp", second="np", ref="hand", long=True)
    book.put("ov_table", "", "np", second="pcp", ref="hand", undated=True, long=True)
    book.put("ov_telehealth", "2023-10-31", "np")
    book.put("ov_telehealth", "", "np", undated=True)
    book.put("ov_table", "2023-07-28", "pcp", second="np", ref="hand", who="daughter", long=True)
    book.put("ov_summary", "", "pcp", ref="hand", undated=True, long=True)
    book.put("la_inbox", "2023-09-21", "pcp", second="np")
    book.put("la_inbox", "", "pcp", second="np", undated=True)
    book.put("ot_separator")
    book.put("in_register", "2023-07-10", ref="ed")
    book.count(1, len(book.packet.leaves), "{p} of {pp}", x=306, y=22)


def _therapy(chart: Chart) -> None:
    book = chart.binder("cove_pt.pdf", "pt", "2024-02-01")
    book.put("pt_soap_short", "2023-11-06 11-08 11-13 11-15", "pt")
    book.put("pt_soap_short", "", "pt", undated=True)
    book.put("pt_hospital_print", "2023-11-20 11-22 11-27", "pt", ref="pcp", long=True)
    book.put("pt_hospital_print", "", "pt", ref="pcp", undated=True)
    book.put("pt_hospital_print", "2023-11-22", "pt", ref="pcp", who="twin")
    book.put("pt_hand_form", "2023-11-29 12-04", "pt", visit=8)
    book.again(3)
    book = chart.binder("farrow_chiro.pdf", "dc", "2024-02-02")
    book.put("ch_fullspine", "2023-10-16 10-18 10-23 10-25", "dc")
    book.put("ch_soap", "2023-10-30", "dc", long=True)
    book.put("ch_soap", "", "dc", undated=True)
    book.put("ch_narrative", "", "dc", undated=True)
    book.put("ch_check", "2023-11-01 11-06 11-08", "dc", visit=6)
    book.put("ch_check", "2023-11-01", "dc", who="other")


def _rest(chart: Chart) -> None:
    book = chart.binder("rescue_squad.pdf", "ems", "2023-12-01")
    book.put("ems_run", "2023-07-04 2023-11-02", "medic", second="emt")
    book.put("ems_mono", "", "medic", second="emt", undated=True)
    book = chart.binder("rockmere_radiology.pdf", "imaging", "2024-01-05")
    book.put("ra_frame", "2023-07-14 2023-08-04", "rad", ref="hand", exam="XR left wrist 3 views")
    book.put(
        "ra_center",
        "2023-10-10",
        "rad",
        ref="hand",
        long=True,
        exam="MRI left wrist without contrast",
    )
    book.put("ra_frame", "", "rad", ref="hand", undated=True, exam="CT left wrist without contrast")
    book.put("ra_frame", "2023-08-04", "rad", ref="hand", who="twin", exam="XR left wrist 3 views")
    book.put("ra_tele", "2023-11-02", "rad", exam="CT head without contrast")
    book.put("ra_tele", "2023-09-16", "rad", who="maiden", exam="XR left wrist 2 views")
    book = chart.binder("pathology_pharmacy.pdf", "lab", "2024-01-08")
    book.put("la_pathology", "2023-07-05", "path", ref="hand")
    book.put("la_trend", "2023-07-05 07-06 07-07", "path", ref="hosp")
    book.put("la_cumulative", "2023-11-02 11-15", "path", ref="pcp")
    book.put("la_micro", "2023-09-16", "path", ref="ed", who="maiden")
    book.put("rx_profile", "2023-10-06 11-15", at="rx", ref="pcp", who="nick")
    book.put("rx_profile", "2023-07-07 07-14 08-04 09-20", at="rx", ref="hand")
    book.put("rx_profile", "2023-07-20", at="rx", ref="pcp", who="daughter")
    book.put("au_short", "2023-12-11")
    book.put("bl_bare")
