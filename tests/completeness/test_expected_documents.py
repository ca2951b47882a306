"""Single documents of a visit in hand, that its own pages refer to and that did not come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import HOSPITAL, day, flags, matter, numbered, packet, page, request, visit

from casefile.categories import FlagKind, Severity
from casefile.pages import Source
from casefile.rules import RuleBook
from completeness import judge
from completeness.resolving import resolve

MISSING = FlagKind.MISSING_CATEGORY
STAY = (day(4, 2), day(4, 6))


def stay(*texts, kind="inpatient", late=(), asked=()):
    """A visit whose pages say what is given, and a late packet that answers the same request."""
    pages = [page(n, kind, text=text) for n, text in enumerate(texts, 1)]
    held = visit(
        "s",
        kind,
        STAY[0],
        tuple(range(1, len(texts) + 1)),
        facility=HOSPITAL,
        end_date=STAY[1] if kind == "inpatient" else None,
    )
    packets = [packet(*pages, encounters=(held,), provider=HOSPITAL)]
    if late:
        more = [page(n, kind, text=text) for n, text in enumerate(late, 1)]
        packets.append(packet(*more, name="p2", provider=HOSPITAL))
    return matter(*packets, requests=(request(HOSPITAL, *(asked or (kind,))),))


def lacking(facts, rules=RuleBook()):
    return [
        f.detail["document"] for f in judge(facts, rules).flags if "document" in (f.detail or {})
    ]


SUMMARY, HP = "discharge summary", "history and physical"
MAR = "medication administration record"
NOTE = "PROGRESS NOTE\nHospital day 2. Pain controlled."


@pytest.mark.parametrize(
    ("kind", "text", "document"),
    [
        ("inpatient", "Please see discharge summary for details.", SUMMARY),
        ("inpatient", "Discharge summary was dictated, job 44120.", SUMMARY),
        ("inpatient", "PMH, allergies: see H&P.", HP),
        ("inpatient", "The presentation is as per my history and physical.", HP),
        ("inpatient", "0900 Medicated for pain, see MAR.", MAR),
        ("emergency", "Toradol and Zofran given, charted on the eMAR.", MAR),
        ("operative", "Fluids and EBL: see anesthesia record.", "anesthesia record"),
        ("operative", "Times as per the anaesthetic record.", "anesthesia record"),
        ("emergency", "Vital signs: see triage note.", "triage note"),
        ("emergency", "Follow up: see attached discharge instructions.", "discharge instructions"),
    ],
)  # fmt: skip
def test_a_document_that_a_page_refers_to_and_that_is_not_there(kind, text, document):
    (flag,) = flags(stay(text, "Some other page.", kind=kind), MISSING)
    assert flag.detail["document"] == document
    assert flag.severity is Severity.LOW
    assert flag.category.value == flag.detail["item"] == kind
    assert flag.evidence[0].page == 1
    assert flag.evidence[0].text in flag.message
    assert flag.ask.startswith(f"The {document} of the ")
    assert "04/02/2024 at Riverside Memorial Hospital" in flag.ask


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Please see discharge summary for details.", "DISCHARGE SUMMARY\nCourse: uneventful."),
        ("Please see discharge summary for details.", "Mercy D/C Summary page 1"),
        ("PMH: see H&P.", "ADMISSION HISTORY AND PHYSICAL"),
        ("PMH: see H&P.", "Admission Note\nCC: hip pain"),
        ("PMH: see H&P.", "Admission examination\nHPI: he fell from a ladder."),
        ("Medicated, see MAR.", "Medication Administration Record\nKetorolac 30 mg 0900"),
    ],
)
def test_a_document_is_there_under_any_of_its_names(text, title):
    assert lacking(stay(text, NOTE)) != []
    assert lacking(stay(text, title)) == []
    assert lacking(stay(text, NOTE, late=(title,))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pain controlled. Home tomorrow.",
        "Given on Mar 17. Per March 2 film there is no change.",
        "Transferred here; per discharge summary from Saint Anselm Hospital he fell.",
        "See H&P of 01/12/2023 for the earlier admission.",
        "Nursing notes reviewed. Therapy per flow sheet.",
        "Discharge instructions given and understood.",
        "Patient seen and examined, chart reviewed.",
    ],
)
def test_what_no_page_refers_to_is_not_missed(text):
    assert lacking(stay(text, NOTE)) == []


@pytest.mark.parametrize("kind", ["physical_therapy", "chiropractic"])
@pytest.mark.parametrize(("first", "lacks"), [("INITIAL EXAMINATION", 0), ("Daily note", 1)])
def test_an_evaluation_is_one_document_of_a_whole_course(kind, first, lacks):
    texts = [
        first,
        "Daily note. Goals: see initial exam.",
        "Daily note. Goals as per initial eval.",
    ]
    pages = [page(n, kind, text=text) for n, text in enumerate(texts, 1)]
    held = tuple(
        visit(f"v{n}", kind, day(4, n), (n,), facility=HOSPITAL) for n in range(1, len(texts) + 1)
    )
    facts = matter(packet(*pages, encounters=held), requests=(request(HOSPITAL, kind),))
    facts = replace(facts, packets=(replace(facts.packets[0], provider=HOSPITAL),))
    found = [f for f in flags(facts, MISSING) if "document" in f.detail]
    assert len(found) == lacks
    assert all("visits from 04/01/2024 on" in f.ask for f in found)


def test_nothing_is_missed_of_a_kind_that_was_not_asked_for():
    assert lacking(stay("See discharge summary.", asked=("billing", "radiology"))) == []


def test_nothing_is_missed_where_a_page_cannot_be_read():
    facts = stay("See discharge summary.", "scrawl")
    (held,) = facts.packets
    scrawled = replace(held.pages[1], legible=False)
    poor = replace(held.pages[1], source=Source.OCR, confidence=0.8)
    for other, lacks in ((scrawled, []), (poor, []), (replace(poor, confidence=0.97), [SUMMARY])):
        torn = replace(held, pages=(held.pages[0], other))
        assert lacking(replace(facts, packets=(torn,))) == lacks


def test_another_stays_summary_is_not_this_ones():
    facts = stay("See discharge summary.", "DISCHARGE SUMMARY\nJuly stay")
    (held,) = facts.packets
    first = replace(held.encounters[0], pages=(1,))
    other = visit("t", "inpatient", day(7, 2), (2,), facility=HOSPITAL, end_date=day(7, 4))
    two = replace(held, encounters=(first, other))
    assert lacking(replace(facts, packets=(two,))) == [SUMMARY]


def test_a_missing_page_that_may_be_it_is_the_same_finding():
    facts = stay("See discharge summary.", NOTE)
    (held,) = facts.packets
    pages = tuple(
        replace(p, printed=(numbered(n, 3),), document=0)
        for p, n in zip(held.pages, (1, 3), strict=True)
    )
    found = judge(replace(facts, packets=(replace(held, pages=pages),))).flags
    own = [f for f in found if f.kind in (MISSING, FlagKind.MISSING_PAGES)]
    assert len(own) == 2
    assert len({f.finding for f in own}) == 1


def test_a_late_document_closes_the_flag_with_its_page():
    before = stay("See discharge summary.", NOTE)
    after = stay("See discharge summary.", NOTE, late=("DISCHARGE SUMMARY\nHome.",))
    (flag,) = resolve(judge(before).flags, judge(after), after)
    assert flag.message.endswith("Settled by page 1 of p2.pdf.")


def test_a_firm_may_expect_a_document_of_every_visit(tmp_path):
    folder = tmp_path / "completeness"
    folder.mkdir()
    (folder / "documents.toml").write_text(
        "[[documents]]\nname = 'face sheet'\nof = ['inpatient']\nexpected = 'always'\n"
        "titles = '(?i:face sheet)'\nnamed = '(?i:see face sheet)'\n"
    )
    assert lacking(stay(NOTE), RuleBook(tmp_path)) == ["face sheet"]
    assert lacking(stay(NOTE, "FACE SHEET\nNora Quill"), RuleBook(tmp_path)) == []
    assert lacking(stay(NOTE)) == []
