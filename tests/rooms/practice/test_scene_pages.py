"""Scenes as a browser gets them: the list, a scene, a reply of one's own read back."""

import html
import re

import attrs
import pytest
import time_machine
from django import forms
from django.http import HttpResponse

from stillhere.rooms.practice.reading import ENGLISH, scenes
from stillhere.rooms.practice.rules import Way
from stillhere.vault.models import Record
from tests.cast import Actor, couple
from tests.privacy.house import says, stream_in

pytestmark = pytest.mark.django_db
ALL = scenes(ENGLISH).items
FIRST = ALL[0]
HARD = "I miss you. You never listen to me."
LANDS = "How it might land"


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def mutes(who: Actor, level: str = "none") -> None:
    who.posts("/m/s", token="1" * 32, suggestions=level)


def box(page: str) -> str:
    found = re.search(r"<textarea[^>]*>\n?([^<]*)</textarea>", page)
    assert found, "there is no box"
    return found[1]


def test_the_list_has_every_scene_and_one_to_try() -> None:
    page = text(Actor("Erin").signs_up().gets("/i/"))

    for scene in ALL:
        assert scene.title in page
        assert f'href="/i/{scene.number}"' in page
    assert "One to try:" in page
    assert "Where there is fear, force or control, these scenes don’t apply." in page
    assert 'href="/s/a"' in page


def test_the_one_to_try_is_that_of_the_day_in_ones_own_zone() -> None:
    erin = Actor("Erin").signs_up()
    seen = []
    for at in ("2026-11-24 22:30", "2026-11-24 23:30", "2026-11-25 12:00"):
        with time_machine.travel(f"{at}+00:00", tick=False):
            erin.signs_in()
            found = re.search(
                r'class="act first" href="/i/(\d+)"', text(erin.gets("/i/"))
            )
            assert found
            seen.append(found[1])
            if at.endswith("23:30"):
                erin.posts("/m/z", zone="Pacific/Kiritimati")
                page = text(erin.gets("/i/"))
                assert f'class="act first" href="/i/{found[1]}"' not in page
                erin.posts("/m/z", zone="UTC")

    assert seen[0] == seen[1] != seen[2]


@pytest.mark.parametrize("scene", ALL, ids=lambda scene: scene.number)
def test_each_scene_has_its_page_with_every_reply(scene) -> None:
    page = text(Actor("Erin").signs_up().gets(f"/i/{scene.number}"))

    assert f"<h1>{scene.title}</h1>" in page
    assert (f"“{scene.says}”" if scene.says else "Nothing is said.") in page
    for reply in scene.replies:
        assert f"“{reply.words}”" in page
        assert reply.lands in page
    assert scene.after in page
    shown = re.sub(r"<[^>]+>", " ", page.split("<main")[1])
    assert not re.search(rf"\b({Way.CLOSES.value}|{scene.topic.value}d)\b", shown)
    assert LANDS not in page.split("<form")[-1]


@pytest.mark.parametrize("number", ["0", "999", "9" * 40, "9" * 5000, "x", "-1"])
def test_a_number_that_is_none_is_no_page(number: str) -> None:
    erin = Actor("Erin").signs_up()

    assert erin.gets(f"/i/{number}").status_code == 404
    assert erin.posts(f"/i/{number}", draft=HARD).status_code == 404


def test_a_reply_of_ones_own_is_read_back_and_nothing_of_it_is_kept() -> None:
    erin = Actor("Erin").signs_up()
    before = set(Record.objects.values_list("sealed", flat=True))

    page = text(erin.posts("/i/1", draft=HARD, read_back="draft"))

    assert box(page) == HARD
    assert '<mark class="care">' in page
    assert page.index('class="note warm"') < page.index('class="note care"')
    assert page.index('id="read"') < page.index(LANDS)
    assert "You say how it is for you." in page
    assert "They may answer the part about them" in page
    assert set(Record.objects.values_list("sealed", flat=True)) == before
    assert HARD not in text(erin.gets("/i/1"))


def test_no_reply_of_ones_own_stands_in_what_an_object_says_of_itself() -> None:
    erin = Actor("Erin").signs_up()
    sent = {"draft": HARD, "read_back": "draft"}

    context = erin.browser.post("/i/1", sent).context

    said = [
        repr(value)
        for layer in context
        for each in getattr(layer, "dicts", ())
        for value in each.values()
        if attrs.has(type(value)) or isinstance(value, forms.BaseForm)
    ]
    assert len(said) > 2
    for words in (HARD, "You never listen", "They may answer the part about them"):
        assert not [text for text in said if words in text]


def test_it_can_be_changed_with_a_gentler_version_and_read_again() -> None:
    erin = Actor("Erin").signs_up()

    page = text(erin.posts("/i/1", draft=HARD, read_back="draft", use="0"))

    assert box(page) == "I miss you. I’d like you to hear me.".replace("’", "'")
    assert "They may answer the part about them" not in page


def test_one_of_the_replies_is_taken_into_the_box_and_not_read() -> None:
    erin = Actor("Erin").signs_up()

    page = text(erin.posts("/i/1", draft="mine", take="1"))

    assert box(page) == FIRST.replies[1].words
    assert LANDS not in page


@pytest.mark.parametrize("reply", [0, 1, 2])
def test_one_of_the_replies_read_back_lands_as_it_stands_there(reply: int) -> None:
    known = FIRST.replies[reply]
    typed = f"  {known.words.replace('’', chr(39)).lower()}\n"

    page = text(Actor("Erin").signs_up().posts("/i/1", draft=typed, read_back="draft"))

    assert known.lands in page.split(LANDS)[1]
    assert "From the words alone" not in page


@pytest.mark.parametrize("take", ["", "9", "-1", "x", "9" * 5000])
def test_a_reply_that_there_is_none_of_leaves_the_box_alone(take: str) -> None:
    page = text(Actor("Erin").signs_up().posts("/i/1", draft="mine", take=take))

    assert box(page) == "mine"


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("  ", "There are no words here yet"),
        ("You never listen. " * 900, "This is too long to read back at once."),
        ("Ich weiß nicht, was ich dir sagen soll, ich bin müde.", "Only English"),
        ("…", "There are no words in it to read."),
    ],
)
def test_what_is_not_read_does_not_land(draft: str, said: str) -> None:
    page = text(Actor("Erin").signs_up().posts("/i/1", draft=draft, read_back="draft"))

    assert said in page
    assert LANDS not in page
    assert box(page) == draft


def test_words_of_harm_are_not_worked_on_and_not_taken_along() -> None:
    erin = Actor("Erin").signs_up()
    draft = "If you leave me I will kill you."

    page = text(erin.posts("/i/1", draft=draft, read_back="draft"))

    assert "These words speak of harm." in page
    assert LANDS not in page
    assert "Say it here" not in page
    assert 'data-do="copy"' not in page.split("<still-copy")[-1]


def test_the_words_are_handed_to_where_something_is_said_and_nothing_is_sent() -> None:
    alice, bob = couple()
    page = text(alice.posts("/i/1", draft=HARD, read_back="draft"))
    assert 'formaction="/c/">Say it here' in page
    before = Record.objects.count()

    answer = text(alice.posts("/c/", draft=HARD))

    assert "What is it, what you wrote?" in answer
    assert HARD in answer
    assert Record.objects.count() == before
    assert HARD not in text(bob.gets("/"))


def test_what_was_typed_when_the_screen_locked_is_still_there() -> None:
    erin = Actor("Erin").signs_up()
    erin.locks()
    erin.posts("/i/1", draft=HARD)

    erin.unlocks()

    assert box(text(erin.gets("/i/1"))) == HARD
    assert box(text(erin.gets("/i/1"))) == ""


def test_muted_nothing_is_advised_and_every_way_is_still_there() -> None:
    erin = Actor("Erin").signs_up()
    mutes(erin)

    assert 'class="act still"' in text(erin.gets("/i/"))
    for scene in ALL:
        page = text(erin.gets(f"/i/{scene.number}"))
        assert scene.after not in page
        for reply in scene.replies:
            assert f"“{reply.words}”" in page
            assert reply.lands not in page
        assert "You needn’t say any of them." in page
        assert 'class="act first"' not in page
    page = text(erin.posts("/i/1", draft=HARD, read_back="draft"))
    assert box(page) == HARD
    assert LANDS not in page
    assert "How words land, no page can know." in page
    assert "It can stay with you." in page


def test_with_fewer_it_stays_as_it_is_since_one_opened_it() -> None:
    erin = Actor("Erin").signs_up()
    usual = text(erin.gets("/i/1"))
    mutes(erin, "fewer")

    def body(page: str) -> str:
        return re.sub(r'value="\w{64}"', "", page.split("<main")[1])

    assert body(text(erin.gets("/i/1"))) == body(usual)
    page = text(erin.posts("/i/1", draft=HARD, read_back="draft"))
    assert "They may answer the part about them" in page


def test_receiving_leads_to_it_but_for_those_who_came_just_for_pauses() -> None:
    alice, bob = couple()
    said = f"/c/{stream_in(says(alice, 'The wren sang.'))}"
    bob.posts(f"{said}/o")
    assert 'href="/i/#h"' in text(bob.gets(said))
    assert 'href="/i/"' in text(bob.gets("/m/"))

    mutes(bob)
    assert "/i/" not in text(bob.gets(said))
    mutes(bob, "usual")
    bob.posts("/u/h", pauses="1")

    assert "/i/" not in text(bob.gets(said))
    assert "/i/" not in text(bob.gets("/m/"))
    assert "/i/" not in text(bob.gets("/"))


def test_good_news_leads_to_those_on_good_news() -> None:
    alice, bob = couple()
    fields = {"kind": "good", "words": "They said yes.", "step": "send"}
    sent = alice.posts("/c/", token="2" * 32, **fields)
    said = f"/c/{stream_in(sent)}"
    bob.posts(f"{said}/o")

    assert 'href="/i/#g"' in text(bob.gets(said))
    assert 'id="g"' in text(bob.gets("/i/"))
