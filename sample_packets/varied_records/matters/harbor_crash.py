"""A crash, two stays, an operation: a hospital's whole print-out and the offices after it."""

from __future__ import annotations

from dataclasses import replace

from sample_packets.builder.script import Person, day
from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.people import Cast, doctors, places

_CLIENT = Person(
    "Delphine", "Marchbanks", day("1981-03-07"), "F", "48213", "R",
    "77 Ropewalk Court, Eastmoor, OH 44099", "(440) 555-0173",
)  # fmt: skip
_CAST = Cast(
    people={
        "client": _CLIENT,
        "maiden": replace(_CLIENT, last="Oyelaran"),
        "middle": replace(_CLIENT, first="Rose", middle="D"),
        "sister": replace(_CLIENT, first="Delphina", mrn="90455"),
        "mother": replace(_CLIENT, first="Rosalind", dob=day("1955-10-21"), mrn="17702", middle="A"),
        "other": Person("Tobias", "Wrenfield", day("1968-07-30"), "M", "66120", "J", "4 Elm Row, Eastmoor, OH 44099", "(440) 555-0111"),
    },
    doctors=doctors(
        """
        ed: Ignatius Bellweather, MD
        resident: Priyanka Solberg, MD
        nurse: Lorna Quist, RN
        medic: Casper Dunleavy, NRP
        emt: Joy Amankwah, EMT
        hosp: Thaddeus Okoro, MD
        ortho: Wilhelmina Straka, MD
        pac: Felix Arbogast, PA-C
        gas: Noor Haddadin, MD
        rad: Everett Lindgren, MD
        rad2: Sunniva Achterberg, DO
        path: Marcus Tillotson, MD
        pt: Gwendolyn Faraday, DPT
        pt2: Anselm Marchbanks, PT
        dc: Roscoe Winterbourne, DC
        pcp: Beatriz Holloway, DO
        np: Clementine Abara, APRN
        """
    ),
    places=places(
        """
        hospital: Lakeshore Memorial Medical Center | 1200 Shoreline Drive | Eastmoor, OH 44099 | (440) 555-0200
        ems: Eastmoor Fire and Rescue | 5 Bell Street | Eastmoor, OH 44099 | (440) 555-0290
        ortho: Straka Bone and Joint Clinic | 88 Harness Way, Suite 4 | Eastmoor, OH 44099 | (440) 555-0312
        pt: Millrace Physical Therapy | 31 Canal Street | Eastmoor, OH 44099 | (440) 555-0344
        imaging: Northcoast Open Imaging | 9 Beacon Plaza | Vermillion Heights, OH 44091 | (440) 555-0377
        dc: Winterbourne Chiropractic Center | 212 Tannery Road | Eastmoor, OH 44099 | (440) 555-0401
        pcp: Eastmoor Family Practice | 60 Orchard Street | Eastmoor, OH 44099 | (440) 555-0433
        lab: Great Basin Reference Laboratories | 700 Assay Parkway | Columbus, OH 43004 | (614) 555-0122
        rx: Penrose Drug Company | 14 Main Street | Eastmoor, OH 44099 | (440) 555-0466
        """
    ),
    loss=day("2023-02-11"), where="left shoulder", mechanism="a delivery van ran the light and struck the driver's door",
    kin="Gerard Marchbanks", firm="Tolliver Crane & Osgood", paralegal="Maeve Lockridge",
)  # fmt: skip


def chart() -> Chart:
    chart = Chart("2023-5101", _CAST)
    _hospital(chart)
    _offices(chart)
    _therapy(chart)
    _chiropractor(chart)
    _small_files(chart)
    return chart


def _hospital(chart: Chart) -> None:
    """One print-out with a running count over all, some notes with their own count too."""
    book = chart.binder("lakeshore_print_out.pdf", "hospital", "2023-09-18")
    book.put("ed_facesheet", "2023-02-11", "ed", ref="pcp")
    book.put("ed_triage", "2023-02-11", "ed", second="nurse")
    book.put("ed_physician", "2023-02-11", "ed", second="resident", ref="ortho", long=True)
    book.put("ed_nursing", "2023-02-11", "ed", second="nurse")
    book.put("ra_hospital", "2023-02-11", "rad", ref="ed", exam="XR left shoulder 3 views")
    book.put("la_hospital", "2023-02-11", "path", ref="ed")
    book.put("ed_discharge", "2023-02-11", "ed", second="nurse", ref="pcp")
    stay = ("2023-05-15", "2023-05-18")
    book.put("ip_hp", "2023-05-15", "hosp", second="resident", long=True, stay=stay)
    book.put("op_dictated", "2023-05-15", "ortho", second="pac", long=True)
    book.put("op_anesthesia", "2023-05-15", "gas", second="ortho")
    book.put("ip_progress", "2023-05-16 05-17", "hosp", visit=2, stay=stay)
    book.put("ip_consult", "2023-05-16", "resident", ref="hosp", stay=stay)
    book.put("ip_flowsheet", "2023-05-16 05-17", "hosp", second="nurse", stay=stay)
    book.put("ip_mar", "2023-05-16", "hosp", second="nurse", stay=stay)
    book.put("la_cumulative", "2023-05-15 05-16 05-17", "path", ref="hosp")
    book.put("la_pathology", "2023-05-15", "path", ref="ortho")
    book.put("ip_discharge", "2023-05-18", "hosp", ref="ortho", long=True, stay=stay)
    book.put("ip_progress", "2023-05-16", "hosp", who="other", visit=1)
    book.put("ed_triage", "2023-03-02", "ed", second="nurse", who="mother")
    book.put("ed_meditech", "2023-07-22", "ed", ref="pcp")
    book.put("ra_tele", "2023-07-22", "rad2", exam="CT head without contrast")
    book.count(1, len(book.packet.leaves), "Page {p} of {pp}", x=520, y=786)


def _offices(chart: Chart) -> None:
    """The surgeon's dictation and the family doctor's chart, interleaved."""
    book = chart.binder("straka_and_family.pdf", "ortho", "2023-11-03")
    book.put("ov_dictated", "2023-02-24 04-07", "ortho", second="pac", ref="pcp")
    book.put("ov_consult", "2023-03-10", "ortho", ref="pcp", long=True)
    book.put("ov_dictated", "2023-06-05", "ortho", ref="pcp", who="maiden")
    book.put("ov_work_status", "2023-06-05 07-10", "ortho")
    book.put(
        "op_injection",
        "2023-07-10",
        "ortho",
        proc="Ultrasound-guided joint injection, left shoulder",
    )
    book.put("ov_dictated", "", "ortho", ref="pcp", undated=True)
    first = len(book.packet.leaves) + 1
    book.put("ov_numbered", "2023-02-14 03-01 08-21", "pcp", at="pcp", long=True)
    book.put("ov_numbered", "2023-03-01", "pcp", at="pcp", who="sister")
    middle = len(book.packet.leaves) + 1
    book.put("la_inbox", "2023-03-02 08-22", "pcp", at="pcp", second="np")
    book.put("ov_nurse_call", "2023-04-18 09-12", "nurse", second="pcp", at="pcp")
    book.put("ov_nurse_call", "", "nurse", second="pcp", at="pcp", undated=True)
    book.interleave(first, middle, len(book.packet.leaves))
    book.put("in_register", "2023-02-14", at="pcp", ref="ed")
    book.put("bl_intentional")
    book.cover("fx_cover", "2023-11-03")


def _therapy(chart: Chart) -> None:
    book = chart.binder("millrace_pt.pdf", "pt", "2023-10-02")
    book.put("le_reply", "2023-10-02")
    book.put("pt_eval", "2023-06-12", "pt", ref="ortho", long=True)
    book.put("pt_daily_dense", "2023-06-14 06-19 06-21 06-26", "pt", ref="ortho", visit=2)
    book.put("pt_daily_dense", "2023-06-28", "pt2", ref="ortho", visit=6, who="middle")
    book.put("pt_daily_dense", "2023-06-28", "pt", ref="ortho", who="mother", visit=3)
    book.put("pt_progress", "2023-07-12", "pt", ref="ortho", visit=9)
    book.put("pt_daily_dense", "", "pt", ref="ortho", undated=True, visit=10)
    book.put("pt_discharge", "2023-08-09", "pt", second="pt2", ref="ortho", visit=14)
    book.put("ce_short", "2023-10-02")
    book.bill(
        "bi_statement",
        """
        2023-06-12 97162 210.00 physical_therapy EVALUATION MODERATE
        2023-06-14 97110 88.00 physical_therapy EXERCISE
        2023-06-19 97110 88.00 physical_therapy EXERCISE
        2023-06-21 97140 76.00 physical_therapy MANUAL WORK
        """,
    )
    book.bates("MILL", 1)


def _chiropractor(chart: Chart) -> None:
    book = chart.binder("winterbourne.pdf", "dc", "2023-09-30")
    book.put("in_history", "2023-04-03")
    book.put("ch_exam", "2023-04-03", "dc")
    book.put("ch_card", "2023-04-05 04-07 04-10 04-12 04-14 04-17 04-19 04-24 04-26", "dc", visit=2)
    book.put("ch_soap", "2023-05-01 05-03", "dc")
    book.put("ch_soap", "2023-05-03", "dc", who="other")
    book.put("ch_narrative", "2023-05-05", "dc")
    book.put("ch_soap", "", "dc", undated=True)
    book.put(
        "ra_chiro", "2023-04-03", "rad2", ref="dc", lenient=True, exam="Cervical and lumbar series"
    )
    book.packet.fax_line("09/30/2023 11:42", "WINTERBOURNE CHIRO")


def _small_files(chart: Chart) -> None:
    book = chart.binder("rescue_report.pdf", "ems", "2023-04-20")
    book.put("ems_epcr", "2023-02-11", "medic", second="emt")
    book.put("ems_epcr", "2023-07-22", "medic", second="emt")
    book = chart.binder("open_mri.pdf", "imaging", "2023-05-30")
    book.put(
        "ra_center", "2023-03-20", "rad", ref="ortho", exam="MRI left shoulder without contrast"
    )
    book.put(
        "ra_center",
        "2023-03-20",
        "rad",
        ref="ortho",
        who="sister",
        exam="MRI left knee without contrast",
    )
    book.put("ra_center", "2023-08-30", "rad2", ref="ortho", exam="XR left shoulder 2 views")
    book.put(
        "ra_center", "", "rad", ref="pcp", undated=True, exam="Ultrasound, limited, left shoulder"
    )
    book.put("au_hipaa", "2023-03-01")
    book = chart.binder("lab_and_pharmacy.pdf", "lab", "2023-10-10")
    book.put("la_reference", "2023-03-01 08-21", "path", ref="pcp")
    book.put("la_reference", "2023-06-05", "path", ref="pcp", who="maiden")
    book.put("la_reference", "2023-08-21", "path", ref="pcp", who="mother")
    book.put("rx_profile", "2023-02-11 02-24 03-10 04-07 05-18 06-05", at="rx", ref="ortho")
