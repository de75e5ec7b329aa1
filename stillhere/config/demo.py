"""The demo: the real server with an invented couple and one person alone.

It keeps to a folder of its own, which a marker file names as a demo's. Django is
imported late: :func:`claim` runs before there are settings.
"""

import json
from pathlib import Path

from stillhere.config import environment, folder
from stillhere.config.server import CannotServe

MARKER = "demo"
"""In a demo's folder: empty at first, then the names its people sign in with."""
OPERATOR = "Alex"
"""Who runs an invented server."""


def claim(data: Path) -> None:
    """Mark an empty folder as a demo's, or find that it is one.

    :raises CannotServe: if it holds anything else, or another database is named.
    """
    if environment.text("DATABASE_URL"):
        raise CannotServe(
            "DATABASE_URL is set: the demo keeps to a folder of its own. Unset it."
        )
    try:
        foreign = data.is_dir() and not (data / MARKER).exists() and any(data.iterdir())
        if foreign:
            raise CannotServe(
                f"The folder {data} is not a demo's, and not empty. "
                "Choose another: --data DIR"
            )
        folder.prepare(data)
    except folder.CannotUse as error:
        raise CannotServe(str(error)) from None
    except OSError:
        raise CannotServe(f"The folder {data} cannot be read.") from None
    folder.keep(data / MARKER, "")


def fill(data: Path) -> dict[str, str]:
    """Invent the year if it is not there yet, and something for today.

    Return the sign-in name of each.
    """
    from stillhere.config import demo_days
    from stillhere.foundation.web import clock

    kept = (data / MARKER).read_text("utf-8")
    if kept:
        names: dict[str, str] = json.loads(kept)
        _go_on(names)
        return names
    print("Inventing a year of days ...", flush=True)

    from django.db import transaction

    with transaction.atomic():  # all of the year, or none of it
        names = demo_days.live(clock.now()).names
    (data / MARKER).write_text(json.dumps(names), "utf-8")
    return names


def _go_on(names: dict[str, str]) -> None:
    """Add something for today; whoever changed passphrase or left is let be."""
    from stillhere.config import demo_days, demo_words
    from stillhere.foundation.people import services as people
    from stillhere.foundation.web import clock

    try:
        keys = {
            who: people.sign_in(
                name=name, passphrase=demo_words.PASSPHRASES[who], cookies={}
            )
            for who, name in names.items()
        }
    except people.NotRight:
        return
    cast = {who.lower(): demo_days.actor(who, *key) for who, key in keys.items()}
    demo_days.today(demo_days.Cast(**cast), clock.now())


def introduce(names: dict[str, str]) -> None:
    """Say on the console who lives here, and how to sign in as each."""
    from stillhere.config.demo_words import PASSPHRASES

    print("Everybody in it is invented. Sign in as one of them:")
    for who, name in names.items():
        print(f"  {who:6} {name:12} {PASSPHRASES[who]}")
    print("Sam and Robin are two; Kim is alone.", flush=True)
