"""Two sides of one silence stand together, each as it was told."""

from stillhere.overview.patterns.pairs import together
from tests.overview.patterns.histories import silence


def test_sides_of_the_same_days_stand_together() -> None:
    mine, theirs, later = silence(30, hours=20), silence(29.5, hours=2), silence(3)

    assert together([(mine, True), (theirs, False), (later, True)]) == [[0, 1], [2]]


def test_two_of_one_person_never_stand_together() -> None:
    one, other = silence(9, hours=30), silence(8.9, hours=3)

    assert together([(one, True), (other, True)]) == [[0], [1]]


def test_an_open_side_goes_with_what_began_later() -> None:
    open_, other = silence(9, hours=None), silence(2)

    assert together([(open_, True), (other, False)]) == [[0, 1]]


def test_nothing_shown_is_nothing() -> None:
    assert together([]) == []
