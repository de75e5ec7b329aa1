"""How much may be suggested: an ordinary setting that leaves no trace, and the door."""

import threading
from collections.abc import Callable
from itertools import product
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

import pytest
from django.db import connection
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

from stillhere.core import codec
from stillhere.foundation.people import own_settings
from stillhere.foundation.people.queries import PREFERENCES, preferences
from stillhere.foundation.people.rules import Preferences, Suggestions
from stillhere.foundation.people.suggesting import level_of, wanted
from stillhere.vault import sealing
from stillhere.vault.models import Record, Wrap
from tests.cast import ALICE, BOB, ERIN, Actor, couple

LEVELS = [level.value for level in Suggestions]
Row = tuple[object, ...]


def disk(actor: Actor) -> list[Row]:
    """Return a person's rows as a reader of the disk sees them, but for the seals."""
    rows = Record.objects.filter(writer=actor.id).order_by("id")
    plain = ("id", "shelf", "stream", "version", "epoch")
    return [(*(getattr(row, name) for name in plain), len(row.sealed)) for row in rows]


def seals(actor: Actor) -> dict[str, bytes]:
    rows = Record.objects.filter(writer=actor.id)
    return {str(row.pk): bytes(row.sealed) for row in rows}


# --- the setting -------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("level", LEVELS)
def test_it_is_chosen_on_a_page_like_any_other(level: str) -> None:
    erin = Actor(ERIN).signs_up()

    answer = erin.posts("/m/s", token="1" * 32, suggestions=level)

    assert answer.headers["Location"] == "/m/"
    assert preferences(erin.vault()).suggestions == level
    assert f"Suggestions: {level}" in erin.gets("/m/").content.decode()
    page = erin.gets("/m/s").content.decode()
    assert f'value="{level}" id="id_suggestions_{LEVELS.index(level)}" ' in page


@pytest.mark.django_db
def test_what_is_none_of_the_choices_changes_nothing() -> None:
    erin = Actor(ERIN).signs_up()

    answer = erin.posts("/m/s", token="1" * 32, suggestions="loud")

    assert answer.status_code == 200
    assert "Please choose one of these." in answer.content.decode()
    assert preferences(erin.vault()).suggestions is Suggestions.USUAL


def test_settings_of_the_first_version_are_read() -> None:
    old = b'{"k":"people.preferences","v":1,"d":{"zone":"UTC","just_for_pauses":true}}'

    assert codec.decode(old) == Preferences(zone="UTC", just_for_pauses=True)


def test_the_sealed_settings_take_the_same_room_whatever_they_are() -> None:
    key, sizes = sealing.new_key(), set()
    for zone, pauses, level in product(
        available_timezones(), (True, False), Suggestions
    ):
        chosen = Preferences(zone=zone, just_for_pauses=pauses, suggestions=level)
        # The label and two lengths stand inside as well.
        inside = b"xxx" + f"slot:{PREFERENCES}".encode() + codec.encode(chosen)
        sizes.add(len(sealing.seal(key, inside, where=b"here")))

    assert len(sizes) == 1


# --- no trace of it on the disk ----------------------------------------------------


@pytest.mark.django_db
def test_a_change_looks_on_the_disk_just_like_an_unlock() -> None:
    erin = Actor(ERIN).signs_up()
    before, sealed = disk(erin), seals(erin)

    erin.posts("/m/s", token="1" * 32, suggestions="none")

    assert disk(erin) == before
    changed = {pk for pk, seal in seals(erin).items() if seal != sealed[pk]}
    sealed = seals(erin)
    erin.locks()
    erin.unlocks()
    unlocked = {pk for pk, seal in seals(erin).items() if seal != sealed[pk]}
    assert disk(erin) == before
    assert changed == unlocked
    assert len(changed) == 1


def changed(act: Callable[[], object]) -> list[tuple[str, object]]:
    """Return which rows of which tables an act changes, in the order of writing."""
    written: list[tuple[str, object]] = []

    def note(
        run: Callable[..., object], sql: str, params: Any, *more: object
    ) -> object:
        words = sql.split()
        if words[0] in ("INSERT", "UPDATE", "DELETE"):
            table = words[1] if words[0] == "UPDATE" else words[2]
            named = [str(one) for one in params if isinstance(one, str | UUID)]
            row = named[-1] if words[0] != "INSERT" else "new"
            if table != '"people_person"':  # only who asked to be deleted has a row
                written.append((table, str(row)))
        return run(sql, params, *more)

    with connection.execute_wrapper(note):
        act()
    return written


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/m/z", {"zone": "Pacific/Chatham"}),
        ("/u/h", {"pauses": "1"}),
        ("/m/s", {"token": "1" * 32, "suggestions": "none"}),
    ],
)
def test_a_change_writes_just_what_an_unlock_writes_and_in_its_order(
    path: str, fields: dict[str, str]
) -> None:
    erin = Actor(ERIN).signs_up()

    by_change = changed(lambda: erin.posts(path, **fields))
    erin.locks()
    by_unlock = changed(erin.unlocks)

    assert by_change == by_unlock
    assert [table for table, _ in by_change] == ['"vault_record"', '"people_session"']
    assert erin.gets("/m/").status_code == 200, "and the browser stays open"


@pytest.mark.django_db
def test_signing_in_seals_the_settings_anew_as_well() -> None:
    erin = Actor(ERIN).signs_up()
    sealed = seals(erin)

    erin.signs_in()

    assert seals(erin) != sealed


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/m/z", {"zone": "America/Argentina/ComodRivadavia"}),
        ("/u/h", {"pauses": "1"}),
        ("/m/s", {"token": "1" * 32, "suggestions": "fewer"}),
    ],
)
def test_all_settings_change_alike(path: str, fields: dict[str, str]) -> None:
    erin = Actor(ERIN).signs_up()
    before, sealed = disk(erin), seals(erin)

    erin.posts(path, **fields)

    assert disk(erin) == before
    assert seals(erin) != sealed


@pytest.mark.django_db
def test_settings_that_do_not_open_keep_nobody_out() -> None:
    erin = Actor(ERIN).signs_up()
    slot = erin.vault().own.slot(PREFERENCES)
    Record.objects.filter(stream=slot).update(sealed=b"\x01damaged")
    erin.locks()

    assert erin.unlocks().status_code == 302
    assert erin.signs_in().status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["identity", "index", "seal"])
def test_a_wrap_that_is_gone_keeps_nobody_out(kind: str) -> None:
    erin = Actor(ERIN).signs_up()
    Wrap.objects.filter(person=erin.id, kind=kind).delete()
    erin.locks()

    assert erin.unlocks().status_code == 302
    assert erin.signs_in().status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_settings_that_are_changed_at_once_are_both_kept() -> None:
    erin = Actor(ERIN).signs_up()
    vaults = erin.vault(), erin.vault()
    changes = {"zone": "Pacific/Chatham"}, {"suggestions": Suggestions.NONE}
    ready = threading.Barrier(2)

    def change(at: int) -> None:
        ready.wait()
        own_settings.prefer(vaults[at], **changes[at])
        connection.close()

    threads = [threading.Thread(target=change, args=(at,)) for at in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = preferences(erin.vault())
    assert (found.zone, found.suggestions) == ("Pacific/Chatham", Suggestions.NONE)


# --- the door ----------------------------------------------------------------------

TAG = (
    '{% load suggest %}{% suggests "patience" WHERE %}wait'
    "{% instead %}rest{% endsuggests %}"
)


@pytest.mark.parametrize(
    ("level", "unasked", "expected"),
    [
        (Suggestions.USUAL, False, True),
        (Suggestions.USUAL, True, True),
        (Suggestions.FEWER, False, True),
        (Suggestions.FEWER, True, False),
        (Suggestions.NONE, False, False),
        (Suggestions.NONE, True, False),
    ],
)
@pytest.mark.django_db
def test_the_door_opens_as_far_as_was_chosen(
    level: Suggestions, *, unasked: bool, expected: bool
) -> None:
    request = RequestFactory().get("/")
    request.suggestions = level  # type: ignore[attr-defined]  # as if it had been read
    tag = Template(TAG.replace("WHERE", "unasked" if unasked else ""))

    assert wanted(level, unasked=unasked) is expected
    assert tag.render(Context({"request": request})) == ("wait" if expected else "rest")


def test_who_is_signed_out_gets_the_usual() -> None:
    assert level_of(RequestFactory().get("/")) is Suggestions.USUAL


def test_a_page_that_is_the_same_for_everyone_cannot_ask() -> None:
    with pytest.raises(KeyError):
        Template(TAG.replace("WHERE", "")).render(Context({}))


@pytest.mark.parametrize(
    "wrong",
    [
        '{% suggests "patience" %}wait{% endsuggests %}',
        '{% suggests "patience" %}wait{% instead %} {% endsuggests %}',
        '{% suggests "patience" %} {% instead %}rest{% endsuggests %}',
        '{% suggests "cheer" %}wait{% instead %}rest{% endsuggests %}',
        '{% suggests "patience" loud %}wait{% instead %}rest{% endsuggests %}',
        "{% suggests %}wait{% instead %}rest{% endsuggests %}",
    ],
)
def test_a_tag_that_leaves_a_gap_or_asks_for_nothing_known_is_refused(
    wrong: str,
) -> None:
    with pytest.raises(TemplateSyntaxError):
        Template("{% load suggest %}" + wrong)


@pytest.mark.django_db
def test_muted_pages_show_something_else_and_never_a_gap() -> None:
    alice, _bob = couple(ALICE, BOB)
    usual = {path: alice.gets(path).content.decode() for path in ("/", "/a/w", "/a/f")}
    assert "/d/" in usual["/"]
    assert "Hold back the second" in usual["/a/w"]

    alice.posts("/m/s", token="1" * 32, suggestions="none")

    muted = {path: alice.gets(path).content.decode() for path in usual}
    assert "/d/" not in muted["/"]
    assert "/w/d" not in muted["/"]
    assert muted["/"].count('class="act') == usual["/"].count('class="act')
    assert "Hold back" not in muted["/a/w"]
    assert muted["/a/w"].count("<li>") == usual["/a/w"].count("<li>")
    assert "On a calm day" not in muted["/a/f"]
    assert "Find a professional" in muted["/a/f"]


@pytest.mark.django_db
def test_asking_the_door_costs_home_no_query() -> None:
    alice, _bob = couple(ALICE, BOB)
    counts = []
    for level in LEVELS:
        alice.posts("/m/s", token="1" * 32, suggestions=level)
        asked: list[str] = []

        def note(
            run: Callable[..., object], sql: str, *more: object, said: list[str] = asked
        ) -> object:
            said.append(sql)
            return run(sql, *more)

        with connection.execute_wrapper(note):
            alice.gets("/")
        counts.append(len(asked))

    assert len(set(counts)) == 1
    assert counts[0] > 2
