"""The small language of the cue tables."""

import pytest

from ingest.finding.prose.phrases import Phrases


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("status post", "Status-post repair"),
        ("mri|ct", "a CT of the head"),
        ("recommend*", "recommending rest"),
        ("has not .. had", "has not yet had one"),
        ("seen by the? doctor", "seen by doctor"),
        ("# visits", "eight visits"),
        ("# visits", "12 visits"),
        ("#|several visits", "twelve visits"),
        ("put a|# stitches", "put 3 stitches"),
        ("# %|percent whole", "12% whole person"),
        ("PT", "went to PT"),
        ("x-ray*", "two X-rays"),
        ("has not|never been", "He HAS NEVER been there"),
        ("sent (home|back) well", "sent back, well"),
    ],
)
def test_a_phrase_is_found(phrase: str, said: str) -> None:
    assert [h.value for h in Phrases([(phrase, "it")]).find(said)] == ["it"]


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("PT", "the pt said"),
        ("mri", "mris"),
        ("had .. done", "had not been done"),
        ("status post", "status. Post"),
        ("status post", "post status"),
        ("has not|never been", "has been there"),
        ("fell", "fellow"),
    ],
)
def test_a_phrase_is_not_found(phrase: str, said: str) -> None:
    assert Phrases([(phrase, "it")]).find(said) == []


@pytest.mark.parametrize("phrase", [".. had", "the? doctor", "'ll see", "go*"])
def test_a_phrase_that_cannot_be_searched_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|ending"):
        Phrases([(phrase, "it")])
