"""Say which writes of ``writers.py`` are in a folder: ``look_at.py FOLDER ID KEY``."""

import os
import sys
import uuid
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["STILLHERE_DATA"] = sys.argv[1]
os.environ.pop("DATABASE_URL", None)
os.environ["DJANGO_SETTINGS_MODULE"] = "stillhere.config.settings"

import django  # noqa: E402

django.setup()

from stillhere.vault.names import PersonId  # noqa: E402
from stillhere.vault.opened import open_vault  # noqa: E402
from stillhere.vault.sealing import Key  # noqa: E402
from tests.vault.records import Note, Pointer  # noqa: E402

vault = open_vault(PersonId(uuid.UUID(sys.argv[2])), Key(bytes.fromhex(sys.argv[3])))
seen = vault.own.current("newest")
newest = int(seen.event.stream or 0) if seen and isinstance(seen.event, Pointer) else 0
events = [entry.event for entry in vault.own.on_shelf("tests.note")]
numbers = sorted(int(event.words) for event in events if isinstance(event, Note))
sys.stdout.write(f"{newest} {' '.join(map(str, numbers))}\n")
