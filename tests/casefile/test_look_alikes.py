"""Letters that stand for figures are read as the figures that they are."""

from casefile.look_alikes import as_digits


def test_look_alikes_become_figures_and_the_rest_stays() -> None:
    assert as_digits("O3/l4/2O24") == "03/14/2024"
    assert as_digits("$1Z5.SB") == "$125.58"
    assert as_digits("97110-GP") == "97110-GP"
