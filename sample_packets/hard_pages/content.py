"""What hard pages say: every sentence, name and figure is invented."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace
from typing import Self

from sample_packets.builder.script import Person

CLIENT = Person(
    "Ottoline", "Faircloth", dt.date(1979, 8, 23), "F", "70-44182",
    address="88 Quince Terrace, Marrow Bay, WA 98299", phone="(360) 555-0148",
)  # fmt: skip
LOSS = dt.date(2023, 2, 6)

CLINICS = (
    ("Pelican Harbor Spine Institute", "41 Breakwater Street, Marrow Bay, WA 98299"),
    ("Thistledown Rehabilitation Clinic", "700 Orchard Loop, Marrow Bay, WA 98299"),
    ("Kestrel Point Family Physicians", "16 Gull Lane, Anchor Falls, WA 98288"),
    ("Copperline Orthopaedic Associates", "2200 Foundry Road, Anchor Falls, WA 98288"),
)
CLINICIANS = (
    "Bertrand Nyqvist, MD", "Solveig Amadi, DPT", "Hester Pruitt, DO", "Lucian Okonjo, MD",
)  # fmt: skip
_SUBJECTIVE = (
    "She rates the low back at {a}/10 after a day at the loom and {b}/10 on rising.",
    "Numbness of the left heel returned on {d} and lasted {a} hours.",
    "She slept {b} hours last night and woke {c} times to change position.",
    "Driving longer than {m} minutes still brings the ache between her shoulder blades.",
    "She lifted a kettle of {c} pounds without the catch that she felt on {d}.",
    "The stairs at home, {m} in number, are climbed one at a time with the rail.",
    "Headaches came on {a} of the past {m} days, mostly behind the right eye.",
    "She walked {m} minutes along the quay before she had to sit down.",
    "Her grip gives way when she opens jars, about {b} times a week.",
    "She takes naproxen {m}0 mg with breakfast and has had no stomach upset.",
)
_OBJECTIVE = (
    "Lumbar flexion reaches {m} degrees, extension {b} degrees, both with a guarded return.",
    "Straight leg raise is positive at {m} degrees on the left and absent on the right.",
    "Cervical rotation measures {m} degrees to the right and {n} degrees to the left.",
    "Grip by dynamometer is {m} pounds right and {n} pounds left, mean of three trials.",
    "Blood pressure 1{m}/7{b}, pulse {n}, weight 1{n} pounds, height 66 inches.",
    "Tenderness over the left sacroiliac joint is graded {a} of 4 with a palpable band.",
    "The knee bends to 1{m} degrees with a soft end feel and no effusion.",
    "Balance on the left leg holds {b} seconds with eyes closed, {m} with eyes open.",
    "Reflexes are symmetric, sensation is dull along the outer calf, strength {c} of 5.",
    "The scar of {d} is dry, {b} centimeters long, without warmth or drainage.",
)
_PLANNED = (
    "Continue home stretching {c} times daily and ice for {m} minutes in the evening.",
    "Return in {b} days; she is to call sooner should the leg grow weak.",
    "A lift restriction of {m} pounds applies until she is seen again.",
    "Heat before and ice after each session; add the wobble board for {b} minutes.",
    "Reduce desk time to {b} hours with a pause every {m} minutes.",
    "She was shown the hip hinge and repeated it {b} times without prompting.",
    "Hold the brace at night and log the pain score each morning for {m} days.",
    "Renew the muscle relaxant, {m} tablets, one at bedtime, no refill.",
)
CPT = (
    ("97110", "THERAPEUTIC EXERCISE"), ("97140", "MANUAL THERAPY"), ("97530", "ACTIVITIES"),
    ("99213", "OFFICE VISIT EST"), ("99204", "OFFICE VISIT NEW"), ("72148", "MRI LUMBAR"),
    ("73721", "MRI LOWER JOINT"), ("20610", "JOINT INJECTION"), ("98941", "SPINAL ADJUSTMENT"),
    ("97012", "TRACTION MECHANICAL"), ("72100", "XRAY LUMBAR"), ("97161", "PT EVALUATION"),
    ("95886", "EMG ONE LIMB"), ("97035", "ULTRASOUND"),
)  # fmt: skip
ICD = (
    "M54.50", "M54.2", "S13.4XXA", "S33.5XXA", "M25.511", "M25.562", "G44.319", "S83.241A",
    "M75.102", "M51.26", "S43.402A", "M79.641", "R51.9", "M62.830",
)  # fmt: skip


@dataclass(frozen=True)
class Content:
    """What a page says: `story` chooses its sentences and its clinic, `day` dates it.

    Figures come from both: the same story on another day is another visit on the same template.
    `part` tells pages of one document apart, `carried` is the share of figures in sentences that
    are carried forward from visit to visit, `amended` says that one charge was corrected.
    """

    story: int
    day: dt.date
    part: int = 0
    carried: float = 0.5
    amended: bool = False

    def on(self, day: dt.date) -> Self:
        """Give the same template filled in on another day."""
        return replace(self, day=day)

    @property
    def clinic(self) -> tuple[str, str]:
        """Name and address of the letterhead."""
        return CLINICS[self.story % len(CLINICS)]

    @property
    def clinician(self) -> str:
        """Who signs."""
        return CLINICIANS[self.story % len(CLINICIANS)]

    def words(self, what: str) -> random.Random:
        """Give the dice of what the template says."""
        return random.Random(f"{self.story} {self.part} {what}")

    def figures(self, what: str) -> random.Random:
        """Give the dice of what was filled in that day."""
        return random.Random(f"{self.story} {self.part} {self.day} {what}")

    def subjective(self, count: int) -> str:
        """Give sentences of what the patient says."""
        return self._passage(_SUBJECTIVE, count)

    def objective(self, count: int) -> str:
        """Give sentences of what was found."""
        return self._passage(_OBJECTIVE, count)

    def planned(self, count: int) -> str:
        """Give sentences of what comes next."""
        return self._passage(_PLANNED, count)

    def _passage(self, bank: tuple[str, ...], count: int) -> str:
        chosen = self.words(bank[0]).sample(bank, count)
        template, today = self.words(f"{bank[0]} before"), self.figures(bank[0])
        return " ".join(sentence.format_map(self._filled(template, today)) for sentence in chosen)

    def _filled(self, template: random.Random, today: random.Random) -> dict[str, str]:
        """Fill in the figures of a sentence: half of them are carried forward from before."""
        filled = {"d": us(self.day - dt.timedelta(days=today.randint(3, 20)))}
        for slots, low, high in (("abc", 2, 9), ("mn", 12, 58)):
            for slot in slots:
                old, new = template.randint(low, high), today.randint(low, high)
                filled[slot] = str(old if today.random() < self.carried else new)
        return filled


def us(day: dt.date) -> str:
    """Write a date as American records do."""
    return f"{day:%m/%d/%Y}"
