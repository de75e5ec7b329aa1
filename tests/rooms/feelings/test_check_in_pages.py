"""A check-in as a person meets it: kept, only shown, empty, wrong, and never lost."""

import html
import re

import pytest

from stillhere.rooms.feelings import queries
from stillhere.rooms.feelings.vocabulary import vocabulary
from stillhere.vault.models import Record
from tests.cast import Actor, couple
from tests.rooms.feelings.kept import token

pytestmark = pytest.mark.django_db
ALL = {
    "body": ["chest", "throat"],
    "place": "-1,-2",
    "word": ["let-down", "numb"],
    "own": "grey,  like fog ,grey",
    "need": ["hug"],
    "own_need": "to sleep beside you",
    "weigh": ["sleep", "us"],
    "note": "Nobody asked.\nI didn’t say.",
    "close": "3",
}


@pytest.fixture
def erin() -> Actor:
    return Actor("Erin").signs_up()


def text(answer) -> str:
    return html.unescape(answer.content.decode())


def sends(who: Actor, path="/b/", **fields):
    return who.browser.post(path, {"token": token(), **fields})


def test_everything_that_was_said_is_shown_again(erin):
    page = text(erin.gets(sends(erin, **ALL)["Location"]))

    for words in (
        *("let down, numb, grey, like fog", "little energy, very unpleasant"),
        *("my chest, my throat", "a hug, to be held, to sleep beside you"),
        *("little sleep, the two of us", "Nobody asked.", "just touching"),
        *("It may not all be about you two.", "Only you"),
    ):
        assert words in page, words
    assert "Share" not in page


@pytest.mark.parametrize("name", sorted(ALL))
def test_each_step_alone_is_enough(erin, name):
    answer = sends(erin, **{name: ALL[name]})

    assert re.fullmatch(r"/b/[0-9a-f]{32}", answer["Location"])


def test_only_us_brings_no_word_about_other_things(erin):
    page = text(erin.gets(sends(erin, weigh="us")["Location"]))

    assert "It may not all be" not in page


@pytest.mark.parametrize("word", ["numb", "dont-know"])
def test_numb_and_not_knowing_are_full_answers(erin, word):
    page = text(erin.gets(sends(erin, word=word)["Location"]))

    assert vocabulary().of(word).name in page


@pytest.mark.parametrize(
    "fields", [{}, {"place": "none"}, {"note": "  \n "}, {"word": "no-such-word"}]
)
def test_an_empty_one_has_a_kind_answer_and_is_not_kept(erin, fields):
    before = Record.objects.count()

    answer = sends(erin, **fields)

    assert answer.status_code == 200
    assert "No words right now. That’s fine." in text(answer)
    assert Record.objects.count() == before


def test_not_kept_it_is_shown_and_nothing_is_stored(erin):
    before = Record.objects.count()

    answer = sends(erin, unkept="1", **ALL)

    page = text(answer)
    assert "Nothing of it is kept." in page
    assert "let down, numb, grey, like fog" in page
    assert Record.objects.count() == before
    again = dict(re.findall(r'name="(token|note|own)" value="([^"]*)"', page))
    erin.posts("/b/", **again)
    assert Record.objects.count() > before


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("own", "a, b, c, d, e, f", "Up to 5 words"),
        ("own", "x" * 41, "Up to 5 words"),
        ("note", "x" * 4_001, "up to 4000 characters"),
        ("own_need", "x" * 201, "up to 200 characters"),
    ],
)
def test_too_much_is_told_kindly_at_its_step_and_all_stays_there(
    erin, name, value, says
):
    answer = sends(erin, **{**ALL, name: value})

    page = text(answer)
    step = {"own": "s3", "note": "s6", "own_need": "s4"}[name]
    assert says in page
    assert re.search(rf'id="{step}"[^>]* tabindex="-1" data-now', page)
    assert value in page
    for kept in ('value="chest" ', 'value="let-down" checked', 'value="hug" '):
        assert kept in page
    assert re.search(r'value="-1,-2"[^>]*checked', page)
    assert name == "note" or "I didn’t say." in page


@pytest.mark.parametrize(
    "fields",
    [
        {"word": ["🌧️", "let-down'--", "x" * 9_999], "own": "🌧️🌧️"},
        {"place": "9,9", "own": "x"},
        {"place": "-1,", "own": "x"},
        {"close": "8", "own": "x"},
        {"body": "soul", "weigh": "you", "need": "revenge", "own": "x"},
        {"note": "😶‍🌫️"},
    ],
)
def test_what_is_none_of_the_choices_is_left_out(erin, fields):
    answer = sends(erin, **fields)

    assert erin.gets(answer["Location"]).status_code == 200


def test_without_scripts_the_words_near_the_place_come_after_asking(erin):
    answer = sends(erin, go="near", **{**ALL, "place": "2,2", "own": "grey"})

    page = text(answer)
    front = page.split("data-front>")[1].split("<details")[0]
    assert re.search(r'id="s3"[^>]* tabindex="-1" data-now', page)
    assert 'value="excited"' in front
    assert 'value="let-down" checked' in front
    assert "I didn’t say." in page
    assert 'value="grey"' in page


def test_without_scripts_a_word_can_be_looked_for(erin):
    front = text(sends(erin, go="near", find="DOOR")).split("data-front>")[1]

    assert 'value="shut-out"' in front.split("<details")[0]


def test_a_double_click_keeps_one(erin):
    first = erin.posts("/b/", token="3" * 32, word="sad")
    second = erin.posts("/b/", token="3" * 32, word="sad")

    assert first["Location"] == second["Location"]


def test_what_was_typed_into_an_expired_lock_is_on_the_page_afterwards(erin):
    erin.locks()
    sends(erin, **ALL)
    erin.unlocks()

    page = text(erin.gets("/b/"))

    assert "I didn’t say." in page
    assert 'value="let-down" checked' in page
    assert 'value="to sleep beside you"' in page
    assert "What you chose and wrote before is still here." in page
    assert re.search(r'id="s7"[^>]* tabindex="-1" data-now', page)


def test_with_nothing_to_share_with_the_page_offers_no_sharing(erin):
    stream = sends(erin, **ALL)["Location"]

    assert erin.gets(f"{stream}/s")["Location"] == stream
    answer = sends(erin, f"{stream}/s", level="all", send="1")
    assert answer.status_code == 409
    assert "You share with nobody here right now. It stays yours." in text(answer)


def test_home_has_a_line_for_it_unless_it_is_just_for_pauses():
    alice, _bob = couple()
    assert "How am I? 30 seconds" in text(alice.gets("/"))

    alice.posts("/u/h", pauses="1")

    for path in ("/", "/m/", "/u/"):
        assert "/b/" not in text(alice.gets(path))


def test_words_over_time_say_right_sentences(erin):
    assert "No words yet." in text(erin.gets("/b/w"))

    sends(erin, word="sad", own="grey")
    page = text(erin.gets("/b/w"))

    assert "you used 2 different words for how you are." in page
    assert "sad, grey" in page
    assert '<svg class="bars"' not in page
    assert queries.mine(erin.vault()).months[0].own == ("grey",)
