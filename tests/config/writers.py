"""Write from a process of its own and acknowledge each write, until told to stop.

Run by test_backup_load.py: ``writers.py FOLDER NAME``. It prints the place of its
person and the vault key once, then a number for each write that was committed.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["STILLHERE_DATA"] = sys.argv[1]
os.environ.pop("DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "stillhere.config.settings"

import django  # noqa: E402

django.setup()

from stillhere.foundation.people.models import Person  # noqa: E402
from stillhere.vault.opened import Vault  # noqa: E402
from stillhere.vault.transactions import whole  # noqa: E402
from tests.vault.conftest import person  # noqa: E402
from tests.vault.records import Note, Pointer  # noqa: E402


@whole
def write(vault: Vault, number: int) -> None:
    """Write an event and the slot that counts to it; erase every tenth thing."""
    own = vault.own
    stream = own.stream(f"thing {number}")
    own.append(stream, Note(words=str(number)), after=0, shelf="tests.note")
    own.point("newest", Pointer(stream=str(number)), seen=own.current("newest"))
    if number % 10 == 0:
        own.erase(own.stream(f"thing {number - 5}"))


vault = person()
Person.objects.create(id=vault.person, name=sys.argv[2])
sys.stdout.write(f"{vault.person} {vault.key.hex()}\n")
sys.stdout.flush()
count = 0
while True:
    count += 1
    write(vault, count)
    sys.stdout.write(f"{count}\n")
    sys.stdout.flush()
