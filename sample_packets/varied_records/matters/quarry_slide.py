"""A slide in a quarry: a long recovery with many stays, operations and ambulance runs."""

from __future__ import annotations

from sample_packets.builder.script import Person, day
from sample_packets.varied_records.chart import Binder, Chart
from sample_packets.varied_records.people import Cast, doctors, places

_CLIENT = Person(
    "Thaddeus", "Brightwater", day("1969-08-21"), "M", "73310", "E",
    "18 Shale Lane, Granby Notch, VT 05999", "(802) 555-0121",
)  # fmt: skip
_CAST = Cast(
    people={
        "client": _CLIENT,
        "other": Person("Lucretia", "Hollowell", day("1947-05-30"), "F", "73881", "", "2 Kiln Road, Granby Notch, VT 05999", "(802) 555-0190"),
    },
    doctors=doctors(
        """
        ed: Benedikt Osgood, MD
        resident: Imelda Fairclough, DO
        nurse: Tobias Wren, RN
        medic: Corwin Ashlar, Paramedic
        emt: Petra Lindgate, EMT-B
        hosp: Seraphina Dole, MD
        surg: Ansel Kirkbride, MD
        gas: Vivian Orrery, MD
        neuro: Magda Sorrel, MD
        pcp: Horace Tilden, MD
        """
    ),
    places=places(
        """
        north: Granby Notch Medical Center | 400 Quarry Hill | Granby Notch, VT 05999 | (802) 555-0201
        lake: Saint Isidore Hospital | 12 Harbor Terrace | Lakeside, VT 05888 | (802) 555-0232
        ems: Notch Valley Ambulance | 9 Depot Street | Granby Notch, VT 05999 | (802) 555-0226
        asc: Three Rivers Surgery Center | 77 Mill Race | Lakeside, VT 05888 | (802) 555-0241
        """
    ),
    loss=day("2020-03-02"), where="left hip", mechanism="a wall of stone slid onto the loader that he drove",
    kin="Ottilie Brightwater", firm="Marsh & Kettering", paralegal="Doreen Vale",
)  # fmt: skip


def chart() -> Chart:
    chart = Chart("2020-4416", _CAST)
    _north(chart.binder("granby_notch.pdf", "north", "2021-12-06"))
    _lake(chart.binder("saint_isidore.pdf", "lake", "2021-12-09"))
    _operations(chart.binder("three_rivers.pdf", "asc", "2021-12-14"))
    runs = chart.binder("notch_valley.pdf", "ems", "2021-12-15")
    runs.put("ems_epcr", "2020-03-02 04-11 10-12 2021-01-20", "medic", second="emt")
    runs.put("ems_run", "2020-05-30 11-23 2021-03-08", "medic", second="emt")
    runs.put("ems_mono", "2020-07-19 2021-02-08 2021-05-02", "medic", second="emt")
    runs.put("ems_refusal", "2020-09-14 2021-09-28", "medic", second="emt")
    return chart


def _north(book: Binder) -> None:
    """Whole charts of stays, each page of them with its document's own count."""
    for first, second, last in (
        ("2020-03-02", "2020-03-03", "2020-03-06"),
        ("2020-05-30", "2020-05-31", "2020-06-02"),
        ("2020-10-12", "2020-10-13", "2020-10-15"),
        ("2021-03-08", "2021-03-09", "2021-03-11"),
    ):
        stay = (first, last)
        book.put("ip_hp", first, "hosp", second="resident", stay=stay, long=True)
        book.put("ip_progress", second, "hosp", visit=2, stay=stay)
        book.put("ip_discharge", last, "hosp", ref="pcp", stay=stay, long=True)
    for first, last in (("2020-08-03", "2020-08-05"), ("2021-06-21", "2021-06-24")):
        book.put("ip_record", f"{first} {last}", "hosp", stay=(first, last))
        book.put("ip_discharge", last, "hosp", ref="pcp", stay=(first, last))
    book.put("ip_progress", "2021-03-10", "hosp", visit=2, who="other")
    book.bates("GNMC", 310)


def _lake(book: Binder) -> None:
    """Stays of which one or two papers came."""
    for first, last in (
        ("2020-04-11", "2020-04-14"), ("2020-07-19", "2020-07-21"), ("2020-11-23", "2020-11-27"),
        ("2021-01-20", "2021-01-23"), ("2021-05-02", "2021-05-06"), ("2021-07-05", "2021-07-08"),
        ("2021-08-16", "2021-08-19"), ("2021-09-28", "2021-10-01"), ("2021-11-02", "2021-11-05"),
    ):  # fmt: skip
        book.put("ip_hp", first, "hosp", second="resident", stay=(first, last))
        book.put("ip_discharge", last, "hosp", ref="pcp", stay=(first, last))
    for first, last in (
        ("2020-09-15", "2020-09-18"),
        ("2020-12-14", "2020-12-18"),
        ("2021-02-08", "2021-02-12"),
    ):
        book.put("ip_discharge", last, "hosp", ref="pcp", stay=(first, last), long=True)
        book.put("ip_consult", first, "neuro", ref="hosp", stay=(first, last))


def _operations(book: Binder) -> None:
    for on, proc in (
        ("2020-03-27", "Open reduction and internal fixation, left hip"),
        ("2020-08-20", "Removal of hardware, left hip"),
        ("2021-04-15", "Arthroscopic debridement, left hip"),
    ):
        book.put("op_dictated", on, "surg", second="resident", long=True, proc=proc)
        book.put("op_anesthesia", on, "gas", second="surg", proc=proc)
    book.put(
        "op_asc", "2020-06-18 2021-10-07", "surg", second="gas", proc="Scar revision, left thigh"
    )
    book.put(
        "op_post", "2021-07-22 11-18", "surg", second="resident", proc="Arthroscopy, left knee"
    )
    book.put("op_injection", "2020-09-03 10-08 11-05 12-10 2021-08-12 09-02 10-14 11-11", "surg")
