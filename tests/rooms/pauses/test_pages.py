"""The pages of a pause, as a browser gets them: two taps, honest, 404 for others."""

import re
from datetime import timedelta

import pytest

from stillhere.foundation.web import clock
from stillhere.rooms.pauses import services
from stillhere.rooms.pauses.access import open_pause
from stillhere.rooms.pauses.queries import home_pauses
from stillhere.rooms.pauses.records import Way
from stillhere.rooms.pauses.seen import Face
from tests.cast import Actor, couple
from tests.rooms.pauses.pages import BEGIN, began, first, text, where
from tests.rooms.pauses.people import some, token

pytestmark = pytest.mark.django_db


def test_a_pause_is_two_taps_with_the_defaults() -> None:
    alice, bob = couple()
    page = text(alice.gets(BEGIN))
    fields = dict(re.findall(r'name="(token)" value="([^"]+)"', page))
    fields |= {"when": first(r'value="([^"]+)"[^>]*checked', page)}
    fields |= {"line": first(r"<textarea[^>]*>\s*([^<]+)</textarea>", page)}

    sent = alice.posts(BEGIN, **fields)

    assert sent.status_code == 302
    assert "Bob may not look; send this too." in text(alice.gets(sent["Location"]))
    assert home_pauses(bob.vault(), clock.now()).face is Face.WAITING


def test_what_the_other_will_see_is_said_above_the_button_that_sends() -> None:
    alice, _bob = couple()

    page = text(alice.gets(BEGIN))

    see = page.index("Bob will see when you plan to be back, and your line.")
    assert see < page.index("Send, and step away")
    assert "You and Bob" in page


def test_alone_nothing_names_or_waits_for_a_partner() -> None:
    erin = Actor("Erin").signs_up()

    page = text(erin.gets(BEGIN))

    assert "A line for them" in page
    assert "Only you" in page
    sent = erin.posts(BEGIN, token=token(), when="30m", line="I’m full.")
    assert "Send this to them" in text(erin.gets(sent["Location"]))


def test_just_the_text_keeps_nothing() -> None:
    alice, _bob = couple()
    fields = {"token": token(), "when": "30m", "line": "I’m full", "act": "text"}

    page = text(alice.posts(BEGIN, **fields))

    assert "I’m full. I need a pause. I plan to be back" in page
    assert home_pauses(alice.vault(), clock.now()).face is Face.QUIET


def test_another_line_goes_into_the_box_and_nothing_is_sent() -> None:
    alice, _bob = couple()
    fields = {
        "token": token(),
        "when": "60m",
        "line": "x",
        "act": "use:I’m still here.",
    }

    page = text(alice.posts(BEGIN, **fields))

    assert re.search(r"<textarea[^>]*>\s*I’m still here.</textarea>", page)
    assert re.search(r'value="60m"[^>]*checked', page)
    assert home_pauses(alice.vault(), clock.now()).face is Face.QUIET


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"when": "time", "clock": ""}, "Write a time of day"),
        ({"when": "10m"}, "A body needs 20 minutes"),
        ({"when": "9999m"}, "further away than a pause can be"),
        ({"line": "You need to calm down."}, "A pause is about you."),
        ({"line": ""}, "Write a line"),
        ({"line": "x" * 100_000}, "up to 300 characters"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    fields: dict[str, str], said: str
) -> None:
    alice, _bob = couple()
    sent = {
        "token": token(),
        "when": "30m",
        "line": "I’m full.",
        "reason": "I slept 3 h",
    }

    page = text(alice.posts(BEGIN, **(sent | fields)))

    assert said in page
    assert "I slept 3 h" in page


def test_calling_again_leads_to_the_pause_that_runs() -> None:
    alice, _bob = couple()
    began(alice.vault())

    again = alice.posts(BEGIN, token=token(), when="60m", line="I’m full.")

    assert (again.status_code, again["Location"]) == (302, "/")


def test_the_words_come_back_after_a_lock() -> None:
    alice, _bob = couple()
    alice.locks()
    alice.posts(BEGIN, token=token(), when="60m", line="Words under a lock.")
    alice.unlocks()

    assert "Words under a lock." in text(alice.gets(BEGIN))


@pytest.mark.parametrize(
    ("ago", "mine", "theirs"),
    [
        (0, "You plan to be back", "Alice plans to be back"),
        (35, "The planned time was", "Alice plans to be back"),
        (45, "The planned time was", "Send “No hurry. I’m here.”"),
        (13 * 60, "A pause was left open.", "A pause was left open."),
    ],
)
def test_home_shows_each_their_side(ago: float, mine: str, theirs: str) -> None:
    alice, bob = couple()
    began(alice.vault(), ago=ago)

    assert mine in text(alice.gets("/"))
    assert theirs in text(bob.gets("/"))


@pytest.mark.parametrize("ago", [0, 35, 45, 13 * 60])
def test_every_page_has_at_most_one_filled_button(ago: float) -> None:
    alice, bob = couple()
    stream = began(alice.vault(), ago=ago)
    for one in (alice, bob):
        for path in ("/", BEGIN, "/a/q", "/a/g", "/a/g/e", where("pause", stream)):
            page = text(one.gets(path))
            assert page.count("act first") <= 1, path


def test_past_the_time_no_hurry_is_one_tap() -> None:
    alice, bob = couple()
    stream = began(alice.vault(), ago=45)

    bob.posts(where("assure", stream), token=token())

    assert "Bob: “No hurry. I’m here.”" in text(alice.gets("/"))
    assert "You sent: “No hurry. I’m here.”" in text(bob.gets("/"))


def test_an_offered_time_is_accepted_with_one_tap() -> None:
    alice, bob = couple()
    stream = began(alice.vault(), ago=45)
    bob.posts(where("offer", stream), token=token(), when="60m")
    page = text(alice.gets("/"))
    assert "Bob offers to be back in touch" in page

    number = first(r'name="number" value="(\d+)"', page)
    alice.posts(where("accept", stream), token=token(), number=number)

    assert "Alice plans to be back" in text(bob.gets("/"))


def test_longer_tells_the_other_the_new_time() -> None:
    alice, bob = couple()
    stream = began(alice.vault())
    before = home_pauses(bob.vault(), clock.now()).when

    alice.posts(where("longer", stream), token=token(), when="60m")

    assert home_pauses(bob.vault(), clock.now()).when != before


@pytest.mark.parametrize("way", ["talk", "write", "together", "rest"])
def test_back_and_its_answer_are_one_tap_each(way: str) -> None:
    alice, bob = couple()
    stream = began(alice.vault())
    alice.posts(where("back", stream), token=token(), way=way)
    page = text(bob.gets("/"))
    back = first(r'name="back" value="(\d+)"', page)
    reply = first(r'name="reply" value="([a-z_]+)"', page)

    bob.posts(where("answer", stream), token=token(), back=back, reply=reply)

    assert "Did the pause help?" in text(alice.gets("/"))
    assert "Did the pause help?" in text(bob.gets("/"))


def test_a_talk_at_a_time_says_when() -> None:
    alice, bob = couple()
    stream = began(alice.vault())

    alice.posts(where("talk_at", stream), token=token(), when="60m")

    assert "I’m back. Let’s talk" in text(bob.gets("/"))


def test_after_a_pause_the_answers_stay_with_the_one_who_gave_them() -> None:
    alice, bob = couple()
    stream = began(alice.vault())
    alice.posts(where("rest", stream), token=token())
    before = text(bob.gets("/")).split("csrf")[0]

    next_page = alice.posts(where("helped", stream), helped="no")
    alice.posts(next_page["Location"], came_back="no")

    assert "Did the pause help?" not in text(alice.gets("/"))
    assert text(bob.gets("/")).split("csrf")[0] == before


def test_a_tap_that_no_longer_fits_is_told_calmly() -> None:
    alice, bob = couple()
    stream = began(alice.vault())
    alice.posts(where("rest", stream), token=token())

    answer = bob.posts(where("assure", stream), token=token())

    assert answer.status_code == 409
    assert "This pause is over by now." in text(answer)


def test_a_note_passes_and_can_be_taken_back() -> None:
    alice, bob = couple()
    stream = began(alice.vault())
    bob.posts(where("note", stream), token=token(), text="Mia is at swimming.")
    page = text(alice.gets("/"))
    assert "Mia is at swimming." in page

    number = open_pause(bob.vault(), stream).pause.notes[0].version
    bob.posts(where("withdraw", stream), number=str(number))

    assert "Mia is at swimming." not in text(alice.gets("/"))


def test_taken_back_is_said_honestly_to_both() -> None:
    alice, bob = couple()
    stream = began(alice.vault())

    done = alice.posts(where("take_back", stream), token=token())

    assert "Bob may have read them before." in text(alice.gets(done["Location"]))
    assert "Alice took the pause back." in text(bob.gets("/"))


def test_someone_back_alone_needs_nobodys_answer() -> None:
    erin = Actor("Erin").signs_up()
    stream = began(erin.vault())

    services.come_back(
        erin.vault(), stream=stream, token=token(), way=Way.TALK, now=clock.now()
    )

    assert "Did the pause help?" in text(erin.gets("/"))


def test_twenty_minutes_longer_counts_from_the_planned_time() -> None:
    alice, _bob = couple()
    stream = began(alice.vault())
    before = some(open_pause(alice.vault(), stream).pause.planned)

    alice.posts(where("longer", stream), token=token(), when="20m")

    after = open_pause(alice.vault(), stream).pause.planned
    assert after == before + timedelta(minutes=20)


def test_a_pause_that_is_over_is_shown_as_over_and_words_can_be_taken_back() -> None:
    alice, bob = couple()
    stream = began(alice.vault())
    alice.posts(where("rest", stream), token=token())
    assert "This pause is over." in text(alice.gets(where("pause", stream)))

    alice.posts(where("withdraw", stream))

    assert "My head is full." not in text(bob.gets(where("pause", stream)))
