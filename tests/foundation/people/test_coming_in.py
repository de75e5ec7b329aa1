"""A person makes a place, comes in, locks, and comes back."""

import re
from typing import Any

import pytest
from django.test import Client

from stillhere.foundation.people import sessions
from stillhere.foundation.people.models import Device, Person, Session
from stillhere.foundation.people.queries import preferences, unsaved_code
from stillhere.foundation.web import clock
from stillhere.vault.models import Record, Space, Wrap
from tests.cast import WORDS, Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> Actor:
    """Alice, signed up and open."""
    return Actor("Alice").signs_up()


def test_sign_up_adds_a_number_and_shows_the_code_until_it_is_saved() -> None:
    erin = Actor("Erin")
    erin.posts(
        "/new/", token="0" * 32, name="Erin", which="words", words=WORDS, zone="x"
    )

    person = Person.objects.get()
    page = erin.gets("/m/k").content.decode()

    assert re.fullmatch(r"erin-\d{4}", person.name)
    assert person.name in page
    code = unsaved_code(erin.vault())
    assert code is not None
    assert code in page
    erin.posts("/m/k", saved="1")
    assert code not in erin.gets("/m/k").content.decode()
    assert preferences(erin.vault()).zone == "UTC"


def test_two_with_the_same_name_both_get_a_place() -> None:
    Actor("Alice").signs_up()
    Actor("Alice").signs_up()

    assert Person.objects.filter(name__startswith="alice-").count() == 2


def test_a_double_click_on_sign_up_makes_one_place() -> None:
    fields = {
        "token": "1" * 32,
        "name": "erin",
        "which": "words",
        "words": WORDS,
        "zone": "UTC",
    }
    for _ in range(2):
        Client().post("/new/", fields)

    assert Person.objects.count() == 1
    assert Space.objects.count() == 1


def test_the_same_token_with_another_passphrase_opens_nothing() -> None:
    fields = {"token": "1" * 32, "name": "erin", "which": "words", "zone": "UTC"}
    Client().post("/new/", {**fields, "words": WORDS})
    stranger = Client()
    other = "zoo zone zero youth young you"

    response = stranger.post("/new/", {**fields, "words": other})

    assert sessions.SESSION not in response.cookies
    assert response.status_code == 200


@pytest.mark.parametrize(
    "weak", ["", "password", "correct horse", "aaaaaaaaaaaaaaaaaaaaaaaa", "x" * 201]
)
def test_a_weak_passphrase_is_refused_and_the_name_is_kept(weak: str) -> None:
    response = Client().post(
        "/new/",
        {
            "token": "1" * 32,
            "name": "erin",
            "which": "own",
            "words": WORDS,
            "passphrase": weak,
        },
    )

    assert response.status_code == 200
    assert 'value="erin"' in response.content.decode()
    assert not Person.objects.exists()


def test_an_own_strong_passphrase_opens() -> None:
    erin = Actor("Erin")
    own = "seven quiet herons under violet scaffolding"
    erin.posts(
        "/new/", token="1" * 32, name="erin", which="own", words=WORDS, passphrase=own
    )
    erin.sign_in_name = Person.objects.get().name
    erin.posts("/out/")

    assert erin.signs_in(own).status_code == 302
    assert erin.gets("/m/").status_code == 200


def test_sign_up_is_closed_until_the_operator_has_a_name(settings: Any) -> None:
    settings.OPERATOR = ""

    page = Client().get("/new/").content.decode()

    assert "<form" not in page.split("<main")[1].split("</main>")[0]


def test_a_locked_screen_shows_nothing_and_opens_by_passphrase(alice: Actor) -> None:
    alice.locks()

    assert alice.gets("/m/").headers["Location"] == "/lock/?next=%2Fm%2F"
    assert alice.unlocks("wrong").status_code == 200
    assert alice.gets("/").status_code == 302
    assert alice.unlocks().status_code == 302
    assert alice.gets("/m/").status_code == 200


def test_unlocking_goes_back_to_the_page_and_never_to_a_foreign_one(
    alice: Actor,
) -> None:
    for wanted, found in (
        ("/m/", "/m/"),
        ("//evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("/nothing", "/"),
        ("/m/o", "/"),
    ):
        alice.locks()
        answer = alice.browser.post(
            "/lock/", {"passphrase": WORDS}, query_params={"next": wanted}
        )
        assert answer.headers["Location"] == found


def test_the_idle_limit_locks_on_the_server(
    alice: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    real = clock.now()
    monkeypatch.setattr(clock, "now", lambda: real + timedelta(minutes=16))

    assert alice.gets("/m/").headers["Location"].startswith("/lock/")
    assert bytes(Session.objects.get().wrapped) == b""


def test_polls_do_not_move_the_idle_limit(alice: Actor) -> None:
    polled = alice.gets("/", **{"HX-Request": "true"})
    fetched = alice.gets("/m/", **{"Sec-Fetch-Mode": "cors"})
    walked = alice.gets("/m/", **{"Sec-Fetch-Mode": "navigate"})

    assert sessions.IDLE not in polled.cookies
    assert sessions.IDLE not in fetched.cookies
    assert sessions.IDLE in walked.cookies


def test_hiding_locks_even_when_only_the_script_cookie_went(alice: Actor) -> None:
    del alice.browser.cookies[sessions.OPENER]

    assert alice.gets("/m/").headers["Location"].startswith("/lock/")


def test_hide_locks_and_goes_to_a_neutral_site(alice: Actor) -> None:
    page = alice.posts("/w/x").content.decode()

    assert "wikipedia" in page
    assert "Still Here" not in page.split("<body")[1]
    assert alice.gets("/m/").headers["Location"].startswith("/lock/")


def test_a_long_text_sent_while_locked_is_carried_through_the_unlock(
    alice: Actor,
) -> None:
    long = "Europe/" + "x" * 40
    alice.locks()

    sent = alice.posts("/m/z", zone=long)
    row = Session.objects.get()
    assert sent.headers["Location"] == "/lock/?next=%2Fm%2Fz"
    assert long.encode() not in bytes(row.carried)
    back = alice.unlocks()

    assert back.headers["Location"] == "/m/z"
    assert long in alice.gets("/m/z").content.decode()
    assert preferences(alice.vault()).zone == "Europe/Dublin"
    assert long not in alice.gets("/m/z").content.decode()


def test_nothing_kept_of_a_session_tells_when_someone_was_here(alice: Actor) -> None:
    before = [vars(row) for row in Session.objects.all()]
    for state in before:
        state.pop("_state")

    for _ in range(3):
        alice.gets("/")
        alice.gets("/m/")

    after = [vars(row) for row in Session.objects.all()]
    for state in after:
        state.pop("_state")
    assert before == after


def test_changing_the_passphrase_ends_all_other_sessions(alice: Actor) -> None:
    phone = Actor("Alice")
    phone.sign_in_name = alice.sign_in_name
    phone.signs_in()
    new = "seven quiet herons under violet scaffolding"

    alice.posts("/m/p", present=WORDS, passphrase=new)

    assert alice.gets("/m/").status_code == 200
    assert phone.gets("/m/").headers["Location"] == "/in/"
    assert phone.signs_in(WORDS).status_code == 200
    assert phone.signs_in(new).status_code == 302


def test_a_wrong_present_passphrase_changes_nothing(alice: Actor) -> None:
    new = "seven quiet herons under violet scaffolding"

    answer = alice.posts("/m/p", present="wrong", passphrase=new)

    assert answer.status_code == 200
    alice.posts("/out/")
    assert alice.signs_in().status_code == 302


def test_name_and_recovery_code_set_a_new_passphrase(alice: Actor) -> None:
    alice.posts("/m/n", passphrase=WORDS)
    code = unsaved_code(alice.vault())
    assert code is not None
    new = "seven quiet herons under violet scaffolding"
    elsewhere = Actor("Alice")
    elsewhere.sign_in_name = alice.sign_in_name

    wrong = elsewhere.posts(
        "/back/", name=alice.sign_in_name, code="ABCD", passphrase=new
    )
    right = elsewhere.posts(
        "/back/", name=alice.sign_in_name, code=code.lower(), passphrase=new
    )

    assert wrong.status_code == 200
    assert right.headers["Location"] == "/m/k"
    assert unsaved_code(elsewhere.vault()) not in (None, code)
    assert alice.gets("/m/").headers["Location"] == "/in/"


def test_sign_out_everywhere_ends_every_session(alice: Actor) -> None:
    phone = Actor("Alice")
    phone.sign_in_name = alice.sign_in_name
    phone.signs_in()

    alice.posts("/m/o")

    assert phone.gets("/m/").headers["Location"] == "/in/"
    assert not Session.objects.exists()


def test_deleting_leaves_no_row_of_the_person(alice: Actor) -> None:
    assert alice.posts("/m/d", passphrase="wrong").status_code == 200
    assert Person.objects.exists()

    alice.posts("/m/d", passphrase=WORDS)

    for model in (Person, Session, Device, Wrap, Record, Space):
        assert not model.objects.exists()


def test_deleting_without_the_vault_waits_and_signing_in_stops_it(
    alice: Actor,
) -> None:
    from datetime import timedelta

    from stillhere.foundation.people import services

    name = alice.sign_in_name
    alice.posts("/out/")
    stranger = Client().post("/back/d", {"name": name, "code": ""})
    assert stranger.status_code == 200
    assert Person.objects.get().leaves_on is None

    alice.posts("/back/d", name=name, code="")
    assert Person.objects.get().leaves_on is not None
    alice.signs_in()
    assert Person.objects.get().leaves_on is None

    alice.posts("/back/d", name=name, code="")
    services.tidy(clock.now() + timedelta(days=6))
    assert Person.objects.exists()
    services.tidy(clock.now() + timedelta(days=8))
    assert not Person.objects.exists()


def test_the_back_button_repeats_no_act(alice: Actor) -> None:
    for path in ("/m/o", "/lock/now", "/out/", "/w/x"):
        assert alice.gets(path).headers["Location"] == "/"
    assert alice.gets("/m/").status_code == 200


def test_private_pages_are_not_stored_and_not_changed_on_the_way(alice: Actor) -> None:
    for path in ("/", "/m/", "/u/", "/m/k", "/m/p"):
        answer = alice.gets(path, **{"Accept-Encoding": "gzip, br"})
        assert answer.headers["Cache-Control"] == "no-store, no-transform"
        assert "Content-Encoding" not in answer.headers


def test_a_damaged_row_is_said_kindly_and_help_stays(alice: Actor) -> None:
    slot = alice.vault().own.slot("people.preferences")
    row = Record.objects.get(stream=slot)
    row.sealed = bytes(row.sealed[:-1]) + bytes([row.sealed[-1] ^ 1])
    row.save()
    alice.browser.raise_request_exception = False

    answer = alice.gets("/")

    assert answer.status_code == 500
    assert "does not open" in answer.content.decode()
    assert alice.gets("/s/").status_code == 200
