"""Mending on its pages: who sees what, what is said kindly, and home's one line."""

import html
import re
import secrets
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse

from tests.cast import Actor, couple

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HURT = "You drove home without me from the lake."


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def token() -> str:
    return secrets.token_hex(16)


def stream_in(answer: HttpResponse) -> str:
    found = re.search(r"[0-9a-f]{32}", answer.headers["Location"])
    assert found, answer.headers["Location"]
    return found.group()


def writes(who: Actor, words: str = HURT) -> str:
    return stream_in(who.posts("/f/n", token=token(), happened=words))


def shows(who: Actor, hurt: str) -> str:
    sent = who.posts(f"/f/{hurt}/s", token=token(), step="send", was="1")
    return f"/f/m/{stream_in(sent)}"


def says(who: Actor, page: str, step: str, words: str) -> HttpResponse:
    return who.posts(f"{page}/w", token=token(), step=step, words=words)


def taps(who: Actor, page: str, tap: str, number: str = "") -> HttpResponse:
    return who.posts(f"{page}/t", token=token(), tap=tap, number=number)


def idea(who: Actor, page: str) -> str:
    found = re.search(r'name="number" value="(\d+)"><div', text(who.gets(page)))
    assert found
    return found[1]


def agreed(alice: Actor, bob: Actor) -> str:
    """Go the whole way."""
    page = shows(alice, writes(alice))
    says(bob, page, "gave-back", "You stood there.")
    taps(alice, page, "thats-it")
    says(bob, page, "part", "I was proud.")
    says(alice, page, "missing", "A word.")
    says(bob, page, "proposed", "I turn round next time.")
    taps(alice, page, "yes", idea(alice, page))
    return page


def home_line(who: Actor) -> str:
    """Return what home says of it."""
    found = re.findall(r'<div class="small"><span>([^<]*)</span><a href="/f/m/',
                       text(who.gets("/")))  # fmt: skip
    assert len(found) < 2
    return found[0] if found else ""


def test_before_it_is_shown_come_questions_and_a_preview() -> None:
    alice, bob = couple()
    hurt = writes(alice)

    pages = [text(alice.gets(f"/f/{hurt}/s"))]
    for step in ("care", "ready", "preview"):
        sent = alice.posts(f"/f/{hurt}/s", token=token(), step=step)
        pages.append(text(sent))

    for page, words in zip(
        pages, ("frightens me?", "/s/f", "Am I ready", HURT), strict=True
    ):
        assert words in page
        assert "/s/a" in page
    assert HURT not in text(bob.gets("/f/")), "nothing is sent by looking"


def test_a_whole_repair() -> None:
    alice, bob = couple()

    page = agreed(alice, bob)

    for who in (alice, bob):
        seen = text(who.gets(page))
        for words in (HURT, "You stood there.", "I was proud.", "A word."):
            assert words in seen
        assert "Trust may dip in between." in seen
        assert "Nothing is needed of you now." in seen


def test_home_has_one_line_for_the_one_who_may_go_on() -> None:
    alice, bob = couple()
    assert (home_line(alice), home_line(bob)) == ("", "")
    page = shows(alice, writes(alice))
    assert home_line(alice) == ""
    assert home_line(bob) == "Alice showed you an old hurt. No hurry."

    taps(bob, page, "away")
    assert home_line(bob) == ""
    says(bob, page, "gave-back", "You stood there.")

    assert home_line(bob) == ""
    assert home_line(alice) == "Bob took a step with the old hurt. No hurry."


def test_who_is_here_just_for_pauses_sees_nothing_of_it() -> None:
    alice, bob = couple()
    bob.posts("/u/h", pauses="1")
    shows(alice, writes(alice))

    assert home_line(bob) == ""
    assert "/f/" not in text(bob.gets("/u/"))
    assert "/f/" not in text(bob.gets("/m/"))


def test_home_asks_once_after_a_month_and_once_after_three() -> None:
    alice, bob = couple()
    with time_machine.travel(NOON, tick=False) as clock:
        alice.signs_in()
        bob.signs_in()
        page = agreed(alice, bob)
        taps(bob, page, "away")
        seen = []
        for days in (29, 1, 61):
            clock.shift(timedelta(days=days))
            for who in (alice, bob):
                who.signs_in()
            seen.append(home_line(alice))
        assert seen == [
            "",
            *["You can look again at the repair you both said yes to."] * 2,
        ]

        alice.posts(
            f"{page}/l", token=token(), step="quarter", words="Calmer.", keep="1"
        )

        assert home_line(alice) == ""
        assert "Calmer." in text(alice.gets(page))
        assert "Calmer." not in text(bob.gets(page))
        bob.posts(f"{page}/l", token=token(), step="quarter", words="Good.", show="1")
        assert "Good." in text(alice.gets(page))


@pytest.mark.parametrize("who", [0, 1])
def test_it_is_said_kindly_that_it_rests_and_nobody_loses_words(who: int) -> None:
    two = couple()
    alice, bob = two
    page = shows(alice, writes(alice))
    says(bob, page, "gave-back", "You stood there.")

    taps(two[who], page, "rested")

    other = text(two[1 - who].gets(page))
    assert f"{two[who].name} let it rest for now." in other
    assert HURT in other
    assert "You stood there." in other
    assert "Take it up again" in text(two[who].gets(page))
    assert "Take it up again" not in other


def test_what_was_typed_for_a_step_that_is_over_comes_back() -> None:
    alice, bob = couple()
    page = shows(alice, writes(alice))
    says(bob, page, "gave-back", "first")
    taps(alice, page, "back", "1")

    answer = says(bob, page, "gave-back", "second, and long")

    assert answer.status_code == 409
    assert "It was taken back in the meantime." in text(answer)
    assert "second, and long" in text(answer)
    assert "first" in text(bob.gets(page)), "his words stay"
    assert HURT not in text(bob.gets(page))


def test_words_for_one_step_never_go_as_another() -> None:
    alice, bob = couple()
    page = shows(alice, writes(alice))
    says(bob, page, "gave-back", "You stood there.")
    taps(alice, page, "thats-it")

    answer = says(bob, page, "gave-back", "from an old tab")

    assert answer.status_code == 409
    assert "from an old tab" not in text(alice.gets(page))


def test_a_step_typed_under_a_lock_that_fell_comes_back_unsent() -> None:
    alice, bob = couple()
    page = shows(alice, writes(alice))
    bob.locks()
    says(bob, page, "gave-back", "You stood there.")
    bob.unlocks()

    assert "You stood there." in text(bob.gets(f"{page}/w"))
    assert "You stood there." not in text(alice.gets(page))


def test_a_second_one_waits_and_its_page_says_so() -> None:
    alice, bob = couple()
    shows(alice, writes(alice))
    hurt = writes(bob, "No call.")

    assert "One at a time. This one waits with you." in text(bob.gets(f"/f/{hurt}"))
    sent = bob.posts(f"/f/{hurt}/s", token=token(), step="send", was="1")
    assert sent.status_code == 409
    assert "No call." not in text(alice.gets("/f/"))


def test_muted_no_step_is_asked_for_and_each_can_still_be_taken() -> None:
    alice, bob = couple()
    page = shows(alice, writes(alice))
    bob.posts("/m/s", token=token(), suggestions="none")

    muted = text(bob.gets(page))

    assert "You owe no answer." in muted
    assert "When you can" not in muted
    assert f"{page}/w" in muted


def test_nobody_else_finds_it() -> None:
    alice, bob = couple()
    carol, _dan = couple("Carol", "Dan")
    page = agreed(alice, bob)

    for rest in ("", "/w", "/l"):
        assert carol.gets(f"{page}{rest}").status_code == 404
    for rest, fields in (
        ("/w", {"step": "gave-back", "words": "Hm"}),
        ("/t", {"tap": "rested"}),
        ("/t", {"tap": "away"}),
        ("/l", {"step": "month"}),
    ):
        assert carol.posts(f"{page}{rest}", token=token(), **fields).status_code == 404


def test_no_page_of_it_counts_or_hurries() -> None:
    alice, bob = couple()
    page = agreed(alice, bob)
    for who in (alice, bob):
        main = text(who.gets(page)).split("<main")[1].split("</main")[0]
        assert not re.search(r"overdue|forgiv|\d+ (day|step|of)", main, re.IGNORECASE)


def test_an_open_page_gets_its_piece_and_a_step_that_is_over_sends_it_on() -> None:
    alice, bob = couple()
    page = shows(alice, writes(alice))
    asks = {"HX-Request": "true"}

    box, mending = bob.gets(f"{page}/w", **asks), bob.gets(page, **asks)
    taps(alice, page, "rested")
    over = bob.gets(f"{page}/w", **asks)

    for piece in (text(box), text(mending)):
        assert HURT in piece
        assert "<html" not in piece
    assert "<textarea" not in text(box), "what is typed stands outside of it"
    assert over.status_code == 302


def test_what_goes_to_the_other_can_be_read_back_first_and_nothing_is_sent() -> None:
    alice, bob = couple()
    page = shows(alice, writes(alice))
    sent = {"token": token(), "step": "gave-back", "words": "You never listen to me."}

    back = text(bob.posts(f"{page}/w", **sent, read_back="words"))

    assert "<mark" in back
    assert 'value="gave-back"' in back
    assert f'value="{sent["token"]}"' in back
    assert "You never listen" not in text(alice.gets(page))
    bob.posts(f"{page}/w", **sent)
    assert "You never listen" in text(alice.gets(page))
