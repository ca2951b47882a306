"""An injury at work: chiropractic cards, state forms, an examination for the carrier."""

from __future__ import annotations

from dataclasses import replace

from sample_packets.builder.script import Person, day
from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.people import Cast, doctors, places

_CLIENT = Person(
    "Xiomara", "Delacroix-Nunn", day("1988-06-14"), "F", "60452", "I",
    "512 Signal Street, Apt 9, Port Adair, TX 77555", "(409) 555-0158",
)  # fmt: skip
_CAST = Cast(
    people={
        "client": _CLIENT,
        "maiden": replace(_CLIENT, last="Delacroix"),
        "married": replace(_CLIENT, last="Nunn", middle=""),
        "namesake": replace(_CLIENT, last="Nunn", first="Xiomara", dob=day("1961-02-03"), mrn="60991", middle="A"),
        "cousin": replace(_CLIENT, first="Ximena", dob=day("1989-11-30"), mrn="61377", middle=""),
        "child": replace(_CLIENT, first="Mireille", dob=day("2012-05-17"), mrn="90118", middle=""),
        "other": Person("Barnaby", "Stockhausen", day("1957-01-12"), "M", "33019", "L", "3 Jetty Road, Port Adair, TX 77555", "(409) 555-0102"),
    },
    doctors=doctors(
        """
        ed: Percival Nakagawa, MD
        nurse: Thelma Broussard, RN
        medic: Ansel Thibodeaux, LP
        emt: Kit Marlowe, AEMT
        occ: Georgette Lindholm, MD
        neuro: Aurelio Casterbridge, MD
        ime: Sterling Voss, MD
        pain: Nadira Quillfeather, DO
        gas: Emmett Sorrel, CRNA
        rad: Constance Oduya, MD
        path: Vidal Hartsock, MD
        dc: Lavinia Trask, DC
        dc2: Orson Delacroix, DC
        pt: Bryony Castellane, MPT
        ot: Celeste Farnham, OTR/L
        hosp: Joaquin Ebersole, MD
        """
    ),
    places=places(
        """
        hospital: Gulf Pilot Regional Hospital | 1 Lightship Way | Port Adair, TX 77555 | (409) 555-0210
        ems: Adair Emergency Services District 4 | 90 Levee Road | Port Adair, TX 77555 | (409) 555-0221
        occ: Dockside Occupational Clinic | 14 Stevedore Street | Port Adair, TX 77555 | (409) 555-0313
        neuro: Casterbridge Nerve and Muscle Center | 400 Palm Court | Bayou Verde, TX 77511 | (409) 555-0327
        ime: Voss Medical Evaluations | 1 Arbiter Tower | Houston, TX 77002 | (713) 555-0144
        pain: Quillfeather Pain Institute | 61 Heron Street | Bayou Verde, TX 77511 | (409) 555-0339
        dc: Trask and Delacroix Chiropractic | 33 Signal Street | Port Adair, TX 77555 | (409) 555-0352
        pt: Levee Road Therapy and Work Hardening | 120 Levee Road | Port Adair, TX 77555 | (409) 555-0368
        imaging: Bayou Verde Diagnostic Imaging | 7 Egret Lane | Bayou Verde, TX 77511 | (409) 555-0384
        lab: Texcoast Clinical Labs | 45 Reagent Road | Houston, TX 77021 | (713) 555-0190
        rx: Signal Street Apothecary | 40 Signal Street | Port Adair, TX 77555 | (409) 555-0399
        """
    ),
    loss=day("2021-10-05"), where="low back", mechanism="a stack of crates shifted while being lifted onto a pallet",
    kin="Honore Delacroix-Nunn", firm="Law Offices of Imelda Rusk", paralegal="Cosmo Fairweather",
)  # fmt: skip


def chart() -> Chart:
    chart = Chart("2021-7714", _CAST)
    _chiropractors(chart)
    _clinic(chart)
    _hospital(chart)
    _rest(chart)
    return chart


def _chiropractors(chart: Chart) -> None:
    book = chart.binder("trask_delacroix.pdf", "dc", "2022-06-01")
    book.put("le_firm", "2022-05-10")
    book.put("in_history", "2021-10-18")
    book.put("ch_exam", "2021-10-18", "dc", long=True)
    book.put("ch_check", "2021-10-20 10-22 10-25 10-27", "dc", visit=2)
    book.put("ch_check", "2021-10-29 11-01", "dc", visit=6, who="maiden")
    book.put("ch_fullspine", "2021-11-03 11-05 11-08 11-10 11-12", "dc2")
    book.put("ch_fullspine", "2021-11-03 11-08", "dc2", who="other")
    book.put(
        "ch_card",
        "2021-11-15 11-17 11-19 11-22 11-24 11-29 12-01 12-03 12-06 12-08 12-10 12-13",
        "dc",
        visit=13,
    )
    book.put("ch_card", "2021-11-16 11-18", "dc", who="cousin")
    book.put("ch_narrative", "2021-12-15", "dc", long=True)
    book.put("ch_soap", "2022-01-05 01-12", "dc2")
    book.put("ch_soap", "", "dc2", undated=True, long=True)
    book.put("in_index", "2021-12-15")
    book.put("le_lien", "2021-10-18")
    book.count(3, 5, "Page {p} of {pp}", x=560, y=30)


def _clinic(chart: Chart) -> None:
    """The company's clinic, the nerve test and the carrier's examiner."""
    book = chart.binder("dockside_occupational.pdf", "occ", "2022-04-12")
    book.put("ov_checklist", "2021-10-05", "occ")
    book.put("ov_checklist", "2021-10-08", "occ", who="namesake")
    book.put("ov_work_status", "2021-10-12 10-26 11-16", "occ")
    book.put("ov_summary", "2021-12-07 2022-01-11 03-08", "occ", ref="neuro", long=True)
    book.put("ov_table", "2022-02-15", "occ", ref="neuro", long=True, without=(2,))
    book.put("ov_checklist", "", "occ", undated=True)
    book.put("ov_work_status", "", "occ", undated=True)
    book.put("in_privacy", "2021-10-05")
    book.packet.fax_line("APR-12-2022 16:20", "DOCKSIDE OCC", None)
    book = chart.binder("nerve_center.pdf", "neuro", "2022-03-03")
    book.put("ov_consult", "2022-01-20", "neuro", ref="occ", long=True)
    book.put("emg", "2022-01-27", "neuro", ref="occ")
    book.put("emg", "2022-01-27", "neuro", ref="occ", who="other")
    book.put("emg", "", "neuro", ref="occ", undated=True)
    book.put("emg", "2022-02-24", "neuro", ref="pain")
    book = chart.binder("carrier_exam.pdf", "ime", "2022-03-25")
    book.put("ime", "2022-03-10", "ime", lenient=True, long=True)
    book.put("le_firm", "2022-03-28")


def _hospital(chart: Chart) -> None:
    book = chart.binder("gulf_pilot.pdf", "hospital", "2022-05-02")
    book.put("ed_physician", "2021-10-05", "ed", second="nurse", ref="occ", long=True)
    book.put("ed_discharge", "2021-10-05", "ed", second="nurse", ref="occ")
    book.put("ed_physician", "2021-10-06", "ed", second="nurse", ref="occ", who="child")
    book.put("ed_dictated", "2022-02-03", "ed", ref="pain")
    book.put("ed_triage", "2022-02-03", "ed", second="nurse")
    stay = ("2022-02-04", "2022-02-07")
    book.put("ip_hp", "2022-02-04", "hosp", second="nurse", stay=stay, long=True)
    book.put("ip_consult", "2022-02-05", "neuro", ref="hosp", stay=stay)
    book.put("ip_progress", "2022-02-05 02-06", "hosp", visit=2, stay=stay)
    book.put("ip_mar", "2022-02-05 02-06", "hosp", second="nurse", stay=stay)
    book.put("ip_progress", "2022-02-06", "hosp", visit=3, who="namesake")
    book.put("ip_discharge", "2022-02-07", "hosp", ref="occ", stay=stay, long=True)
    book.put("la_cumulative", "2022-02-04 02-05 02-06", "path", ref="hosp")
    book.put("la_micro", "2022-02-04", "path", ref="hosp")
    book.put(
        "ra_hospital", "2022-02-04", "rad", ref="hosp", exam="CT lumbar spine without contrast"
    )
    book.put("ip_flowsheet", "", "hosp", second="nurse", undated=True)
    book.bates("GP-", 2201)


def _rest(chart: Chart) -> None:
    book = chart.binder("pain_institute.pdf", "pain", "2022-05-15")
    book.put("ov_numbered", "2022-02-22 03-22 04-19", "pain", long=True)
    book.put(
        "op_injection", "2022-03-01", "pain", proc="Epidural steroid injection, interlaminar, L4-L5"
    )
    book.put(
        "op_injection", "2022-03-29", "pain", proc="Medial branch blocks, bilateral, L3 through L5"
    )
    book.put("op_injection", "", "pain", undated=True, proc="Trigger point injections, three sites")
    book.put("op_injection", "2022-03-29", "pain", who="other")
    book.shuffle(1, len(book.packet.leaves))
    book = chart.binder("levee_road_therapy.pdf", "pt", "2022-05-20")
    book.put("pt_eval", "2021-12-20", "pt", ref="occ")
    book.put("pt_several", "2021-12-22 12-27 12-29 2022-01-03 01-05 01-10 01-12", "pt", visit=2)
    book.put("pt_several", "2022-01-14 01-17 01-19", "pt", visit=9, who="married")
    book.put("pt_several", "2022-01-14 01-17", "pt", who="cousin")
    book.put("pt_soap_short", "2022-01-24 01-26 01-31", "pt", visit=12)
    book.put("pt_soap_short", "", "pt", undated=True)
    book.put("pt_discharge", "2022-02-28", "pt", second="ot", ref="occ", visit=16)
    book = chart.binder("bayou_imaging.pdf", "imaging", "2022-02-01")
    book.put(
        "ra_center",
        "2021-11-09",
        "rad",
        ref="occ",
        long=True,
        exam="MRI lumbar spine without contrast",
    )
    book.put("ra_center", "2021-10-14", "rad", ref="occ", exam="XR lumbar spine 4 views")
    book.put(
        "ra_center",
        "2022-01-13",
        "rad",
        ref="occ",
        who="maiden",
        exam="CT lumbar spine without contrast",
    )
    book.put(
        "ra_center",
        "2021-11-09",
        "rad",
        ref="occ",
        who="namesake",
        exam="MRI lumbar spine without contrast",
    )
    book = chart.binder("run_and_fills.pdf", "ems", "2022-05-01")
    book.put("ems_mono", "2021-10-05 2022-02-03", "medic", second="emt")
    book.put("ems_mono", "2022-02-03", "medic", second="emt", who="child")
    book.put("rx_labels", "2021-10-05 10-12 11-16 12-07 2022-02-07 03-22", at="rx", ref="occ")
    book.put("la_reference", "2022-03-22", "path", ref="pain", at="lab")
    book.put("la_reference", "2022-04-19", "path", ref="pain", at="lab", who="married")
    book.put("rx_labels", "2022-05-03", at="rx", ref="occ", who="maiden")
    book.put("ot_disclosures", "2022-05-01", ref="occ", at="occ")
