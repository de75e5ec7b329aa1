"""Whoever guesses, steals a copy or holds the phone stays out; Alice never does."""

import os
import re
import time
from typing import Any

import pytest
from django.test import Client

from stillhere.foundation.people import sessions
from stillhere.foundation.people.models import Device, Person, Session
from stillhere.foundation.people.queries import unsaved_code
from stillhere.foundation.web import clock
from stillhere.vault.models import Record, Wrap
from tests.cast import WORDS, Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> Actor:
    """Alice, signed up and open."""
    return Actor("Alice").signs_up()


def test_every_wrong_sign_in_gets_the_same_answer(alice: Actor) -> None:
    def page(name: str, passphrase: str) -> str:
        response = Client().post("/in/", {"name": name, "passphrase": passphrase})
        text = response.content.decode().replace(name, "NAME")
        return re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text)

    wrong = page(alice.sign_in_name, "not this one")
    unknown = page("nobody-0000", "not this one")
    throttled = [page(alice.sign_in_name, "not this one") for _ in range(8)][-1]

    assert wrong == unknown == throttled
    assert "wait a minute" in wrong


def test_guessing_from_elsewhere_never_bars_a_known_browser(alice: Actor) -> None:
    alice.posts("/out/")
    partner = Client()
    for _ in range(50):
        partner.post("/in/", {"name": alice.sign_in_name, "passphrase": "guess"})

    assert alice.signs_in().status_code == 302


def test_a_new_browser_gets_in_a_minute_after_the_guessing_stops(
    alice: Actor, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.REDIS_URL = ""  # its clock cannot be moved; see the next test
    at = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: at)
    fields = {"name": alice.sign_in_name, "passphrase": "guess"}
    for _ in range(50):
        Client().post("/in/", fields)
    right = {"name": alice.sign_in_name, "passphrase": WORDS}
    assert Client().post("/in/", right).status_code == 200

    at += 60

    assert Client().post("/in/", right).status_code == 302


@pytest.mark.skipif("not os.environ.get('REDIS_URL')", reason="needs a Redis")
def test_with_redis_a_bucket_is_gone_after_a_minute_and_names_nobody() -> None:
    from redis import Redis

    for _ in range(8):
        Client().post("/in/", {"name": "nobody-0000", "passphrase": "guess"})

    redis = Redis.from_url(os.environ["REDIS_URL"])
    keys = list(redis.scan_iter("try:*"))
    assert keys
    for key in keys:
        assert 0 < int(redis.ttl(key)) <= 60
        assert b"nobody" not in key


def test_a_copied_database_signs_nobody_in_and_opens_nothing(alice: Actor) -> None:
    for row in Session.objects.all():
        thief = Client()
        thief.cookies[sessions.SESSION] = row.key
        thief.cookies[sessions.OPENER] = "x"
        thief.cookies[sessions.IDLE] = alice.browser.cookies[sessions.IDLE].value
        assert thief.get("/m/").headers["Location"] == "/in/"
    token = alice.browser.cookies[sessions.SESSION].value
    everything = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for model in (Session, Device, Wrap, Record)
        for row in model.objects.all()
        for value in vars(row).values()
    )
    assert token.encode() not in everything


def test_an_open_phone_alone_gives_no_new_recovery_code(alice: Actor) -> None:
    alice.posts("/m/n", passphrase="guess")
    alice.posts("/m/n")

    assert unsaved_code(alice.vault()) is None


def test_unlocking_stops_a_deletion_that_somebody_else_asked_for(alice: Actor) -> None:
    """On a shared tablet the name alone is enough to ask for it."""
    alice.posts("/back/d", name=alice.sign_in_name, code="")
    assert Person.objects.get().leaves_on is not None

    alice.locks()
    alice.unlocks()

    assert Person.objects.get().leaves_on is None


def test_signing_out_everywhere_lets_no_browser_be_known(alice: Actor) -> None:
    alice.posts("/m/o")

    assert not Device.objects.exists()
    alice.posts("/back/d", name=alice.sign_in_name, code="")
    assert Person.objects.get().leaves_on is None


def test_the_idle_limit_cannot_be_moved_by_who_holds_the_cookies(
    alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from stillhere.vault import sealing

    token = sessions._decoded(alice.browser.cookies[sessions.SESSION].value)
    later = str(int((clock.now() + timedelta(days=1)).timestamp())).encode()
    forged = sealing.seal(
        sealing.subkey(token, "idle"), later, where=sealing.place("idle")
    )
    alice.browser.cookies[sessions.IDLE] = sessions._encoded(forged)

    assert alice.gets("/m/").headers["Location"].startswith("/lock/")


def test_a_stream_with_old_cookies_does_not_lock_a_page_that_is_used(
    alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    def cookies() -> str:
        pairs = alice.browser.cookies.items()
        return "; ".join(f"{name}={morsel.value}" for name, morsel in pairs)

    old, real = cookies(), clock.now()
    assert sessions.person_of_cookies(old) == alice.id
    monkeypatch.setattr(clock, "now", lambda: real + timedelta(minutes=10))
    alice.gets("/m/")
    monkeypatch.setattr(clock, "now", lambda: real + timedelta(minutes=16))

    assert sessions.person_of_cookies(old) is None
    assert alice.gets("/m/").status_code == 200


def test_the_lock_page_does_not_move_the_limit(alice: Actor) -> None:
    assert sessions.IDLE not in alice.gets("/lock/").cookies


def test_what_waits_is_not_replaced_by_what_a_locked_screen_sends(
    alice: Actor,
) -> None:
    alice.locks()
    alice.posts("/m/z", zone="Europe/Words that wait")
    alice.posts("/m/z", zone="Europe/Something else")

    alice.unlocks()

    assert "Words that wait" in alice.gets("/m/z").content.decode()


def test_planted_carried_text_is_not_taken(alice: Actor) -> None:
    from stillhere.vault import keys

    alice.locks()
    planted = keys.give_to(alice.id, b'{"path": "/m/z", "fields": [["zone", "x"]]}')
    Session.objects.update(carried=planted)

    assert alice.unlocks().headers["Location"] == "/"


def test_unlocking_after_signing_out_elsewhere_leads_to_signing_in(
    alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stillhere.foundation.people import services

    alice.locks()
    opens = services.unlock

    def meanwhile(*args: Any, **kwargs: Any) -> Any:
        key = opens(*args, **kwargs)
        Session.objects.all().delete()
        return key

    monkeypatch.setattr(services, "unlock", meanwhile)

    assert alice.unlocks().headers["Location"] == "/in/"


def test_a_locked_browser_loses_its_second_cookie(alice: Actor) -> None:
    alice.locks()

    assert alice.gets("/lock/").cookies[sessions.OPENER].value == ""


def test_a_signed_up_form_is_no_way_to_guess_without_limit(alice: Actor) -> None:
    fields = {"token": "7" * 32, "name": "erin", "which": "words", "zone": "UTC"}
    Client().post("/new/", {**fields, "words": WORDS})
    other = "zoo zone zero youth young you"
    for _ in range(8):
        Client().post("/new/", {**fields, "words": other})

    assert Client().post("/new/", {**fields, "words": WORDS}).status_code == 200


def test_signing_in_from_a_locked_screen_opens(alice: Actor) -> None:
    opener = alice.browser.cookies[sessions.OPENER].value
    alice.locks()
    alice.browser.cookies[sessions.OPENER] = opener

    alice.signs_in()

    assert alice.gets("/m/").status_code == 200
