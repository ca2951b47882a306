import pytest

from casefile.words import Box, Word, placed, places

WORDS = (
    Word("Balance", Box(0.1, 0.2, 0.30000000000000004, 0.25), 0.93, 4),
    Word("\n", Box(0.0, 0.0, 1.0, 1.0), 0.0, -1),
    Word("übrig", Box(1e-9, 0.2, 0.3, 0.25), 1.0, 2**40),
)


def test_words_come_back_from_their_places_as_they_were():
    texts = [word.text for word in WORDS]
    assert placed(texts, places(WORDS)) == WORDS
    assert {hash(word) for word in placed(texts, places(WORDS))} == {hash(w) for w in WORDS}
    assert placed([], places(())) == ()


@pytest.mark.parametrize("texts", [[], ["Balance"], ["Balance", "due", "now", "please"]])
def test_places_of_other_words_are_refused(texts):
    with pytest.raises(ValueError, match="as many places as words"):
        placed(texts, places(WORDS))
