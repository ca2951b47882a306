"""Page counts of certificates and covers; other numbers of pages are not counts of what came."""

import pytest

from casefile.categories import Category
from ingest.finding.stated_counts import find_stated_counts, spelled_number
from tests.ingest.finding.typed_page import typed_page

CERTIFICATES = [
    ("The attached records consisting of 37 pages are true copies.", 37),
    ("records consisting of thirty-seven (37) pages are true copies", 37),
    ("I certify that the attached 112 pages are exact duplicates.", 112),
    ("attached hereto are (48) pages of records", 48),
    ("Number of pages: 26", 26),
    ("Total pages: 9", 9),
    ("This record contains 214 pages.", 214),
    ("comprising one hundred and twelve pages", 112),
    ("Exhibit A, a total of 1,204 pages", 1204),
    ("These are 15 pages of billing records.", 15),
    ("No. of pages copied: 61", 61),
    ("the enclosed fifty-two pages", 52),
    ("I photocopied 63 sheets from our chart.", 63),
    ("The 41 leaves which follow this declaration were made by me.", 41),
    ("Our file runs to 88 pages.", 88),
    ("scanned a total of 30 images from the microfilm", 30),
    ("thirteen sheets behind this one", 13),
]
COVERS = [
    ("FAX\nPAGES: 12 (including cover)", 12),
    ("FAX TRANSMITTAL\nPages (including cover): 12", 12),
    ("Facsimile\nTotal pages: 7", 7),
    ("FAX\nNumber of pages including this cover sheet: 19", 19),
    ("FAX\n# of pages: 5", 5),
    ("FAX COVER SHEET\n14 pages including cover", 14),
    ("Telefax\nNo. of Pages (with cover) 8", 8),
    ("FAX\nPgs: 31", 31),
    ("FACSIMILE\nPages sent (with this sheet)   17", 17),
    ("This fax consists of 22 pages.", 22),
    ("F A X\nNumber of pages including cover: 12", 12),
    ("FAX\nTotal sheets 16, cover counted.", 16),
    ("Facsimile\nYou should receive 21 pages in all.", 21),
    ("FAX\n6 pgs, this page included", 6),
    ("TELECOPY\nImages in this transmission: 18", 18),
]
OTHER = [
    "Copies cost $1.00 for the first 25 pages and $0.25 per page after.",
    "Page 3 of 12",
    "Please return the pages within 30 days.",
    "Fee for each additional 10 pages applies.",
    "The pages were copied on 03/12/2024.",
    "We printed 14 images on disc for the radiologist.",
    "Total images 212 DICOM",
]


@pytest.mark.parametrize(("text", "pages"), CERTIFICATES)
def test_a_certificate_states_how_much_it_certifies(text: str, pages: int) -> None:
    (count,) = find_stated_counts(typed_page(f"CERTIFICATION\n{text}"), Category.CERTIFICATION)
    assert (count.source, count.pages) == ("certification", pages)
    assert count.quote in " ".join(text.split())


@pytest.mark.parametrize(("text", "pages"), COVERS)
def test_a_fax_cover_states_how_much_was_sent(text: str, pages: int) -> None:
    (count,) = find_stated_counts(typed_page(text), Category.CORRESPONDENCE)
    assert (count.source, count.pages) == ("fax_cover", pages)


@pytest.mark.parametrize("text", OTHER)
@pytest.mark.parametrize("category", [Category.CERTIFICATION, Category.CORRESPONDENCE])
def test_other_numbers_of_pages_are_no_counts(text: str, category: Category) -> None:
    assert find_stated_counts(typed_page(text), category) == ()


def test_only_certificates_and_covers_are_looked_at() -> None:
    assert find_stated_counts(typed_page("Total pages: 9"), Category.OFFICE_VISIT) == ()


@pytest.mark.parametrize(
    ("words", "number"),
    [("twelve", 12), ("one hundred", 100), ("two hundred and five", 205), ("ninety-nine", 99)],
)
def test_numbers_in_words(words: str, number: int) -> None:
    assert spelled_number(words) == number
