"""After a talk: an appreciation each, a next step the other can say yes to."""

import re

import pytest

from tests.cast import Actor, couple
from tests.rooms.conversations.talking import form_token, talked, taps, text

pytestmark = pytest.mark.django_db
THANKS = "That you stayed at the table."
STEP = "Tea at nine, without phones."


@pytest.fixture
def ended() -> tuple[Actor, Actor, str]:
    alice, bob = couple()
    page = talked(alice, bob)
    taps(bob, page, "ended")
    return alice, bob, page


def leaves(who: Actor, page: str, thanks: str = "", step: str = "") -> int:
    fields = {"token": form_token(), "thanks": thanks, "next_step": step}
    return who.posts(f"{page}/c", **fields).status_code


def left_taps(who: Actor, tap: str, after: str) -> None:
    """Tap beside these words in the list."""
    shown = text(who.gets("/g/")).partition(after)[2]
    number = re.search(r'name="number" value="(\d+)"', shown)
    stream = re.findall(r"/g/l/([0-9a-f]{32})", text(who.gets("/g/")))[0]
    assert number
    fields = {"token": form_token(), "tap": tap, "number": number[1]}
    assert who.posts(f"/g/l/{stream}", **fields).status_code == 302


def test_what_one_leaves_the_other_reads_and_says_yes_to(
    ended: tuple[Actor, Actor, str],
) -> None:
    alice, bob, page = ended
    assert leaves(alice, page, THANKS, STEP) == 302
    for path in (f"{page}/c", "/g/"):
        assert THANKS in text(bob.gets(path))

    left_taps(bob, "yes", STEP)
    left_taps(bob, "back", STEP)
    assert "Bob said yes." not in text(alice.gets("/g/"))
    left_taps(bob, "yes", STEP)

    assert "Bob said yes." in text(alice.gets("/g/"))
    left_taps(alice, "back", STEP)
    for one in (alice, bob):
        assert STEP not in text(one.gets("/g/"))
        assert "said yes" not in text(one.gets("/g/"))


def test_nobody_says_yes_to_their_own_step_or_takes_back_the_others(
    ended: tuple[Actor, Actor, str],
) -> None:
    alice, bob, page = ended
    leaves(alice, page, "", STEP)
    left_taps(alice, "yes", STEP)
    assert "said yes" not in text(bob.gets("/g/"))

    left_taps(bob, "back", STEP)

    assert STEP in text(alice.gets("/g/"))


def test_a_second_word_says_so_and_keeps_what_was_typed(
    ended: tuple[Actor, Actor, str],
) -> None:
    alice, _bob, page = ended
    assert leaves(alice, page, THANKS) == 302
    assert leaves(alice, page, THANKS) == 302, "sent twice is once"

    answer = alice.posts(
        f"{page}/c", token=form_token(), thanks="Another", next_step=""
    )

    assert answer.status_code == 409
    assert "Another" in text(answer)


def test_both_can_be_skipped_and_nothing_stands_there(
    ended: tuple[Actor, Actor, str],
) -> None:
    alice, bob, page = ended
    assert leaves(alice, page) == 302
    assert "What you left each other" not in text(bob.gets("/g/"))
    assert alice.gets("/").content.decode().count("The talk is over.") == 1
    alice.posts(f"{page}/k", token=form_token(), erase="1")
    assert "The talk is over." not in text(alice.gets("/"))
    assert "The talk is over." in text(bob.gets("/"))


def test_during_a_pause_the_end_of_a_talk_waits_and_words_stay_on_the_page(
    ended: tuple[Actor, Actor, str],
) -> None:
    alice, bob, page = ended
    bob.posts("/a/", token=form_token(), when="30m", line="Back soon.")
    for path in (f"{page}/c", f"{page}/k"):
        assert alice.gets(path).headers["Location"] == page
    assert "when you’re both back" in text(alice.gets(page))

    fields = {"token": form_token(), "thanks": THANKS, "next_step": STEP}
    answer = alice.posts(f"{page}/c", **fields)

    assert answer.status_code == 409
    assert THANKS in text(answer)
    assert THANKS not in text(bob.gets("/g/"))


def test_what_one_kept_can_be_read_and_erased(
    ended: tuple[Actor, Actor, str],
) -> None:
    alice, bob, page = ended
    alice.posts(f"{page}/k", token=form_token(), keep="1")
    kept = re.findall(r"/g/k/[0-9a-f]{32}", text(alice.gets("/g/")))[0]
    assert "The kitchen table" in text(alice.gets(kept))
    assert bob.gets(kept).status_code == 404

    alice.posts(kept, token=form_token())

    assert alice.gets(kept).status_code == 404
    assert "kitchen" not in text(alice.gets("/g/"))


def test_after_leaving_each_has_only_what_they_left(
    ended: tuple[Actor, Actor, str],
) -> None:
    alice, bob, page = ended
    leaves(alice, page, THANKS)
    leaves(bob, page, "", STEP)
    bob.posts("/u/l")

    assert STEP in text(bob.gets("/g/"))
    assert THANKS not in text(bob.gets("/g/"))
    assert THANKS in text(alice.gets("/g/"))
    stream = re.findall(r"/g/l/([0-9a-f]{32})", text(bob.gets("/g/")))[0]
    fields = {"token": form_token(), "tap": "back", "number": "1"}
    bob.posts(f"/g/l/{stream}", **fields)
    assert STEP not in text(bob.gets("/g/"))
