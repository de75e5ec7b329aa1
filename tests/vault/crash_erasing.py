"""Kill erasers at random moments and compare the list with what is left.

Run by test_gone.py in a process of its own: ``crash_erasing.py FOLDER HOW_MANY``.
Each eraser does what a service does, in one transaction, sometimes rolled back; it
acknowledges on a pipe what was answered to the person.
"""

import os
import random
import signal
import sys
import time
from contextlib import suppress
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

from stillhere.vault import gone  # noqa: E402
from stillhere.vault.models import Record  # noqa: E402
from stillhere.vault.opened import Vault, open_vault  # noqa: E402
from stillhere.vault.shelves import OpenSpace  # noqa: E402
from stillhere.vault.transactions import whole  # noqa: E402
from tests.vault.conftest import person, say  # noqa: E402

EACH = 40


class Undone(Exception):
    """Something went wrong after all."""


@whole
def erase(vault: Vault, token: str, *, undone: bool) -> None:
    """Erase a thing, or nearly."""
    vault.own.erase(vault.own.stream(token))
    if undone:
        raise Undone


def eraser(vault: Vault, tokens: list[str], pipe: int) -> None:
    """Erase one after the other and acknowledge, until killed."""
    for number, token in enumerate(tokens):
        undone = number % 3 == 0
        with suppress(Undone):
            erase(vault, token, undone=undone)
            os.write(pipe, number.to_bytes(4, "big"))
    os._exit(0)


def listed(own: OpenSpace, tokens: list[str]) -> set[str]:
    """Return which of these things are on the list in the file."""
    marks = gone.marks()
    return {
        token
        for token in tokens
        if gone.stream_mark(own.id, own.stream(token), own.me) in marks
    }


def main(how_many: int) -> None:
    """Write things, then start and kill erasers one after the other."""
    Path(sys.argv[1]).mkdir(mode=0o700)
    call_command("migrate", verbosity=0)
    vault = person()
    dice = random.Random(7)
    erased, between = 0, 0
    for turn in range(how_many):
        tokens = [f"{turn}-{number}" for number in range(EACH)]
        for token in tokens:
            say(vault.own, "words", token=token)
        connection.close()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            eraser(open_vault(vault.person, vault.key), tokens, writing)
        os.close(writing)
        time.sleep(dice.uniform(0.005, 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard = b""
        while part := os.read(reading, 65536):
            heard += part
        os.close(reading)
        numbers = {
            int.from_bytes(heard[i : i + 4], "big") for i in range(0, len(heard), 4)
        }
        acknowledged = {tokens[number] for number in numbers}
        own = open_vault(vault.person, vault.key).own
        there = set(Record.objects.values_list("stream", flat=True))
        dead = {token for token in tokens if own.stream(token) not in there}

        at_once = listed(own, tokens)
        assert acknowledged <= at_once, "an erasing was answered and is not listed"
        assert at_once <= dead, "something on the list is alive"
        gone._waiting.set()
        assert gone.ship()
        assert listed(own, tokens) == dead, (
            "what a crash left over was not listed at the start"
        )
        erased += len(dead)
        between += len(dead - at_once)
    sys.stdout.write(
        f"{how_many} erasers killed, {erased} erased, {between} listed later\n"
    )


main(int(sys.argv[2]))
