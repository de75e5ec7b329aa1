"""Receiving, looking back and taking back, as a browser does it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stillhere.foundation.web import clock
from stillhere.rooms.disclosures import answering, services
from stillhere.rooms.disclosures.records import Kind, Wish
from tests.cast import Actor, couple
from tests.rooms.disclosures.kept import said_now, sends, stream_in, text, token, where

pytestmark = pytest.mark.django_db
WORDS = "I get scared when it is quiet for days."


def read(who: Actor, stream: str) -> str:
    """Open it, and return the page with the words."""
    who.posts(where("open", stream))
    return text(who.gets(where("thing", stream)))


def test_the_wish_comes_first_then_a_guide_then_the_words() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), WORDS)

    closed = text(bob.gets(where("thing", stream)))

    asks, guide = closed.index("just listen"), closed.index("Nothing needs fixing")
    assert asks < guide < closed.index("Show the words")
    assert "Keep in view what you love, and what is hard." in closed
    assert "Alice isn’t told that you read it." in closed
    assert WORDS not in closed


def test_good_news_has_its_own_guide_and_answers() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), "The boat floats.", kind=Kind.GOOD)

    closed = text(bob.gets(where("thing", stream)))

    assert "Be glad with them, out loud." in closed
    assert "fixing" not in closed
    assert "“That makes me happy too.”" in read(bob, stream)


def test_a_muted_reader_gets_no_guide_and_no_filled_answer() -> None:
    alice, bob = couple()
    bob.posts("/m/s", token=token(), suggestions="none")
    stream = said_now(alice.vault(), WORDS)

    assert 'class="act still" href' in text(bob.gets("/"))
    closed = text(bob.gets(where("thing", stream)))

    assert "You owe no answer." in closed
    assert "Thank them first." not in closed
    assert 'class="act first" name="ack"' not in read(bob, stream)


def test_no_answer_today_shows_only_kept_thank_you() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), WORDS, wishes=(Wish.NO_ANSWER,))

    page = read(bob, stream)

    assert re.findall(r'name="ack" value="([\w-]+)"', page) == ["kept"]
    assert "“Kept. Thank you.”" in page
    assert "In my own words" not in page
    assert "take this in" not in page
    told = bob.gets(where("answer", stream))
    assert told.status_code == 409
    assert "No answer is wanted today." in text(told)
    bob.posts(where("acknowledge", stream), token=token(), ack="kept")
    assert "Kept. Thank you." in text(alice.gets(where("thing", stream)))


def test_a_first_answer_is_chosen_and_only_then_a_longer_one() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), WORDS)
    assert "Write more" not in read(bob, stream)
    first = text(bob.gets(where("answer", stream)))
    assert "A first answer, in your words" in first
    assert "Read it back first" in first

    bob.posts(where("acknowledge", stream), token=token(), ack="hear")
    longer = text(bob.gets(where("answer", stream)))
    assert "A longer answer" in longer
    bob.posts(where("answer", stream), token=token(), words="I think of it all day.")

    page = text(alice.gets(where("thing", stream)))
    assert page.index("I hear you.") < page.index("I think of it all day.")
    assert "Write more" in text(bob.gets(where("thing", stream)))


def test_a_written_first_answer_can_be_read_back_before() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), WORDS)
    draft = "You never told me that."

    page = text(
        bob.posts(
            where("answer", stream), token=token(), words=draft, read_back="words"
        )
    )

    assert "How it reads" in page
    assert draft in page
    assert "never told" not in text(alice.gets(where("thing", stream)))
    bob.posts(where("answer", stream), token=token(), words="Thank you. I hear you.")
    assert "Thank you. I hear you." in text(alice.gets(where("thing", stream)))


def test_taken_back_while_answering_gives_the_typed_words_back() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), WORDS)
    read(bob, stream)
    services.take_back(alice.vault(), stream=stream, token=token(), now=clock.now())

    typed = "All that I wanted to say for so long."
    told = bob.posts(where("answer", stream), token=token(), words=typed)

    page = text(told)
    assert told.status_code == 409
    assert "It was taken back in the meantime." in page
    assert typed in page
    assert WORDS not in page
    seen = text(bob.gets(where("thing", stream)))
    assert "Nothing waits here." in seen
    assert "Alice took it back." in seen
    assert "Alice took something back." in text(bob.gets("/"))


def test_taken_back_before_it_was_opened_it_never_was() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), WORDS)
    services.take_back(alice.vault(), stream=stream, token=token(), now=clock.now())

    page = text(bob.gets(where("thing", stream)))

    assert "Nothing waits here." in page
    assert "took" not in page
    assert "took" not in text(bob.gets("/"))
    assert "Alice" not in text(bob.gets("/c/l"))


def test_answering_from_a_second_tab_loses_no_words() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), WORDS)
    bob.posts(where("acknowledge", stream), token=token(), ack="hear")

    told = bob.posts(where("acknowledge", stream), token=token(), ack="with-you")
    longer = bob.posts(where("answer", stream), token=token(), words="Written earlier.")

    assert told.status_code == 409
    assert "You answered already" in text(told)
    assert longer.status_code == 302
    page = text(alice.gets(where("thing", stream)))
    assert "Written earlier." in page
    assert "I’m with you." not in page


def test_taking_it_in_shows_the_time_to_the_author_and_answers_later() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), WORDS)
    form = text(bob.gets(where("take_in", stream)))
    assert "Alice will see that you want to take it in, and this time." in form
    value = re.search(r'name="when" value="(at:[^"]+)"', form)
    assert value

    sent = bob.posts(where("take_in", stream), token=token(), when=value[1])

    assert sent["Location"] == "/"
    assert "You plan to answer Alice" in text(bob.gets("/"))
    assert "Bob wants to take it in, and plans to answer" in text(alice.gets("/"))
    assert "Bob wants to take it in" in text(alice.gets(where("thing", stream)))
    wrong = bob.posts(
        where("take_in", stream), token=token(), when="time", clock="2020-01-01T09:00"
    )
    assert "Choose a time within the next two weeks." in text(wrong)


def test_not_now_leaves_a_small_line_and_tells_nobody() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), WORDS)
    before = alice.gets(where("thing", stream)).content

    bob.posts(where("put_away", stream))

    home = text(bob.gets("/"))
    assert "A quiet day." in home
    assert "Something from Alice is here when you want it." in home
    strip = re.compile(rb'value="[0-9a-zA-Z]{32,64}"')
    after = alice.gets(where("thing", stream)).content
    assert strip.sub(b"", after) == strip.sub(b"", before)


def test_a_pause_comes_before_what_was_shared() -> None:
    alice, bob = couple()
    said_now(alice.vault(), WORDS)
    fields = {"token": token(), "when": "30m", "line": "My head is full."}
    alice.posts("/a/", **fields)

    home = text(bob.gets("/"))

    assert home.count("<h1") == 1
    assert "Alice plans to be back" in home
    assert '<div class="small"><span>Alice shared something.' in home


def test_home_has_one_heading_and_one_filled_button_for_what_was_shared() -> None:
    alice, bob = couple()
    said_now(bob.vault(), "Mine.", kind=Kind.FACT)
    stream = said_now(alice.vault(), WORDS)
    mine = stream_in(sends(bob, "Mine as well.", "fact"))
    alice.posts(where("acknowledge", mine), token=token(), ack="thanks")

    home = text(bob.gets("/"))

    assert home.count("<h1") == 1
    assert len(re.findall(r'class="act first', home)) == 1
    assert f'href="{where("thing", stream)}"' in home
    assert "Alice answered what you said." in home
    assert "Other things:" in home


def test_home_asks_the_database_no_more_when_more_was_said() -> None:
    alice, bob = couple()
    counts = []
    for _ in range(2):
        for number in range(15):
            sends(alice, f"Number {number}", "fact")
        with CaptureQueriesContext(connection) as queries:
            bob.gets("/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_who_joined_just_for_pauses_reads_in_a_small_line() -> None:
    alice, bob = couple()
    bob.posts("/u/h", pauses="1")
    stream = said_now(alice.vault(), WORDS)

    home = text(bob.gets("/"))

    assert "A quiet day." in home
    assert "Alice shared something. No need to answer today." in home
    assert "I want to say something" not in home
    assert WORDS in read(bob, stream)
    assert "What was shared with you" in text(bob.gets("/u/"))
    assert "Small steps" not in text(bob.gets("/m/"))
    assert "Small steps" in text(alice.gets("/m/"))


def test_looking_back_is_only_for_the_author() -> None:
    alice, bob = couple()
    stream = stream_in(sends(alice, WORDS, "fear", expected="badly"))
    assert bob.gets(where("look_back", stream)).status_code == 404
    page = text(alice.gets(where("look_back", stream)))
    assert "You expected: badly." in page
    assert "not a tested measure" in page

    fields = {"went": "well", "number": "8", "understood": "yes", "cared": "a-bit"}
    alice.posts(where("look_back", stream), token=token(), **fields)

    again = text(alice.gets(where("look_back", stream)))
    assert re.search(r'name="went" value="well"[^>]*checked', again)
    assert "How it went for you" in text(alice.gets(where("thing", stream)))
    picture = text(alice.gets("/c/e"))
    assert "One thing so far." in picture
    assert "<title" in picture
    assert "<desc" in picture
    assert "<table" in picture
    alice.posts(where("look_back", stream), forget="1")
    assert "nothing to compare yet" in text(alice.gets("/c/e"))


def test_when_it_goes_badly_more_than_once_it_says_so_and_steps_down() -> None:
    alice, _bob = couple()
    for _ in range(2):
        stream = stream_in(sends(alice, WORDS, "need", expected="well"))
        told = alice.posts(where("look_back", stream), token=token(), went="badly")

    assert told["Location"] == "/c/e"
    page = text(alice.gets("/c/e"))
    assert "It went badly more than once lately." in page
    assert "A smaller step" in page
    assert 'href="/s/"' in page
    alice.posts("/m/s", token=token(), suggestions="none")
    muted = text(alice.gets("/c/e"))
    assert "It went badly more than once lately." in muted
    assert "You needn’t share anything." in muted
    assert "A smaller step" not in muted
    assert 'href="/s/a"' in muted


def test_skipping_goes_home() -> None:
    alice, bob = couple()
    stream = stream_in(sends(alice, WORDS, "need"))
    answering.receive(
        bob.vault(), stream=stream, token=token(), words="Heard.", now=clock.now()
    )
    alice.posts(where("put_away", stream))
    assert "How did it go, what you said?" in text(alice.gets("/"))

    answer = alice.posts(where("look_back", stream), token=token(), skip="1")

    assert answer["Location"] == "/"
    assert "How did it go, what you said?" not in text(alice.gets("/"))


@pytest.mark.parametrize("page", ["thing", "answer", "take_in", "look_back"])
def test_unknown_and_foreign_things_look_alike(page: str) -> None:
    alice, bob = couple()
    kept = {"step": "keep", "kind": "fear", "words": WORDS}
    own = stream_in(alice.posts("/c/", token=token(), **kept))

    foreign, unknown = bob.gets(where(page, own)), bob.gets(where(page, "0" * 32))

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.content == unknown.content


def test_the_list_goes_by_month_and_odd_numbers_are_the_beginning() -> None:
    alice, bob = couple()
    said_now(alice.vault(), WORDS)

    first = text(bob.gets("/c/l"))

    assert "Further back" in first
    for odd in ("?b=x", "?b=-1", "?p=99999", "?b=&p=", "?b=٣"):
        assert "Alice shared something." in text(bob.gets(f"/c/l{odd}"))
    assert "There’s nothing further back." in text(bob.gets("/c/l?b=1"))


def test_markup_in_words_stays_words() -> None:
    alice, bob = couple()
    stream = said_now(alice.vault(), "<b>loud</b> {{ 7|add:1 }}", kind=Kind.FACT)

    page = bob.posts(where("open", stream)) and bob.gets(where("thing", stream))

    assert "&lt;b&gt;loud&lt;/b&gt; {{ 7|add:1 }}" in page.content.decode()
