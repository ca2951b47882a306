"""The arthroscopy: report without its second page, which a later fax brings."""

from __future__ import annotations

from sample_packets.builder.layouts import notes, paperwork, theatre, ub04
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import charge, day
from sample_packets.builder.sheet import Sheet
from sample_packets.matters.store_fall.people import CLIENT, LOSS, SCOPE, SURGERY

FILE = "stonebridge_surgery/operative_chart.pdf"
SUPPLEMENT = "stonebridge_surgery/late_fax_page.pdf"

REPORT = notes.Note(
    SCOPE,
    {
        "Preoperative diagnosis": "Displaced bucket-handle tear of the medial meniscus, left knee.",
        "Postoperative diagnosis": ["Displaced bucket-handle tear of the medial meniscus, left knee, not repairable.", "Grade 2 chondromalacia of the medial femoral condyle."],
        "Procedure": "Arthroscopy of the left knee with partial medial meniscectomy.",
        "Surgeon": "Lucas Feldhaus, MD. Assistant: Tessa Rudd, PA-C.",
        "Anesthesia": "General with laryngeal mask, Oren Blackwood, CRNA.",
        "Estimated blood loss": "Less than 5 mL. Tourniquet time: 31 minutes at 280 mm Hg.",
        "Specimens": "None. Complications: None. Implants: None.",
        "Indications": "The patient is a 65-year-old man who injured his left knee in a fall on a wet"
        " floor on September 6, 2023. MRI showed a displaced bucket-handle tear. He has mechanical"
        " locking. Risks, benefits and choices were gone over and consent was signed. The left knee"
        " was marked by the surgeon in the holding area with the patient awake.",
        "Findings": "The patellofemoral joint was clean. The suprapatellar pouch held a small bloody"
        " effusion. The medial compartment showed a bucket-handle tear in the white-white zone with"
        " the fragment flipped into the notch, frayed and with two radial splits. The medial femoral"
        " condyle had an area of grade 2 softening of 10 by 12 mm. The anterior and posterior"
        " cruciate ligaments were intact to probing. The lateral compartment was normal.",
        "Description of procedure": "The patient was brought to the operating room and placed supine."
        " After induction of anesthesia a tourniquet was placed on the left thigh and the leg set in"
        " a holder. Cefazolin 2 grams was given within 30 minutes of incision. The left leg was"
        " prepared with chlorhexidine and draped. A time-out confirmed patient, side and procedure."
        "\n\nThe leg was exsanguinated and the tourniquet raised. Anterolateral and anteromedial"
        " portals were made. A systematic look through the joint was done with the findings above."
        " The displaced fragment was reduced with a probe. Because the tear lay in the avascular zone"
        " and was complex, repair was not thought possible."
        "\n\nThe posterior attachment was cut with a basket punch, leaving a small bridge. The"
        " anterior attachment was then cut and the fragment taken out whole through the medial portal"
        " with a grasper. The rim was balanced with a 4.5 mm shaver until stable to probing; about 40"
        " percent of the meniscus was taken and a rim of 5 mm was left. Loose cartilage flaps of the"
        " medial condyle were smoothed. No microfracture was done."
        "\n\nThe joint was flushed with three liters of fluid. The portals were closed with 3-0 nylon."
        " Twenty mL of 0.5% ropivacaine was put into the joint. A sterile dressing and a cold wrap"
        " were placed and the tourniquet let down. The foot was pink with a good pulse. Counts were"
        " correct. The patient went to recovery awake and in good condition.",
        "Plan": "Home today. Weight bearing as tolerated with crutches. Aspirin 325 mg daily for two"
        " weeks. Therapy from day five. Office in one week.",
    },
    title="Operative Report",
    credentials="MD",
)  # fmt: skip


RECOVERY = notes.Note(
    SCOPE,
    {
        "Arrival in recovery": "08:49 from operating room 2, drowsy, opens eyes to voice. Oxygen 2 L.",
        "Vital signs": [
            "08:50 BP 128/74, pulse 72, respirations 14, SpO2 97%, pain 2/10",
            "09:05 BP 132/76, pulse 70, respirations 14, SpO2 98%, pain 3/10",
            "09:20 BP 134/78, pulse 72, respirations 16, SpO2 98%, pain 3/10",
            "09:40 BP 130/76, pulse 70, respirations 16, SpO2 97% without oxygen, pain 3/10",
        ],
        "Notes": "Left foot warm, pulse 2+, toes move. Dressing dry. Ice on. 09:30 drank water, no"
        " nausea. 09:55 stood with crutches. Score of 10 at 10:00.",
        "Discharge": "10:15 by wheelchair with wife. Instructions and prescription given.",
    },
    title="Recovery Room Record",
    credentials="MD",
)


def _report() -> list[Sheet]:
    return theatre.operation_report(SURGERY, CLIENT, REPORT)


def packet() -> Packet:
    """Scanned operative chart with anesthesia record and claim."""
    out = Packet(
        FILE, SURGERY.name,
        "Operative report (page 2 comes in the late fax), anesthesia record, UB-04, certificate", 3,
        look="bilevel200",
    )  # fmt: skip
    report = _report()
    out.add(
        paperwork.certification(
            SURGERY, CLIENT, day("2024-03-18"), len(report) + 3, "Vivian Hartsock"
        )
    )
    out.add(report, without=(2,), silent=True)
    fields = {
        "Procedure": "Left knee arthroscopy", "ASA / NPO": "2 / since midnight",
        "Airway": "LMA #5", "Surgeon": "Feldhaus, Lucas MD",
        "Anesthesia start": "07:38", "Anesthesia end": "08:46",
    }  # fmt: skip
    out.add(
        theatre.anesthesia_record(SURGERY, CLIENT, SCOPE, "Oren Blackwood, CRNA", fields, 455, 75),
        look="gray200",
    )
    out.add(theatre.operation_report(SURGERY, CLIENT, RECOVERY, numbered=False))
    kind = "operative"
    lines = [
        charge(
            "2023-10-12",
            "29881",
            "6890.00",
            "Knee scope menisc",
            kind,
            SCOPE,
            rev="0490",
            mods="LT",
        ),
        charge("2023-10-12", "", "1240.00", "Anesthesia", kind, SCOPE, rev="0370", small=True),
        charge("2023-10-12", "", "655.00", "Recovery room", kind, SCOPE, rev="0710", small=True),
        charge("2023-10-12", "", "388.40", "Sterile supplies", kind, SCOPE, rev="0272", small=True),
        charge(
            "2023-10-12",
            "J0690",
            "22.00",
            "Cefazolin 500 mg",
            kind,
            SCOPE,
            units=4,
            rev="0636",
            small=True,
        ),
    ]
    day_of = day("2023-10-12")
    out.add(
        ub04.claim(
            SURGERY, CLIENT, lines, control="SB-20771", bill_type="0831", start=day_of, end=day_of,
            created=day("2023-10-20"), diagnoses=("S83.212A", "M94.262", "W01.0XXA"),
            attending="Feldhaus Lucas", loss=LOSS,
        )
    )  # fmt: skip
    return out


def supplement(first: Packet) -> Packet:
    """The page that lacked, with the first one sent again."""
    out = Packet(
        SUPPLEMENT,
        SURGERY.name,
        "Late supplement by fax: the missing page of the operative report and a copy",
        3,
        "fax",
    )
    remark = (
        "Page 2 of the operative report was left out of our mailing. Page 1 is sent again with it."
    )
    out.add(paperwork.fax_cover(SURGERY, CLIENT, day("2024-04-02"), 3, remark))
    out.again(first, 2)
    report = _report()
    out.add(report, without=[n for n in range(1, len(report) + 1) if n != 2], silent=True)
    out.fax_line("APR-02-2024 09:17", "STONEBRIDGE ASC")
    return out
