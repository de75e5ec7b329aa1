"""Make a data folder ready to be measured: ``python -m bench.ready KIND [NUMBERS]``.

Run in a process of its own with ``STILLHERE_DATA`` set to a prepared folder; prints
the Cookie headers of who is to be measured as JSON. Everybody measured is made through
the real services; only the crowd around them is bulk rows.
"""

import json
import os
import secrets
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stillhere.config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.http import HttpResponse  # noqa: E402

from stillhere.config import demo_days  # noqa: E402
from stillhere.foundation.couples import services as couples  # noqa: E402
from stillhere.foundation.people import own_settings, sessions  # noqa: E402
from stillhere.foundation.people import services as people  # noqa: E402
from stillhere.foundation.people.models import Person  # noqa: E402
from stillhere.foundation.people.queries import sign_in_name  # noqa: E402
from stillhere.foundation.people.rules import Suggestions  # noqa: E402
from stillhere.foundation.support import services as support  # noqa: E402
from stillhere.foundation.support.questionnaires import PHQ_4, registry  # noqa: E402
from stillhere.foundation.web import clock  # noqa: E402
from stillhere.rooms.episodes import services as episodes  # noqa: E402
from stillhere.rooms.episodes.records import (  # noqa: E402
    Back,
    Before,
    Did,
    Part,
    Silence,
    Who,
)
from stillhere.rooms.pauses import services as pauses  # noqa: E402
from stillhere.rooms.pauses.records import Begun  # noqa: E402
from stillhere.vault import keys, sealing  # noqa: E402
from stillhere.vault.names import PersonId  # noqa: E402
from stillhere.vault.opened import Vault, open_vault  # noqa: E402
from stillhere.vault.sealing import Key  # noqa: E402
from stillhere.vault.shelves import OpenSpace  # noqa: E402

WORDS = "river kitchen garden window bread morning"


def signed_in(person: PersonId, key: Key) -> str:
    """Return the Cookie header of a browser that this person opened just now."""
    now, response = clock.now(), HttpResponse()
    sessions.send(response, sessions.start(person, key, now=now), now=now)
    return "; ".join(f"{name}={c.value}" for name, c in response.cookies.items())


def year() -> dict[str, str]:
    """A couple with the demo's year of history; Sam is measured, and waits."""
    with transaction.atomic():
        cast = demo_days.live(clock.now())
    return {who.name: _cookies(who.vault) for who in (cast.sam, cast.robin)}


def couple(records: int = 0, private: int = 0, others: int = 0) -> dict[str, str]:
    """A couple with a running pause; Bob, the partner, is measured.

    ``records`` of the couple, Alice's ``private`` ones, ``others``: couples around.
    """
    now = clock.now()
    with transaction.atomic():
        alice, bob = _two(now)
        for space, count in ((alice.shared, records), (alice.own, private)):
            if space is not None:
                _past(space, count, now)
        pauses.begin_pause(
            alice,
            token=secrets.token_hex(16),
            until=now + timedelta(hours=2),
            line="I’m not leaving.",
            reason=None,
            now=now,
        )
        people.code_is_saved(bob)
    _crowd(others)
    names = {"name": sign_in_name(bob.person), "alice": sign_in_name(alice.person)}
    return {"Alice": _cookies(alice), "Bob": _cookies(bob), **names}


def muted() -> dict[str, str]:
    """As ``couple``; Alice wants no suggestions, and keeps answers for herself."""
    made = couple(10)
    person = PersonId(Person.objects.get(name=made["alice"]).pk)
    key = keys.unwrap_by_passphrase(person, WORDS)
    alice = open_vault(person, key)
    own_settings.prefer(alice, suggestions=Suggestions.NONE)
    which = registry()[PHQ_4]
    support.keep_answers(alice, which, answers=(3, 3, 3, 3), on=clock.now().date())
    return {**made, "Alice": signed_in(person, key)}


def silences(days: int) -> dict[str, str]:
    """As ``couple``; Alice noted a silence on each of so many days."""
    made = couple(10)
    person = PersonId(Person.objects.get(name=made["alice"]).pk)
    alice = open_vault(person, keys.unwrap_by_passphrase(person, WORDS))
    today = clock.now().date()
    with transaction.atomic():
        for ago in range(1, days + 1):
            began = clock.now() - timedelta(days=ago)
            silence = Silence(
                began=began,
                on=began.date(),
                part=tuple(Part)[ago % 5],
                ended=began + timedelta(hours=1 + ago % 9),
                who=tuple(Who)[ago % 3],
                before=(tuple(Before)[ago % 11], Before.TIRED),
                did=(tuple(Did)[ago % 7], Did.WAITED),
                back=(tuple(Back)[ago % 6],),
                note="After the call with her mother. Neither of us said more.",
            )
            episodes.keep(
                alice, token=secrets.token_hex(16), silence=silence, now=clock.now()
            )
        first = today - timedelta(days=days)
        episodes.mark(alice, first=first, last=today, today=today)
    return {**made, "Alice": signed_in(person, alice.key)}


def fresh() -> dict[str, str]:
    """A couple where nothing happened yet."""
    alice, bob = _two(clock.now())
    return {"Alice": _cookies(alice), "Bob": _cookies(bob)}


def couples_(count: int) -> dict[str, str]:
    """So many couples where nothing happened yet, by name and number."""
    made = {}
    for place in range(count):
        with transaction.atomic():
            alice, bob = _two(clock.now())
            made[f"Alice {place}"], made[f"Bob {place}"] = map(_cookies, (alice, bob))
    return made


def crowd(count: int) -> dict[str, str]:
    """So many people with an open session, made by the real session code."""
    made = {}
    with transaction.atomic():
        for place in range(count):
            row = Person.objects.create(name=f"person-{place}")
            made[str(place)] = signed_in(PersonId(row.pk), sealing.new_key())
    return made


def _cookies(vault: Vault) -> str:
    return signed_in(vault.person, vault.key)


def _two(now: datetime) -> tuple[Vault, Vault]:
    alice, bob = (_arrives(name) for name in ("alice", "bob"))
    code = couples.invite(alice, name="Alice", now=now).code or ""
    joined = couples.join(bob, code=code, name="Bob", now=now)
    return couples.settle(open_vault(alice.person, alice.key)), joined


def _arrives(name: str) -> Vault:
    made = people.sign_up(
        token=secrets.token_hex(16), name=name, passphrase=WORDS, zone="Europe/Dublin"
    )
    return open_vault(*made)


def _past(space: OpenSpace, count: int, now: datetime) -> None:
    """Append sealed events straight away: what home must not look at."""
    for place in range(count):
        at = now - timedelta(hours=9 * (place + 1) % 8000)
        event = Begun(
            at=at,
            token=secrets.token_hex(16),
            until=at + timedelta(minutes=30),
            line="I’m going round the block. I’ll come back.",
        )
        stream = space.stream(event.token)
        space.append(stream, event, after=0, shelf="pauses", month=at.date())


# Ids are scattered over the whole table, as random ones are.
_ID = "printf('%08x%024x', (n * 2654435761 + {salt}) & 4294967295, n * 64 + {salt})"
_WRAPS = ("passphrase", "recovery", "identity")
_OF_SPACE = ("index", "seal")


def _crowd(count: int) -> None:
    """Write couples as bulk rows: three spaces, two people and ten records each."""
    if not count:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size=-800000")
        with transaction.atomic():
            cursor.execute("CREATE TEMP TABLE n (n INTEGER PRIMARY KEY)")
            cursor.execute(
                "INSERT INTO n WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL "
                f"SELECT n + 1 FROM c WHERE n < {count}) SELECT n FROM c"
            )
            for statement in _rows():
                cursor.execute(statement)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _rows() -> list[str]:
    def ident(salt: int) -> str:
        return _ID.format(salt=salt)

    def wrap(person: str, kind: str, space: str) -> str:
        return (
            "INSERT INTO vault_wrap (person, kind, space_id, epoch, salt, ops, mem, "
            f"public, sealed) SELECT {person}, '{kind}', {space}, 1, randomblob(16), "
            "2, 19922944, randomblob(64), randomblob(297) FROM n"
        )

    shared, made = ident(0), []
    spaces = (shared, ident(1), ident(2))
    made += [
        f"INSERT INTO vault_space (id, epoch, closed) SELECT {space}, 1, 0 FROM n"
        for space in spaces
    ]
    for seat, own in enumerate(spaces[1:], start=1):
        person = ident(2 + seat)
        made.append(
            "INSERT INTO people_person (id, name, leaves_on) "
            f"SELECT {person}, 'bulk' || n || '-{seat}', NULL FROM n"
        )
        made += [
            "INSERT INTO vault_member (space_id, person, seat) "
            f"SELECT {space}, {person}, {place} FROM n"
            for space, place in ((own, 0), (shared, seat))
        ]
        made += [wrap(person, kind, "NULL") for kind in _WRAPS]
        made += [wrap(person, k, s) for k in _OF_SPACE for s in (own, shared)]
        made.append(wrap(person, "pin", shared))
        made += [
            "INSERT INTO vault_record (id, space_id, shelf, stream, version, writer, "
            f"epoch, sealed) SELECT {ident(10 * seat + at)}, {space}, "
            f"{ident(30 + at)}, {ident(40 + 10 * seat + at)}, 1, {person}, 1, "
            "randomblob(553) FROM n"
            for at, space in enumerate((own, own, own, shared, shared))
        ]
    return made


KINDS: dict[str, Callable[..., dict[str, str]]] = {
    "year": year,
    "couple": couple,
    "muted": muted,
    "silences": silences,
    "fresh": fresh,
    "couples": couples_,
    "crowd": crowd,
}


if __name__ == "__main__":
    kind, *numbers = sys.argv[1:]
    print(json.dumps(KINDS[kind](*map(int, numbers))))
