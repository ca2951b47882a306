import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.categories import Category
from casefile.matters import Client, Matter, Request
from ingest.folder import BadMatterFile, read_matter_file

DAY = dt.date(2025, 4, 1)


def read(tmp_path, text):
    path = tmp_path / "matter.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_matter_file(path, "folder")


def test_all_of_it(tmp_path):
    told = read(
        tmp_path,
        """{"matter": "25-001", "client": "Ida Marlowe", "dob": "1980-02-03",
        "date_of_loss": "2025-04-01", "requests": [{"provider": " Fernhill Clinic ",
        "sent": "2025-04-01", "from": "2025-04-01", "to": "2025-04-01",
        "items": ["billing", "radiology", "billing"], "files": ["f/a.pdf"]}]}""",
    )
    request = Request(
        "Fernhill Clinic", (Category.BILLING, Category.RADIOLOGY), DAY, DAY, DAY, ("f/a.pdf",)
    )
    client = Client("Ida Marlowe", dt.date(1980, 2, 3))
    assert told.matter == Matter("25-001", client, DAY, (request,))
    assert told.problems == ()


def test_an_empty_object_is_the_folder(tmp_path):
    assert read(tmp_path, "{}").matter == Matter("folder")


def test_a_value_that_makes_no_sense_is_left_out_and_told(tmp_path):
    told = read(
        tmp_path,
        """{"matter": "25-001", "dob": "sometime", "requests": [
        {"provider": "A", "items": ["xrays", "billing", 7]}, {"sent": "2025-04-01"},
        {"provider": "B", "from": "04/31/2025"}]}""",
    )
    assert told.matter.client == Client()
    assert [(r.provider, r.items) for r in told.matter.requests] == [
        ("A", (Category.BILLING,)),
        ("B", ()),
    ]
    assert [p.split(" was left out")[0] for p in told.problems] == [
        "dob",
        "requests.1.items.1",
        "requests.1.items.3",
        "requests.2.provider",
        "requests.3.from",
    ]


@pytest.mark.parametrize("text", ["", "{", "[]", '"25-001"', "null", b"\xff\xfe{\x00}\x00"])
def test_what_is_no_object_is_refused(tmp_path, text):
    with pytest.raises(BadMatterFile):
        read(tmp_path, text)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["matter", "client", "dob", "requests", "provider", "items", "files"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_JSON)
def test_whatever_it_holds_is_read_or_refused(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("m") / "matter.json"
    path.write_text(json.dumps(value))
    if not isinstance(value, dict):
        with pytest.raises(BadMatterFile):
            read_matter_file(path, "folder")
    else:
        assert read_matter_file(path, "folder").matter.id
