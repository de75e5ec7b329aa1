"""Kill writers at random moments and look at what is left.

Run by test_races.py in a process of its own: ``crash.py FOLDER HOW_MANY``.
Each writer does what a service does: an event and the slot that points to it, in one
transaction; it acknowledges a write on a pipe only once it is committed.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["STILLHERE_DATA"] = sys.argv[1]
os.environ["STILLHERE_ARGON_OPS"] = "1"
os.environ["STILLHERE_ARGON_MEM"] = "8192"
os.environ.pop("DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "stillhere.config.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from stillhere.vault.opened import Vault, open_vault  # noqa: E402
from stillhere.vault.transactions import whole  # noqa: E402
from tests.vault.conftest import person  # noqa: E402
from tests.vault.records import Note, Pointer  # noqa: E402


@whole
def write(vault: Vault, number: int) -> None:
    """Write an event and the slot that counts to it."""
    own = vault.own
    stream = own.stream("all")
    own.append(stream, Note(words=str(number)), after=number - 1, shelf="tests.note")
    own.point("newest", Pointer(stream=str(number)), seen=own.current("newest"))


def newest(vault: Vault) -> int:
    """Return the number in the slot, checked against the stream."""
    own = vault.own
    seen = own.current("newest")
    count = 0
    if seen is not None and isinstance(seen.event, Pointer):
        count = int(seen.event.stream or 0)
    events = own.events(own.stream("all"))
    words = [int(e.event.words) for e in events if isinstance(e.event, Note)]
    assert words == list(range(1, count + 1)), f"half a write: {len(words)} and {count}"
    return count


def writer(vault: Vault, pipe: int) -> None:
    """Write and acknowledge until killed."""
    number = newest(vault)
    while True:
        number += 1
        write(vault, number)
        os.write(pipe, number.to_bytes(4, "big"))


def main(how_many: int) -> None:
    """Start and kill writers one after the other."""
    call_command("migrate", verbosity=0)
    vault = person()
    dice = random.Random(23)
    acknowledged = 0
    for _ in range(how_many):
        connection.close()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            writer(open_vault(vault.person, vault.key), writing)
        os.close(writing)
        time.sleep(dice.uniform(0.005, 0.06))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard = b""
        while part := os.read(reading, 65536):
            heard += part
        os.close(reading)
        if heard:
            acknowledged = int.from_bytes(heard[-4:], "big")
        kept = newest(open_vault(vault.person, vault.key))
        assert kept in (acknowledged, acknowledged + 1), (kept, acknowledged)
        acknowledged = kept
    sys.stdout.write(f"{how_many} writers killed, {acknowledged} writes kept\n")


main(int(sys.argv[2]))
