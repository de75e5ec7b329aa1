"""A pytest plugin, loaded before Django: the few settings that tests need.

Everything is kept in a folder of its own that goes when the tests end.
"""

import atexit
import os
import tempfile
from pathlib import Path

_folder = tempfile.TemporaryDirectory(prefix="stillhere-tests-")
atexit.register(_folder.cleanup)
DATA = Path(_folder.name)

for name in [name for name in os.environ if name.startswith("STILLHERE_")]:
    del os.environ[name]

os.environ.update(
    {
        "STILLHERE_DATA": str(DATA / "data"),
        "STILLHERE_SECRET": "only for tests, where nothing is secret, long enough",
        "STILLHERE_OPERATOR": "Olga",
        "STILLHERE_ARGON_OPS": "1",
        "STILLHERE_ARGON_MEM": "8192",
        "STILLHERE_ALLOW_CLOCK": "1",
        "STILLHERE_HASHED_STATIC": "0",
    }
)
