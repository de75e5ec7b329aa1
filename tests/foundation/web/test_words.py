"""Every word on the screen: plain to read, calm, and without the words we don't use."""

import re

import pytest

from tests.foundation.web.catalogue import messages
from tests.foundation.web.grade import Counts, count, syllables

BANNED = re.compile(
    r"\b(late|failed|should|must|be patient|promised|successfully|proven|diagnosis"
    r"|avoidant|narcissist|toxic|stonewall\w*|trauma|journey|heal|healing|boundaries"
    r"|valid|invalid|amazing|awesome|great job|congratulations|hooray|oops|red"
    r"|save your relationship)\b",
    re.IGNORECASE,
)
GRADE = 7.0
LONG = 8
"""Words; shorter messages are too short for the formula to mean anything."""
TOLERANCE = 2.5
"""One message may be this much harder: the formula swings widely on one sentence."""


def texts() -> list[tuple[str, str]]:
    found = messages()
    assert len(found) > 100
    return found


def test_no_banned_word_is_on_a_screen() -> None:
    said = [(where, text, BANNED.findall(text)) for where, text in texts()]

    assert not [entry for entry in said if entry[2]]


def test_nothing_shouts() -> None:
    loud = re.compile(r"!|[\U0001F300-\U0001FAFF\u2600-\u27BF]")

    assert not [entry for entry in texts() if loud.search(entry[1])]


def test_apostrophes_and_quotes_are_typographic() -> None:
    assert not [entry for entry in texts() if re.search(r"\w'\w|\"", entry[1])]


def test_every_message_is_plain() -> None:
    hard = [
        (round(counted.grade, 1), where, text)
        for where, text in texts()
        if (counted := count(text)).words >= LONG and counted.grade > GRADE + TOLERANCE
    ]

    assert not hard, "\n".join(map(str, sorted(hard, reverse=True)))


def test_all_messages_together_are_plain() -> None:
    total = Counts(0, 0, 0)
    for _where, text in texts():
        counted = count(text)
        if counted.words >= LONG:  # short labels would make the sum too easy
            total += counted

    assert total.grade <= GRADE


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("quiet", 2),
        ("trying", 2),
        ("pause", 1),
        ("breathe", 1),
        ("needed", 2),
        ("planned", 1),
        ("times", 1),
        ("little", 2),
        ("passphrase", 2),
        ("don’t", 1),
        ("morning", 2),
        ("emergency", 4),
    ],
)
def test_syllables_are_counted_simply(word: str, expected: int) -> None:
    assert syllables(word) == expected
