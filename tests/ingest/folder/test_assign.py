import datetime as dt

from casefile.matters import Client, Matter
from casefile.pages import PersonOnPage
from ingest.folder import match_matter

BORN = dt.date(1980, 2, 3)
OTHER = dt.date(1979, 5, 6)
IDA = Matter("1", Client("Ida Marlowe", BORN))
TOM = Matter("2", Client("Tomas Quill", OTHER))


def pages(*people):
    return [PersonOnPage(name, dob) for name, dob in people]


def test_name_and_birth_date_decide():
    seen = pages(("MARLOWE, IDA K", BORN), ("Ida Marlowe", None), ("Marlowe, Ida", BORN))
    assert match_matter(seen, [TOM, IDA]) == "1"


def test_a_damaged_name_with_the_birth_date_is_enough():
    assert match_matter(pages(("Marlowc, Ida", None), ("Mariowe, Ida", BORN)), [IDA, TOM]) == "1"


def test_the_same_name_with_another_birth_date_is_somebody_else():
    assert match_matter(pages(("Ida Marlowe", OTHER)), [IDA, TOM]) is None


def test_birth_dates_tell_two_of_one_name_apart():
    namesake = Matter("3", Client("Ida Marlowe", OTHER))
    assert match_matter(pages(("Ida Marlowe", OTHER)), [IDA, namesake]) == "3"
    assert match_matter(pages(("Ida Marlowe", None)), [IDA, namesake]) is None


def test_the_exact_name_is_enough_where_no_birth_date_is_printed():
    assert match_matter(pages(("Marlowe, Ida", None)), [IDA, TOM]) == "1"
    assert match_matter(pages(("Marlow, Ida", None)), [IDA, TOM]) is None


def test_the_exact_name_is_enough_where_the_matter_knows_no_birth_date():
    matter = Matter("4", Client("Ida Marlowe"))
    assert match_matter(pages(("Ida Marlowe", BORN)), [matter, TOM]) == "4"


def test_one_stray_page_decides_nothing():
    seen = pages(("Tomas Quill", OTHER), ("Ida Marlowe", BORN), ("Ida Marlowe", BORN))
    assert match_matter(seen, [TOM]) is None
    assert match_matter(seen, [TOM, IDA]) == "1"


def test_one_misread_birth_date_does_not_undo_the_others():
    seen = pages(("Ida Marlowe", BORN), ("Ida Marlowe", BORN), ("Ida Marlowe", OTHER))
    assert match_matter(seen, [IDA, TOM]) == "1"


def test_two_matters_of_one_client_are_for_a_person_to_decide():
    second = Matter("5", IDA.client)
    assert match_matter(pages(("Ida Marlowe", BORN)), [IDA, second]) is None


def test_nobody_on_the_pages_and_nobody_known():
    assert match_matter([], [IDA]) is None
    assert match_matter(pages(("", None)), [Matter("6")]) is None
