"""What cannot be has a sentence of its own, beside its field; nothing typed is lost."""

import re

import pytest
import time_machine

from stillhere.vault.models import Record
from tests.cast import Actor
from tests.rooms.episodes.silences import NOW, fields, notes, text, token

pytestmark = pytest.mark.django_db

FAR = "Please choose a day of the last twenty years."
LIKE = "Please write the day like 2026-03-21."
TO_COME = "That day is still to come."
LATER = "That time is still to come."
NOT_OVER = "Then it isn’t over yet. Is it still quiet, perhaps?"
SOONER = "That lies before it began."


@pytest.fixture(autouse=True)
def _monday_evening():
    with time_machine.travel(NOW, tick=False):
        yield


def beside(page: str, field: str) -> str:
    """Return what is said beside a field: between its label and its input."""
    found = re.search(
        rf'data-asks="{field}">(.*?)(?=data-asks=|<details|<button)|'
        rf'for="id_{field}">.*?</label>(.*?)<(?:input|textarea)[^>]*id_{field}',
        page,
        re.DOTALL,
    )
    assert found, field
    errors = re.findall(r'<ul class="errorlist"[^>]*>(.*?)</ul>', found[0], re.DOTALL)
    return re.sub(r"<[^>]+>", "", " ".join(errors)).strip()


UNTIL = {"length": "until", "until_part": "morning"}
WRONG = [
    ({"day": "today", "part": "night"}, "part", LATER),
    ({"day": "other", "other_day": "2026-11-24"}, "other_day", TO_COME),
    ({"day": "other"}, "other_day", "Please say which day."),
    ({"day": "other", "other_day": "2026-02-31"}, "other_day", LIKE),
    ({"day": "other", "other_day": "0001-01-01"}, "other_day", FAR),
    ({"day": "other", "other_day": "9999-12-31"}, "other_day", FAR),
    ({"day": "other", "other_day": "1912-10-25"}, "other_day", FAR),
    ({"day": "someday"}, "day", "Please choose one of these."),
    ({"day": ""}, "day", "Please choose one."),
    ({"part": ""}, "part", "Please choose one."),
    ({"length": ""}, "length", "Please choose one."),
    ({"length": "week"}, "length", NOT_OVER),
    (UNTIL, "until_day", "Please say which day."),
    (UNTIL | {"until_day": "2026-11-31"}, "until_day", LIKE),
    (UNTIL | {"until_day": "9999-12-31"}, "until_day", FAR),
    (UNTIL | {"until_day": "0001-01-01"}, "until_day", FAR),
    (UNTIL | {"until_day": "2026-11-20"}, "until_day", SOONER),
    (UNTIL | {"until_day": "2026-11-22"}, "until_part", SOONER),
    (UNTIL | {"until_day": "2026-11-25"}, "until_day", TO_COME),
    (
        {"length": "until", "until_day": "2026-11-23", "until_part": "night"},
        "until_part",
        LATER,
    ),
    (
        {"length": "until", "until_day": "2026-11-23"},
        "until_part",
        "Please say about what time.",
    ),
    ({"tags": "a,b,c,d,e,f"}, "tags", "Up to five, of up to sixty characters each."),
    ({"tags": "x" * 61}, "tags", "Up to five, of up to sixty characters each."),
    ({"tags": "x" * 100_000}, "tags", "Please use up to 310 characters."),
    ({"note": "x" * 100_000}, "note", "Please use up to 4000 characters."),
]


@pytest.mark.parametrize(
    ("sent", "field", "says"),
    WRONG,
    ids=[
        f"{field}: {says[:24]} {number}"
        for number, (_, field, says) in enumerate(WRONG)
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    erin: Actor, sent: dict[str, str], field: str, says: str
) -> None:
    before = Record.objects.count()
    typed = {"note": "Typed with care.", "did": "room"} | sent

    answer = erin.posts("/e/n", **fields(**typed))

    page = text(answer)
    assert answer.status_code == 200
    assert beside(page, field) == says
    assert page.count('class="errorlist') <= 2  # the field, and the list above
    assert typed["note"] in page
    assert re.search(r'value="room"[^>]*checked', page)
    assert Record.objects.count() == before


@pytest.mark.parametrize(
    "sent",
    [
        {"who": "nobody"},
        {"did": "shouted"},
        {"before": "x"},
        {"back": "0"},
        {"token": "x"},
        {"part": "\x00"},
        {"note": "a\x00b"},
    ],
)
def test_what_no_page_of_ours_sends_is_not_kept(
    erin: Actor, sent: dict[str, str]
) -> None:
    before = Record.objects.count()

    assert erin.posts("/e/n", **fields() | sent).status_code == 200
    assert Record.objects.count() == before


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "about 3 hours"),
        ({"length": "open"}, "still quiet"),
        ({"day": "today", "length": "short"}, "under an hour"),
        ({"length": "day"}, "about a day"),  # until now
        ({"day": "other", "other_day": "2026-10-20", "length": "week"}, "about 7 days"),
        (
            {"length": "until", "until_day": "2026-11-22", "until_part": "evening"},
            "under an hour",
        ),
        ({"length": "until", "until_day": "2026-11-23", "until_part": "morning"}, "13"),
        (
            {"day": "other", "other_day": "2007-01-02", "length": "until"}
            | {"until_day": "2026-11-22", "until_part": "night"},
            "about 20 years",
        ),
    ],
)
def test_what_can_be_is_kept_as_it_was_told(
    erin: Actor, sent: dict[str, str], says: str
) -> None:
    page = text(erin.gets(notes(erin, **sent)))

    assert says in page


def test_an_own_word_with_blanks_and_twice_is_one(erin: Actor) -> None:
    page = text(erin.gets(notes(erin, tags=" rain, ,rain,guests ")))

    assert "rain, guests" in page


def test_what_is_typed_is_never_run(erin: Actor) -> None:
    answer = erin.gets(notes(erin, note="<b>loud</b>", tags="<i>x"))

    assert b"<b>loud" not in answer.content
    assert b"<i>x" not in answer.content


# --- it is over ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "field", "says"),
    [
        ({"part": "night"}, "part", LATER),
        ({"day": "other", "other_day": "2026-11-24"}, "other_day", TO_COME),
        ({"day": "other", "other_day": "9999-12-31"}, "other_day", FAR),
        ({"day": "other"}, "other_day", "Please say which day."),
        ({"day": "other", "other_day": "2026-02-31"}, "other_day", LIKE),
        ({"day": "other", "other_day": "2026-11-01"}, "other_day", SOONER),
        ({"day": "yesterday", "part": "morning"}, "part", SOONER),
        ({"part": ""}, "part", "Please choose one."),
    ],
)
def test_an_end_that_cannot_be_is_said_beside_its_field(
    erin: Actor, sent: dict[str, str], field: str, says: str
) -> None:
    stream = notes(erin, length="open")
    start = {"token": token(), "day": "today", "part": "evening", "was": "1"}

    page = text(erin.posts(f"{stream}/o", **start | {"back": "laugh"} | sent))

    assert beside(page, field) == says
    assert re.search(r'value="laugh"[^>]*checked', page)
    assert "It’s still quiet." in text(erin.gets(stream))


@pytest.mark.parametrize(
    ("day", "part", "says"),
    [
        ("today", "evening", "about a day"),
        ("today", "morning", "about 13 hours"),
        ("yesterday", "evening", "under an hour"),
        ("yesterday", "night", "about 3 hours"),
    ],
)
def test_it_is_over(erin: Actor, day: str, part: str, says: str) -> None:
    stream = notes(erin, length="open", back="sign", note="Stays.")
    assert re.search(r'value="sign"[^>]*checked', text(erin.gets(f"{stream}/o")))

    sent = {"day": day, "part": part, "was": "1", "back": "laugh"}
    erin.posts(f"{stream}/o", token=token(), **sent)

    page = text(erin.gets(stream))
    assert f"It was quiet for {says}" in page
    assert "a laugh" in page
    assert "Stays." in page
    assert erin.gets(f"{stream}/o").status_code == 302


# --- days one can speak for ---------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("2026-11-02", "2026-11-01", "before"),
        ("2026-11-01", "2026-11-24", TO_COME),
        ("2026-11-01", "9999-12-31", TO_COME),
        ("0001-01-01", "2026-11-01", "Please choose days of the last twenty years."),
        ("2026-02-31", "2026-11-01", LIKE),
        ("2026-11-01", "soon", LIKE),
        ("", "2026-11-01", "Please say which day."),
    ],
)
def test_days_that_cannot_be_are_told_kindly(
    erin: Actor, first: str, last: str, says: str
) -> None:
    page = text(erin.posts("/e/d", first=first, last=last))

    assert says in page
    assert "Marked so far" not in page
    assert f'value="{last}"' in page


def test_days_are_marked_seen_and_taken_out(erin: Actor) -> None:
    erin.posts("/e/d", first="2026-11-01", last="2026-11-10")
    erin.posts("/e/d", first="2026-11-11", last="2026-11-12")
    assert "1 November 2026 until 12 November 2026" in text(erin.gets("/e/d"))

    erin.posts("/e/d/x", first="2026-11-05", last="2026-11-05")

    page = text(erin.gets("/e/d"))
    assert "1 November 2026 until 4 November 2026" in page
    assert "6 November 2026 until 12 November 2026" in page


def test_the_past_seven_days_are_one_tap(erin: Actor) -> None:
    assert "Have you noted all there was?" in text(erin.gets("/e/"))

    for _twice in range(2):
        erin.posts("/e/d/w")

    assert "Of the past seven days all is noted." in text(erin.gets("/e/"))
    assert "17 November 2026 until 23 November 2026" in text(erin.gets("/e/d"))
