"""A rear-end crash: a father of the same name, print-outs of many notes, results across days."""

from __future__ import annotations

from dataclasses import replace

from sample_packets.builder.script import Person, day
from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.people import Cast, doctors, places

_CLIENT = Person(
    "Cornelius", "Vantongeren", day("1990-04-22"), "M", "72019", "B",
    "220 Turnpike Avenue, Halcyon Falls, PA 17099", "(717) 555-0161",
)  # fmt: skip
_CAST = Cast(
    people={
        "client": _CLIENT,
        "split": replace(_CLIENT, last="Van Tongeren"),
        "nick": replace(_CLIENT, first="Neil"),
        "middle": replace(_CLIENT, first="Cornelius Bram", middle=""),
        "father": replace(_CLIENT, dob=day("1962-09-13"), mrn="18820"),
        "sister": replace(_CLIENT, first="Cornelia", dob=day("1993-08-01"), sex="F", mrn="73366", middle=""),
        "other": Person("Hyacinth", "Bottomley", day("1971-02-17"), "F", "20554", "E", "6 Ridge Road, Halcyon Falls, PA 17099", "(717) 555-0107"),
        "other2": Person("Rashid", "Vandenhoek", day("1985-12-05"), "M", "20987", "", "81 Ridge Road, Halcyon Falls, PA 17099", "(717) 555-0109"),
    },
    doctors=doctors(
        """
        ed: Temperance Mallory, MD
        resident: Jonah Aldebaran, MD
        nurse: Wendell Pryce, RN
        medic: Silvia Ruyter, NRP
        emt: Otto Blankenship, EMT
        pcp: Cornelius Ashdown, MD
        np: Phaedra Lukovic, CRNP
        spine: Magnus Fairbrother, MD
        gas: Delia Stromberg, MD
        rad: Hector Ballantyne, MD
        path: Ursula Demarest, MD
        dc: Perpetua Vance, DC
        pt: Ewan Tregarth, DPT
        pt2: Jessamy Locke, PTA
        hosp: Ravindra Colebrook, MD
        psy: Odile Hathersage, PsyD
        """
    ),
    places=places(
        """
        hospital: Halcyon Falls General Hospital | 900 Summit Road | Halcyon Falls, PA 17099 | (717) 555-0205
        ems: Falls Area Medic Services | 3 Siren Lane | Halcyon Falls, PA 17099 | (717) 555-0222
        pcp: Ashdown Internal Medicine | 48 Court Street | Halcyon Falls, PA 17099 | (717) 555-0315
        spine: Keystone Ridge Spine Surgery | 15 Foundry Plaza | Harmon, PA 17111 | (717) 555-0328
        dc: Vance Family Chiropractic | 70 Turnpike Avenue | Halcyon Falls, PA 17099 | (717) 555-0341
        pt: Tregarth Motion Clinic | 8 Boathouse Row | Halcyon Falls, PA 17099 | (717) 555-0355
        psy: Hathersage Counseling | 2 Court Street | Halcyon Falls, PA 17099 | (717) 555-0362
        imaging: Harmon MRI and CT | 30 Foundry Plaza | Harmon, PA 17111 | (717) 555-0376
        lab: Allegheny Ridge Laboratories | 12 Centrifuge Way | Harmon, PA 17112 | (717) 555-0389
        rx: Halcyon Mail Pharmacy | 1 Parcel Drive | Harmon, PA 17113 | (717) 555-0392
        """
    ),
    loss=day("2024-01-09"), where="neck", mechanism="a pickup struck his stopped sedan from behind on the turnpike ramp",
    kin="Annelise Vantongeren", firm="Quayle & Bassett, P.C.", paralegal="Roswitha Tindall",
)  # fmt: skip


def chart() -> Chart:
    chart = Chart("2024-8306", _CAST)
    _hospital(chart)
    _internist(chart)
    _spine(chart)
    _therapies(chart)
    _rest(chart)
    return chart


def _hospital(chart: Chart) -> None:
    book = chart.binder("halcyon_general.pdf", "hospital", "2024-08-12")
    book.put("ed_triage", "2024-01-09", "ed", second="nurse")
    book.put("ed_meditech", "2024-01-09", "ed", ref="pcp", long=True)
    book.put("ra_tele", "2024-01-09", "rad", exam="CT cervical spine without contrast")
    book.put("ed_meditech", "2024-01-10", "ed", ref="pcp", who="father")
    book.put("ed_discharge", "2024-01-09", "ed", second="nurse", ref="pcp")
    book.put("ed_physician", "2024-02-25", "resident", second="ed", ref="pcp", long=True)
    book.put("ed_nursing", "2024-02-25", "ed", second="nurse")
    book.put("la_trend", "2024-02-25 02-26 02-27 02-28", "path", ref="hosp")
    stay = ("2024-02-26", "2024-02-29")
    book.put("ip_hp", "2024-02-26", "hosp", second="resident", stay=stay)
    book.put("ip_orders", "2024-02-26", "hosp", stay=stay)
    book.put("ip_nursing", "2024-02-26 02-27 02-28", "hosp", second="nurse", stay=stay)
    book.put("ip_record", "2024-02-27 02-28", "hosp", stay=stay)
    book.put("ip_record", "2024-02-27", "hosp", who="other2")
    book.put("ip_consult", "2024-02-27", "spine", ref="hosp", stay=stay, long=True)
    book.put("ip_discharge", "2024-02-29", "hosp", ref="pcp", stay=stay, long=True)
    book.put("ed_template", "2024-05-30", "ed")
    book.put("ra_wetread", "2024-05-30", "rad", ref="ed", exam="XR cervical spine 5 views")
    book.put("ip_orders", "", "hosp", undated=True)
    book.put("ed_template", "", "ed", undated=True)
    last = len(book.packet.leaves)
    book.count(1, last, "Release of information - page {p} of {pp}", x=200, y=18)
    book.lose(4, total=last)


def _internist(chart: Chart) -> None:
    """One print-out of many notes, of which several stand on one page."""
    book = chart.binder("ashdown_chart.pdf", "pcp", "2024-07-30")
    book.put("ot_contents", "2024-07-30")
    book.put("ov_chart_print", "2024-01-12 01-26 02-09 03-08 04-05", "pcp")
    book.put("ov_chart_print", "2024-01-19 02-16", "pcp", who="father")
    book.put("ov_two_column", "2024-05-03 06-07", "np", long=True)
    book.put("ov_two_column", "2024-05-17", "np", who="split")
    book.put("ov_two_column", "", "np", undated=True)
    book.put("ov_excuse", "2024-01-12", "pcp", lenient=True)
    book.put("la_inbox", "2024-01-27 06-08", "pcp", second="np")
    book.put("la_inbox", "2024-04-02", "pcp", second="np", who="sister")
    book.put("in_register", "2024-01-12", ref="ed")
    book.cover("fx_cover", "2024-07-30")
    book.packet.fax_line("2024-07-30 08:51", "ASHDOWN INT MED")


def _spine(chart: Chart) -> None:
    book = chart.binder("keystone_spine.pdf", "spine", "2024-08-01")
    book.put("ov_consult", "2024-03-14", "spine", ref="pcp", long=True)
    book.put("ov_summary", "2024-04-11 05-23", "spine", ref="pcp", long=True)
    book.put("ov_summary", "2024-04-11", "spine", ref="pcp", who="other")
    book.put(
        "op_injection", "2024-04-24", "spine", proc="Cervical epidural steroid injection, C7-T1"
    )
    book.put(
        "op_post",
        "2024-06-19",
        "spine",
        second="resident",
        proc="Anterior cervical discectomy and fusion, C5-C6",
    )
    book.put(
        "op_ehr",
        "2024-06-19",
        "spine",
        second="gas",
        long=True,
        proc="Anterior cervical discectomy and fusion, C5-C6",
    )
    book.put(
        "op_anesthesia",
        "2024-06-19",
        "gas",
        second="spine",
        proc="Anterior cervical discectomy and fusion, C5-C6",
    )
    book.put("op_post", "", "spine", second="resident", undated=True)
    book.put("ra_wetread", "2024-07-11", "rad", ref="spine", exam="XR cervical spine 2 views")
    book.put("ce_custodian", "2024-08-01")


def _therapies(chart: Chart) -> None:
    book = chart.binder("tregarth_motion.pdf", "pt", "2024-07-20")
    book.put("pt_eval", "2024-01-31", "pt", ref="pcp")
    book.put("pt_grid", "2024-02-02 02-05 02-07 02-12 02-14", "pt", ref="pcp", visit=2)
    book.put("pt_daily_dense", "2024-02-16 02-19", "pt", ref="pcp", visit=7, long=True)
    book.put("pt_daily_dense", "2024-02-19", "pt", ref="pcp", who="other2", visit=4)
    book.put(
        "pt_grid",
        "2024-03-06 03-11 03-13",
        "pt2",
        ref="pcp",
        visit=9,
        who="nick",
    )
    book.put("pt_grid", "2024-03-06 03-08", "pt2", ref="pcp", who="sister")
    book.put("pt_progress", "2024-03-18", "pt", ref="pcp", visit=12, long=True)
    book.put("pt_soap_short", "2024-03-20", "pt", visit=13, who="middle")
    book.put("pt_progress", "", "pt", ref="pcp", undated=True)
    book.bates("TM", 1)
    book = chart.binder("vance_chiropractic.pdf", "dc", "2024-07-21")
    book.put("in_history", "2024-01-15")
    book.put("ch_grid", "2024-01-15 01-17 01-19 01-22 01-24 01-26 01-29", "dc")
    book.put("ch_grid", "2024-01-16 01-18", "dc", who="father")
    book.put("ch_several", "2024-01-31 02-02 02-07 02-09", "dc")
    book.put("ch_soap", "2024-02-14 02-21", "dc", who="middle")
    book.put("ch_narrative", "2024-02-12", "dc", long=True)
    book.put("ch_exam", "", "dc", undated=True)
    book.shuffle(2, len(book.packet.leaves))


def _rest(chart: Chart) -> None:
    book = chart.binder("counseling.pdf", "psy", "2024-07-01")
    book.put("ov_psych", "2024-03-05 03-19 04-02 04-16", "psy")
    book.put("ov_psych", "2024-03-12", "psy", who="other")
    book.put("ov_psych", "", "psy", undated=True)
    book.put("in_privacy", "2024-03-05")
    book = chart.binder("medics.pdf", "ems", "2024-03-11")
    book.put("ems_refusal", "2024-01-09", "medic", second="emt")
    book.put("ems_epcr", "2024-02-25", "medic", second="emt", long=True)
    book.put("ems_epcr", "2024-02-25", "medic", second="emt", who="other")
    book.put("ems_refusal", "", "medic", second="emt", undated=True)
    book = chart.binder("harmon_mri.pdf", "imaging", "2024-07-15")
    book.put("ra_series", "2024-01-23 03-28", "rad", ref="pcp")
    book.put(
        "ra_frame", "2024-07-09", "rad", ref="spine", who="nick", exam="XR cervical spine 2 views"
    )
    book.put(
        "ra_addendum", "2024-05-07", "rad", ref="spine", exam="MRI cervical spine without contrast"
    )
    book.put(
        "ra_frame",
        "2024-01-30",
        "rad",
        ref="pcp",
        who="father",
        exam="MRI lumbar spine without contrast",
    )
    book.put(
        "ra_frame", "2024-06-25", "rad", ref="spine", exam="CT cervical spine without contrast"
    )
    book = chart.binder("mail_pharmacy_labs.pdf", "rx", "2024-07-02")
    book.put("rx_order", "2024-01-13 02-10 03-09 04-06 05-04 06-08", ref="pcp")
    book.put("la_reference", "2024-04-05 06-07", "path", ref="pcp", at="lab")
    book.put("la_reference", "2024-07-01", "path", ref="pcp", at="lab", who="split")
    book.put("la_micro", "2024-06-20", "path", ref="spine", at="lab")
    book.put("au_hipaa", "2024-06-15")
