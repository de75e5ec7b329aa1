"""Sharing: a level, just what the other will read, a tap back; and taking it back."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stillhere.rooms.feelings.events import Line
from tests.cast import Actor, couple
from tests.privacy.house import line_of, stream_in
from tests.rooms.feelings.kept import token

pytestmark = pytest.mark.django_db
FELT = {
    "body": "chest",
    "place": "-1,-2",
    "word": "let-down",
    "need": "hug",
    "weigh": "sleep",
    "note": "Nobody asked.",
    "close": "2",
}
SHOWS = {
    "word": ("let down",),
    "why": ("let down", "a hug", "little sleep", "Nobody asked."),
    "all": ("let down", "a hug", "Nobody asked.", "my chest", "unpleasant", "apart"),
}
HIDES = {
    "word": ("a hug", "little sleep", "Nobody asked.", "my chest", "unpleasant"),
    "why": ("my chest", "unpleasant", "apart"),
    "all": (),
}


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    return couple()


def text(answer) -> str:
    return html.unescape(answer.content.decode())


def sends(who: Actor, path, **fields):
    return who.posts(path, token=token(), **fields)


def piece(page: str) -> str:
    """Return what stands between the heading and whatever can be pressed."""
    return re.search(r'<div class="said felt">.*?</dl></div>', page, re.DOTALL)[0]


@pytest.mark.parametrize("level", sorted(SHOWS))
def test_the_preview_is_just_what_the_other_reads(pair, level):
    alice, bob = pair
    mine = sends(alice, "/b/", **FELT)["Location"]

    preview = text(sends(alice, f"{mine}/s", level=level))
    assert "Once read, it can’t be unread. Could it be used against you?" in preview
    assert 'href="/s/a"' in preview
    assert "/b/g" not in text(bob.gets("/"))
    given = sends(alice, f"{mine}/s", level=level, send="1")["Location"]

    read = text(bob.gets(given))
    assert piece(read) == piece(preview)
    for words in SHOWS[level]:
        assert words in piece(read)
    for words in HIDES[level]:
        assert words not in read


def test_each_level_says_what_it_adds(pair):
    alice, _bob = pair
    mine = sends(alice, "/b/", **FELT)["Location"]

    page = text(alice.gets(f"{mine}/s"))

    added = re.findall(r"<small>(.*?)</small>", page)
    assert added[0] == "let down"
    assert added[1] == "a hug, to be held · little sleep · Nobody asked."
    assert added[2] == "my chest · little energy, very unpleasant · apart"


def test_what_is_shared_is_on_the_others_home_until_it_is_put_away(pair):
    alice, bob = pair
    mine = sends(alice, "/b/", **FELT)["Location"]
    given = sends(alice, f"{mine}/s", level="word", send="1")["Location"]
    home = text(bob.gets("/"))
    assert "Alice shared how they are." in home
    assert "let down" in home
    assert "shared how they are" not in text(alice.gets("/"))

    bob.posts(f"{given}/z")

    assert "let down" not in text(bob.gets("/"))
    assert "let down" in text(bob.gets("/b/g"))


def test_just_for_pauses_it_is_not_on_home(pair):
    alice, bob = pair
    bob.posts("/u/h", pauses="1")
    mine = sends(alice, "/b/", **FELT)["Location"]
    sends(alice, f"{mine}/s", level="word", send="1")

    assert "let down" not in text(bob.gets("/"))


@pytest.mark.parametrize(
    ("answer", "words"),
    [("thanks", "Thank you for telling me."), ("hug", "A hug.")],
)
def test_one_tap_answers_and_can_be_taken_back(pair, answer, words):
    alice, bob = pair
    mine = sends(alice, "/b/", **FELT)["Location"]
    given = sends(alice, f"{mine}/s", level="word", send="1")["Location"]

    sends(bob, f"{given}/y", answer=answer)
    assert f"Bob: “{words}”" in text(alice.gets(given))
    sends(bob, f"{given}/u")

    assert words not in text(alice.gets(given))
    assert sends(alice, f"{given}/y", answer=answer).status_code == 409
    assert bob.posts(f"{given}/y", token=token(), answer="no").status_code == 409


def test_reading_is_told_to_nobody(pair):
    alice, bob = pair
    mine = sends(alice, "/b/", **FELT)["Location"]
    given = sends(alice, f"{mine}/s", level="word", send="1")["Location"]

    def plain(page: str) -> str:
        return re.sub(r'value="\w{32,}"', "", page)

    before = plain(text(alice.gets(given)))

    bob.gets(given)
    bob.posts(f"{given}/z")

    assert plain(text(alice.gets(given))) == before


def test_taking_it_back_says_that_it_may_have_been_read(pair):
    alice, bob = pair
    mine = sends(alice, "/b/", **FELT)["Location"]
    given = sends(alice, f"{mine}/s", level="why", send="1")["Location"]
    assert "Some of it is shared with Bob" in text(alice.gets(mine))
    assert sends(bob, f"{given}/x").status_code == 409

    sends(alice, f"{given}/x")

    assert "Bob may have read them before." in text(alice.gets(given))
    assert "Alice took it back." in text(bob.gets(given))
    assert "Nobody asked." not in text(bob.gets(given))
    assert "Some of it is shared" not in text(alice.gets(mine))
    assert sends(bob, f"{given}/y", answer="hug").status_code == 409


def test_an_entry_is_shared_whole(pair):
    alice, bob = pair
    mine = sends(alice, "/b/n", text="I was on the balcony.")["Location"]
    assert "I was on the balcony." in text(alice.gets(f"{mine}/s"))

    given = sends(alice, f"{mine}/s", level="all", send="1")["Location"]

    assert "I was on the balcony." in text(bob.gets(given))
    assert "Alice shared something they wrote." in text(bob.gets("/"))


def test_only_the_shared_lines_are_there_for_the_other(pair):
    alice, bob = pair
    for line in (Line.HELPS, Line.LEARNED):
        sends(alice, f"/b/q/{line_of(alice, line)}", text=f"About {line}.")
    path = f"/b/q/{line_of(alice, Line.HELPS)}/s"
    assert "About helps." in text(alice.gets(path))

    given = sends(alice, path, text="About helps.")["Location"]

    seen = text(bob.gets("/b/g")) + text(bob.gets(given)) + text(bob.gets("/"))
    assert "About helps." in seen
    assert "About learned." not in seen
    assert "Bob can read this line." in text(alice.gets("/b/q"))
    assert sends(alice, path, text="Something else.").status_code == 409


def test_muted_sharing_is_not_offered_first_and_can_still_be_done(pair):
    alice, _bob = pair
    mine = sends(alice, "/b/", **FELT)["Location"]
    assert "Share some of it with Bob" in text(alice.gets(mine))

    sends(alice, "/m/s", suggestions="none")

    page = text(alice.gets(mine))
    assert "Share some of it with Bob" not in page
    assert f'href="{mine}/s"' in page


def test_after_leaving_ones_own_words_open_and_can_be_erased(pair):
    alice, bob = pair
    mine = sends(alice, "/b/", **FELT)["Location"]
    given = stream_in(sends(alice, f"{mine}/s", level="all", send="1"))
    alice.posts("/u/l")

    page = text(alice.gets("/b/j"))
    back = alice.vault().own.stream(f"from:{given}")
    assert "Shared once" in page
    assert "You shared this once." in text(alice.gets(f"/b/g/{back}"))
    assert bob.gets(f"/b/g/{given}").status_code == 404
    assert alice.gets(mine).status_code == 200
    sends(alice, f"/b/g/{back}/x")

    assert "Shared once" not in text(alice.gets("/b/j"))


def test_a_level_that_says_nothing_is_not_sent(pair):
    alice, bob = pair
    mine = sends(alice, "/b/", note="Only a note.")["Location"]

    assert sends(alice, f"{mine}/s", level="word", send="1").status_code == 409
    assert "shared how they are" not in text(bob.gets("/"))


def test_home_asks_the_same_however_much_was_shared(pair):
    alice, bob = pair

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert "Alice shared" in text(bob.gets("/"))
        return len(found)

    mine = sends(alice, "/b/", **FELT)["Location"]
    sends(alice, f"{mine}/s", level="word", send="1")
    bob.gets("/")
    once = asked()
    for _ in range(20):
        mine = sends(alice, "/b/", **FELT)["Location"]
        given = sends(alice, f"{mine}/s", level="word", send="1")["Location"]
    bob.posts(f"{given}/z")
    sends(alice, f"{mine}/s", level="all", send="1")

    assert asked() == once
