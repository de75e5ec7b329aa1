"""A first message: from choices only, plain, and never for two where there is fear."""

from itertools import chain, combinations, product

import pytest
from django.test import Client

from stillhere.foundation.support.message import ABOUT, FOR_WHOM, HOW, WHEN, Wish, draft


def keys(choices: tuple[tuple[str, object], ...]) -> list[str]:
    return [key for key, _label in choices]


def wish(**chosen: object) -> Wish:
    plain: dict[str, object] = {"for_whom": "me", "about": (), "how": "either"}
    return Wish(**{"when": (), "own": "", **plain, **chosen})  # type: ignore[arg-type]


def test_every_choice_says_something_of_its_own() -> None:
    nothing = draft(wish())
    for about in keys(ABOUT):
        assert draft(wish(about=(about,))) != nothing
    for when in keys(WHEN):
        assert draft(wish(when=(when,))) != nothing
    assert len({draft(wish(how=how)) for how in keys(HOW)}) == len(HOW)
    assert len({draft(wish(for_whom=whom)) for whom in keys(FOR_WHOM)}) == len(FOR_WHOM)


def test_where_there_is_fear_or_force_it_is_never_for_two() -> None:
    some = keys(ABOUT)
    choices = chain.from_iterable(combinations(some, n) for n in range(4))
    for about, whom in product(choices, keys(FOR_WHOM)):
        found = wish(about=about, for_whom=whom)
        fear = {"fear", "how_i_act"} & {*about}
        assert found.alone_first == bool(fear)
        assert ("as a couple" in draft(found)) == (whom == "both" and not fear)


def test_ones_own_sentence_stands_as_it_was_written() -> None:
    own = "We’ve tried twice.\nPlease don’t call: I share the phone."

    assert own in draft(wish(own=f"  {own}\n"))


def test_no_draft_has_a_gap() -> None:
    for whom, how in product(keys(FOR_WHOM), keys(HOW)):
        text = draft(wish(for_whom=whom, how=how))
        assert "\n\n\n" not in text
        assert text == text.strip()
        assert all(block.strip() for block in text.split("\n\n"))


def test_nothing_is_kept_and_no_place_is_needed(db: None) -> None:
    browser = Client()
    sent = {"for_whom": "me", "about": ["fear"], "how": "call", "own": "<b>Me</b>"}

    page = browser.post("/s/g", sent)

    text = page.content.decode()
    assert "I’m afraid of my partner. Please answer only" in text
    assert "&lt;b&gt;Me&lt;/b&gt;" in text
    assert "It is written for you alone." in text
    again = browser.get("/s/g").content.decode()
    assert "Please answer only" not in again


@pytest.mark.parametrize(
    "wrong", [{"for_whom": "all"}, {"about": "cheer"}, {"own": "x" * 401}, {}]
)
def test_bad_choices_are_told_kindly_and_nothing_is_lost(
    db: None, wrong: dict[str, str]
) -> None:
    sent = {"for_whom": "both", "how": "room", **wrong} if wrong else {}

    page = Client().post("/s/g", sent)

    text = page.content.decode()
    assert page.status_code == 200
    assert "What you wrote is still here." in text
    assert wrong.get("own", "") in text
