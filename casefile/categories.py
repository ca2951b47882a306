"""The fixed vocabularies of the contract: categories, fact kinds, flag kinds."""

from __future__ import annotations

from enum import StrEnum


class Category(StrEnum):
    """What a page, an encounter or a request item is."""

    EMS = "ems"
    EMERGENCY = "emergency"
    INPATIENT = "inpatient"
    OPERATIVE = "operative"
    OFFICE_VISIT = "office_visit"
    PHYSICAL_THERAPY = "physical_therapy"
    CHIROPRACTIC = "chiropractic"
    RADIOLOGY = "radiology"
    LABORATORY = "laboratory"
    PHARMACY = "pharmacy"
    BILLING = "billing"
    AUTHORIZATION = "authorization"
    CERTIFICATION = "certification"
    CORRESPONDENCE = "correspondence"
    INTAKE = "intake"
    OTHER = "other"
    BLANK = "blank"

    @property
    def is_care(self) -> bool:
        """Only care makes an encounter."""
        return self in CARE


CARE: frozenset[Category] = frozenset(list(Category)[:10])


class FactKind(StrEnum):
    """What a quoted fact speaks of."""

    CHIEF_COMPLAINT = "chief_complaint"
    HISTORY = "history"
    MECHANISM = "mechanism"
    VITAL = "vital"
    PAIN = "pain"
    EXAM = "exam"
    FINDING = "finding"
    IMPRESSION = "impression"
    DIAGNOSIS = "diagnosis"
    PROCEDURE = "procedure"
    MEDICATION = "medication"
    WORK_STATUS = "work_status"
    REFERRAL = "referral"
    ORDER = "order"
    PLAN = "plan"
    PROGNOSIS = "prognosis"
    IMPAIRMENT = "impairment"
    PRIOR_CONDITION = "prior_condition"
    CAUSATION = "causation"
    OTHER = "other"


class Status(StrEnum):
    """Whether a mentioned thing happened: an order is not a visit."""

    DONE = "done"
    ORDERED = "ordered"
    REFERRED = "referred"
    SCHEDULED = "scheduled"
    RECOMMENDED = "recommended"
    DENIED = "denied"
    HISTORICAL = "historical"
    FAMILY = "family"
    HYPOTHETICAL = "hypothetical"


class FlagKind(StrEnum):
    """What a completeness flag says is wrong."""

    MISSING_PAGES = "missing_pages"
    MISSING_RECORD = "missing_record"
    MISSING_BILL = "missing_bill"
    MISSING_CATEGORY = "missing_category"
    REFERENCED_NOT_RECEIVED = "referenced_not_received"
    VISIT_GAP = "visit_gap"
    WRONG_PATIENT = "wrong_patient"
    ILLEGIBLE_PAGE = "illegible_page"
    DUPLICATE_PAGES = "duplicate_pages"
    UNDATED_RECORD = "undated_record"
    BILLING_TOTAL_MISMATCH = "billing_total_mismatch"
    MISSING_PROVIDER = "missing_provider"
    TREATMENT_GAP = "treatment_gap"
    OUTSIDE_RANGE = "outside_range"
    INCONSISTENCY = "inconsistency"
    UNREADABLE_FILE = "unreadable_file"


class Severity(StrEnum):
    """How much a flag matters by default."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
