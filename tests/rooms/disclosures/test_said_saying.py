"""Saying something, as a browser does it: nothing typed is lost, nothing sent twice."""

import re

import pytest

from stillhere.foundation.web import clock
from stillhere.rooms.disclosures.mine import MOST_STEPS, Went
from stillhere.rooms.disclosures.queries import LOOKS, home_shared, looks_of
from stillhere.rooms.disclosures.records import LONGEST_WORDS
from stillhere.vault.models import Record
from tests.cast import Actor, couple
from tests.rooms.disclosures.kept import (
    SAY,
    said_now,
    sends,
    stream_in,
    text,
    token,
    where,
)

pytestmark = pytest.mark.django_db
WORDS = "I get scared when it is quiet for days."


def test_what_it_is_is_asked_first_and_paths_name_nothing() -> None:
    alice, _bob = couple()

    page = text(alice.gets(SAY))

    for label in ("A fact of my day", "Something good", "A need", "A hurt"):
        assert label in page
    assert "Bob will see that you send a hug." in page
    words = text(alice.posts(SAY, step="begin", kind="fear"))
    assert "<h1>A fear</h1>" in words
    assert 'action="/c/"' in words


def test_a_light_thing_is_one_screen() -> None:
    alice, bob = couple()
    page = text(alice.posts(SAY, step="begin", kind="good"))
    see = page.index("Bob will see your words, and how you’d like them received.")
    assert see < page.index('value="send"')
    assert "You and Bob" in page

    sent = sends(alice, "The boat floats.", "good", wishes="ask")

    assert sent.status_code == 302
    assert "Alice shared something good." in text(bob.gets("/"))
    assert looks_of(alice.vault().own.current(LOOKS)).looks == ()


def test_from_a_need_up_one_question_comes_before_and_shows_what_is_sent() -> None:
    alice, _bob = couple()
    fields = {"token": token(), "kind": "fear", "words": WORDS, "wishes": "listen"}
    first = text(alice.posts(SAY, step="begin", kind="fear"))
    assert 'value="send"' not in first
    rows = Record.objects.count()

    page = text(alice.posts(SAY, step="ask", **fields))

    assert "How do you expect it to go?" in page
    assert "Once read, it can’t be unread. Could it be used against you?" in page
    assert 'href="/s/a"' in page
    preview = page[page.index("Bob will see exactly this") :]
    assert preview.index("Alice asks: just listen.") < preview.index(WORDS)
    assert Record.objects.count() == rows

    alice.posts(SAY, step="send", expected="badly", number="2", **fields)
    kept = looks_of(alice.vault().own.current(LOOKS)).looks[0]
    assert (kept.expected, kept.expected_number) == (Went.BADLY, 2)
    again = text(alice.posts(SAY, **{**fields, "step": "ask", "token": token()}))
    assert "Once read, it can’t be unread." not in again
    assert 'href="/s/a"' in again


def test_the_question_may_stay_open() -> None:
    alice, bob = couple()

    assert sends(alice, WORDS, "hurt").status_code == 302

    assert home_shared(bob.vault(), clock.now()).first is not None


def test_going_back_to_the_words_keeps_all_of_it() -> None:
    alice, _bob = couple()
    fields = {"token": token(), "kind": "fear", "words": WORDS, "begun": "fear"}

    page = text(
        alice.posts(SAY, step="write", wishes="hold", expected="well", **fields)
    )

    assert WORDS in page
    assert re.search(r'value="hold"[^>]*checked', page)
    assert f'value="{fields["token"]}"' in page
    assert 'name="expected" value="well"' in page
    assert 'name="begun" value="fear"' in page


def test_reading_it_back_sends_nothing_and_keeps_what_was_typed() -> None:
    alice, bob = couple()
    draft = "You never listen to me. I feel alone."
    fields = {"token": token(), "kind": "need", "words": draft, "wishes": "listen"}

    page = text(alice.posts(SAY, read_back="words", step="send", **fields))

    assert "How it reads" in page
    assert re.search(rf"<textarea[^>]*>\s*{draft}</textarea>", page)
    assert re.search(r'value="listen"[^>]*checked', page)
    assert home_shared(bob.vault(), clock.now()).first is None


@pytest.mark.parametrize("kind", ["fact", "fear"])
def test_without_words_it_says_so_kindly(kind: str) -> None:
    alice, _bob = couple()

    page = text(sends(alice, "   \n ", kind))

    assert "Write a few words first. A single one will do." in page
    assert "Not sent yet. What you wrote is still here." in page


def test_too_long_loses_nothing() -> None:
    alice, bob = couple()
    long = "word " * (LONGEST_WORDS // 5 + 1) + "end"

    page = text(sends(alice, long, "fear"))

    assert "Nothing you typed is lost." in page
    assert long in page
    assert home_shared(bob.vault(), clock.now()).first is None


def test_a_shell_is_enough() -> None:
    alice, bob = couple()

    stream = stream_in(sends(alice, "🐚", "good"))

    bob.posts(where("open", stream))
    assert "🐚" in text(bob.gets(where("thing", stream)))


def test_a_double_click_says_it_once() -> None:
    alice, bob = couple()
    fields = {"token": token(), "kind": "fact", "words": "It snowed.", "step": "send"}

    first, second = alice.posts(SAY, **fields), alice.posts(SAY, **fields)

    assert first["Location"] == second["Location"]
    assert text(bob.gets("/c/l")).count("Alice shared something.") == 1


def test_a_hug_is_one_tap_and_is_answered_with_one() -> None:
    alice, bob = couple()

    stream = stream_in(alice.posts(SAY, token=token(), kind="hug", step="send"))

    home = text(bob.gets("/"))
    assert "Alice sends you a hug." in home
    assert "“A hug back.”" in home
    bob.posts(where("acknowledge", stream), token=token(), ack="hug-back")
    assert "A hug back." in text(alice.gets(where("thing", stream)))


def test_thanks_need_no_words() -> None:
    alice, bob = couple()
    page = text(alice.posts(SAY, step="begin", kind="thanks"))
    assert "A short line, if you like" in page
    assert "How would you like it received?" not in page

    assert sends(alice, "", "thanks").status_code == 302

    assert "Alice says thank you." in text(bob.gets("/"))


def test_saying_it_in_person_keeps_words_and_plan_for_me_alone() -> None:
    alice, bob = couple()
    fields = {"token": token(), "kind": "hurt", "words": "About the summer."}
    page = text(alice.posts(SAY, step="person", **fields))
    assert "The words and the plan are kept for you alone." in page

    sent = alice.posts(
        SAY, step="keep", plan_when="Saturday", plan_where="on the pier", **fields
    )

    page = text(alice.gets(sent["Location"]))
    assert "To say in person" in page
    for words in ("About the summer.", "Saturday", "on the pier", "Only you"):
        assert words in page
    assert "About the summer." in text(alice.gets("/c/l"))
    assert "About" not in text(bob.gets("/c/l"))
    assert bob.gets(sent["Location"]).status_code == 404
    alice.posts(where("take_back", stream_in(sent)), token=token())
    assert "It’s taken back." in text(alice.gets(sent["Location"]))
    assert "About the summer." not in text(alice.gets("/c/l"))


def test_alone_nobody_is_promised_to_read_and_the_words_are_there_to_take_along() -> (
    None
):
    erin = Actor("Erin").signs_up()
    page = text(erin.gets(SAY))
    assert "hug" not in page
    words = text(erin.posts(SAY, step="begin", kind="good"))
    assert "you get the text to send another way" in words
    assert "Only you" in words

    stream = stream_in(sends(erin, "The boat floats.", "good", wishes="ask"))

    page = text(erin.gets(where("thing", stream)))
    assert "The boat floats. Please: ask me about it." in page
    assert "Waiting for" not in page
    assert "What I wrote here" in text(erin.gets("/c/l"))
    heavy = text(erin.posts(SAY, kind="fear", words=WORDS, step="ask", token=token()))
    assert "How do you expect it to go?" in heavy
    assert "will see" not in heavy


def test_what_was_typed_when_the_screen_locked_is_still_there() -> None:
    alice, _bob = couple()
    alice.locks()
    fields = {"kind": "hurt", "words": WORDS, "wishes": "hold", "step": "send"}
    alice.posts(SAY, token=token(), **fields)

    back = alice.unlocks()

    assert back["Location"] == SAY
    page = text(alice.gets(SAY))
    assert WORDS in page
    assert "How do you expect it to go?" in page
    assert home_shared(_bob.vault(), clock.now()).first is None


def test_a_small_step_begins_what_it_names() -> None:
    alice, _bob = couple()
    page = text(alice.gets("/c/t"))
    assert "A fact of my day" in page

    alice.posts("/c/t", token=token(), kind="good", words="That I liked the walk.")
    page = text(alice.gets("/c/t"))
    own = re.search(r'name="small" value="([0-9a-f]{32})"', page)
    assert own

    begun = text(alice.posts(SAY, small=own[1]))
    assert "That I liked the walk." in begun
    assert "<h1>Something good</h1>" in begun
    assert "What would you like to say?" in text(alice.posts(SAY, small="nothing"))


def test_steps_are_ordered_and_taken_out_without_a_script() -> None:
    alice, _bob = couple()

    alice.posts("/c/t/m", which="hurt", up="1")
    alice.posts("/c/t/m", which="fact", out="1")
    alice.posts("/c/t/m", which="preference", down="1")
    alice.posts("/c/t/m", which="no such", down="1")

    page = text(alice.gets("/c/t"))
    order = re.findall(r'name="small" value="(\w+)"', page)
    assert order == ["good", "preference", "need", "hurt", "fear"]
    for step in order:
        alice.posts("/c/t/m", which=step, out="1")
    assert "There are no steps here now." in text(alice.gets("/c/t"))
    for number in range(MOST_STEPS):
        alice.posts("/c/t", token=token(), kind="good", words=f"Step {number}")
    assert "Add a step of your own" not in text(alice.gets("/c/t"))


def test_a_muted_person_is_offered_no_steps_and_no_filled_send() -> None:
    alice, _bob = couple()
    alice.posts("/m/s", token=token(), suggestions="none")

    page = text(alice.gets(SAY))
    assert "You needn’t share anything today." in page
    assert "A small step, if you like" not in page
    fields = {"token": token(), "kind": "fear", "words": WORDS}
    before = text(alice.posts(SAY, step="ask", **fields))
    assert 'class="act still" name="step" value="send"' in before


def test_home_leads_here_and_the_us_page_to_what_we_said() -> None:
    alice, bob = couple()
    assert 'href="/c/"' in text(alice.gets("/"))
    assert "What we said" in text(alice.gets("/u/"))

    said_now(bob.vault(), "I like slow Sundays.")

    page = text(alice.gets("/c/l"))
    assert "Bob shared something." in page
    assert "slow Sundays" not in page, "not opened yet"
