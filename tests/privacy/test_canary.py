"""A sentence entered anywhere is found nowhere: not on the disk, not in a log."""

import io
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client

from stillhere.config import logs
from stillhere.foundation.couples import forms as couples_forms
from stillhere.foundation.live import bus
from stillhere.foundation.people import forms as people_forms
from stillhere.foundation.people.models import Person
from stillhere.foundation.support import forms as support_forms
from stillhere.rooms.conversations import forms as talk_forms
from stillhere.rooms.conversations import handing
from stillhere.rooms.disclosures import answer_forms
from stillhere.rooms.disclosures import forms as disclosures_forms
from stillhere.rooms.feelings import asking as feelings_asking
from stillhere.rooms.feelings import forms as feelings_forms
from stillhere.rooms.feelings.events import Line
from stillhere.rooms.moments import forms as moments_forms
from stillhere.rooms.pauses import forms as pauses_forms
from stillhere.rooms.practice import forms as practice_forms
from stillhere.rooms.repairs import forms as repairs_forms
from stillhere.vault.models import Record
from tests.cast import WORDS, Actor, couple
from tests.privacy.canaries import (
    NOT_TEXT,
    Canary,
    files,
    found,
    sentence,
    tables,
    variants,
)
from tests.privacy.canaries import forms as every_form
from tests.privacy.house import (
    address,
    begins,
    feels,
    hurts,
    keeps_good,
    kind_of,
    line_of,
    mends,
    notes,
    proposes,
    says,
    sees_from_outside,
    send,
    shares,
    shows,
    stream_in,
    talks,
    talks_through,
)
from tests.privacy.table import ROWS

MODULES = (
    *(people_forms, couples_forms, support_forms, pauses_forms),
    *(feelings_asking, feelings_forms, disclosures_forms, answer_forms),
    *(moments_forms, practice_forms, repairs_forms, talk_forms, handing),
)
Log = Callable[[], dict[str, bytes]]
NAMED = "table people_person"
"""The one place where a sign-in name stands in the open."""
ENDS = (
    *("people:delete", "couples:leave", "pauses:take_back", "disclosures:take_back"),
)
OTHER = Canary("another's error", sentence(9_001))


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """Everything that this process says, as ``serve`` would write it."""
    out, errors = io.StringIO(), io.StringIO()
    with monkeypatch.context() as now:
        now.setattr(sys, "stdout", out)
        now.setattr(sys, "stderr", errors)
        logs.configure()
        yield lambda: {
            "stdout": out.getvalue().encode(),
            "stderr": errors.getvalue().encode(),
        }
    logs.configure()


def everywhere(*more: dict[str, bytes]) -> dict[str, bytes]:
    """Return all that is kept: tables, and the database's own files."""
    kept = tables()
    if connection.vendor == "sqlite":
        name = Path(connection.settings_dict["NAME"])
        kept |= files(name.parent, name.name)
        assert any(place.endswith(name.name) for place in kept)
    for each in more:
        kept |= each
    return kept


def enters_everything(actor: Actor, streams: dict[str, str]) -> list[Canary]:
    """Fill every form with sentences; unlock, and come back, where one signs out."""
    planted: list[Canary] = []
    for route, fields, put in every_form():
        if route in ENDS:
            continue  # the story would end here
        path = address(route, streams[kind_of(route)] if _has(route) else "")
        send(actor.browser, "POST", path, fields)
        planted += put
        actor.unlocks()
        if actor.gets("/m/").status_code != 200:
            actor.signs_in()
        assert actor.gets("/m/").status_code == 200, route
    return planted


def _has(route: str) -> bool:
    return any(row.whose for row in ROWS if row.route == route)


def text_fields() -> Iterator[str]:
    """Name every field of every form in which words can be written."""
    for module in MODULES:
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, forms.Form):
                for name, field in kind.base_fields.items():
                    if type(field).__name__ in ("CharField", "Secret", "Lines"):
                        yield name


def test_every_field_for_words_has_a_canary() -> None:
    planted = {canary.where.split()[1] for _, _, put in every_form() for canary in put}

    assert set(text_fields()) - set(NOT_TEXT) <= planted


@pytest.mark.django_db(transaction=True)
def test_what_is_typed_anywhere_is_found_nowhere_in_the_clear(
    log: Log, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    published: list[object] = []
    monkeypatch.setattr(bus, "publish", lambda *words: published.append(words))
    alice, bob = couple()
    streams = talks_through(alice, bob, sentence(6))
    streams["pause"] = stream_in(begins(alice, sentence(1)))
    streams["sign"] = stream_in(alice.posts("/a/q", token="5" * 32, when="none"))
    streams["mine"] = feels(alice, sentence(2))
    streams["given"] = shares(alice, streams["mine"])
    streams["line"] = line_of(alice, Line.HELPS)
    streams["said"] = stream_in(says(bob, sentence(3)))
    streams["silence"] = notes(alice, sentence(4))
    streams["side"] = shows(alice, streams["silence"])
    streams["good"] = keeps_good(alice, sentence(2))
    streams["outside"] = sees_from_outside(alice, sentence(6))
    streams["hurt"] = hurts(alice, sentence(4))
    streams["mending"] = mends(bob, hurts(bob, sentence(5)))

    planted = enters_everything(alice, streams)
    planted += [Canary("a shared note", sentence(2)), Canary("said", sentence(3))]
    planted += [Canary("in a talk", sentence(6))]
    planted += [Canary("line", sentence(1)), *_while_locked(alice), *_uploads(alice)]
    planted += [Canary("a name others see", "Ali of the reed bed")]
    alice.posts("/u/l")
    alice.posts("/u/i", name=planted[-1].text)
    bob.posts("/u/join/", code="CODE", name=planted[-1].text, how="all")

    live = {"live": repr(published).encode(), **in_redis(redis_url)}
    for place in found(planted, everywhere(log(), live)):
        assert place == f"people:sign_up name in {NAMED}" or "test.sqlite3" in place
    names = {p.text for p in planted if p.where == "people:sign_up name"}
    others = [p for p in planted if p.text not in names]
    assert found(others, everywhere()) == []
    assert Record.objects.count() > 10


def in_redis(url: str) -> dict[str, bytes]:
    """Return every key of Redis with its value, if there is one."""
    if not url:
        return {}
    import redis  # only those who run several processes have it

    client = redis.Redis.from_url(url)
    keys = [bytes(key) for key in client.scan_iter("*")]
    assert keys, "tries are counted there"
    return {f"redis {key!r}": key + bytes(client.dump(key) or b"") for key in keys}


def _while_locked(actor: Actor) -> list[Canary]:
    put = [Canary("carried", sentence(9_002)), Canary("carried", sentence(9_003))]
    actor.locks()
    for canary in put:
        actor.posts("/a/l", token="6" * 32, lines=canary.text)
    everything = everywhere()
    assert found(put, everything) == []
    actor.unlocks()
    return put


def _uploads(actor: Actor) -> list[Canary]:
    canary = Canary("upload", sentence(9_004))
    for path in ("/a/", "/a/l", "/u/i", "/m/z"):
        file = SimpleUploadedFile("words.txt", canary.text.encode() * 2_000)
        actor.browser.post(path, {"line": file, "lines": file, "name": file})
    return [canary]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "error", [ValueError, OperationalError, KeyError, RecursionError]
)
def test_an_error_says_nothing_of_what_was_typed(
    log: Log, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    alice, bob = couple()
    alice.browser.raise_request_exception = False
    bob.browser.raise_request_exception = False

    def breaks(*args: object, **kwargs: object) -> None:
        raise error(f"could not keep {OTHER.text!r} for {args} {kwargs}")

    monkeypatch.setattr("stillhere.rooms.pauses.services.begin_pause", breaks)
    answer = begins(alice, OTHER.text)
    page = begins(bob, "Something else.").content

    assert answer.status_code in (500, 503)
    places = everywhere(log(), {"the other's page": page})
    assert found([OTHER], places) == []
    busy = error is OperationalError
    assert (OTHER.text.encode() in answer.content) == busy, "kept only for the writer"


@pytest.mark.django_db(transaction=True)
def test_logs_of_libraries_say_nothing_of_what_was_typed(log: Log) -> None:
    libraries = ("django.request", "django.security", "uvicorn.error", "anything")
    for name in libraries:
        try:
            raise ValueError(OTHER.text)
        except ValueError:
            logging.getLogger(name).exception("it broke on %s", OTHER.text)
    Client(headers={"host": OTHER.text}).get("/")

    said = log()

    assert b"ValueError" in said["stderr"]
    assert found([OTHER], said) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_planted_in_the_clear_is_found() -> None:
    """The search itself can fail: in every table, file and spelling."""
    canary = Canary("planted", "the nightjar 4711")
    erin = Actor("Erin").signs_up()
    Person.objects.filter(name=erin.sign_in_name).update(name=canary.text)

    places = found([canary], everywhere())

    assert f"planted in {NAMED}" in places
    if connection.vendor == "sqlite":
        assert any("test" in place and "file" in place for place in places)
    for spelt in variants(canary.text):
        assert found([canary], {"here": b"before " + spelt + b" after"})
    assert not found([canary], {"here": b"the nightjar 4712"})


@pytest.mark.django_db
def test_no_private_word_stands_in_what_an_object_says_of_itself() -> None:
    alice, bob = couple()
    over = talks_through(alice, bob, OTHER.text)
    talk = f"/g/m/{talks(alice, bob, OTHER.text)}"
    alice.posts("/a/l", token="7" * 32, lines=OTHER.text)
    mine = feels(alice, OTHER.text)
    alice.posts("/b/n", token="8" * 32, text=OTHER.text)
    line = line_of(alice, Line.HELPS)
    alice.posts(f"/b/q/{line}", token="9" * 32, text=OTHER.text)
    given = shares(alice, mine)
    feelings = ("/b/j", "/b/q", f"/b/{mine}", f"/b/{mine}/s", f"/b/{mine}/e")
    good = keeps_good(alice, OTHER.text)
    feelings += ("/h/", "/h/g", f"/h/g/{good}", f"/h/g/{good}/e", "/i/", "/i/1")
    feelings += (f"/b/q/{line}", f"/b/q/{line}/s", "/b/g", f"/b/g/{given}", "/b/w")
    hurt = hurts(alice, OTHER.text)
    feelings += ("/f/", f"/f/{hurt}", f"/f/{hurt}/c", f"/f/{hurt}/e")
    mended = mends(alice, hurt)
    seen = sees_from_outside(alice, OTHER.text)
    feelings += (f"/f/w/{seen}", f"/f/w/{seen}/b", "/f/w/l", "/f/p", "/f/p/c")
    proposes(bob, OTHER.text)
    feelings += (f"/f/m/{mended}", f"/f/m/{mended}/w", f"/f/{hurt}/s")
    feelings += ("/g/", "/g/n", talk, f"/g/m/{over['talk']}/c")
    feelings += (f"/g/m/{over['talk']}/k", f"/g/k/{over['kept']}")
    begins(bob, OTHER.text)
    for who in (alice, bob):
        vault = who.vault()
        assert vault.shared is not None
        entries = [
            entry
            for space in (vault.own, vault.shared)
            for row, _letter in space.mine()
            for entry in space.events(row.stream)  # type: ignore[arg-type]
        ]
        said = [repr(each) for each in (vault, vault.own, vault.shared, *entries)]
        said += [repr(entry.event) for entry in entries]
        for path in ("/", "/a/", "/a/l", "/u/", *feelings):
            context = who.browser.get(path).context
            said += [
                repr(value)
                for layer in context or []
                for each in getattr(layer, "dicts", ())
                for value in each.values()
                if attrs.has(type(value)) or isinstance(value, forms.BaseForm)
            ]
        assert len(said) > 10
        assert [text for text in said if OTHER.text in text or WORDS in text] == []
