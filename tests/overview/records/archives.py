"""Archives as tests take them out, read them and change them."""

import io
import json
import zipfile
from datetime import date
from zoneinfo import ZoneInfo

from stillhere.overview.records import archive

ON, ZONE = date(2026, 3, 30), ZoneInfo("Europe/Dublin")


def taken(vault):
    """Return all that is somebody's, as one file."""
    return b"".join(archive.taken_out(vault, on=ON, zone=ZONE))


def unpacked(data, name="mine.json"):
    """Return the text of one file in the archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return file.read(name).decode("utf-8", "surrogatepass")


def told(data):
    """Return the JSON of an archive."""
    return json.loads(unpacked(data))


def packed(told):
    """Return an archive of that JSON."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("mine.json", json.dumps(told))
    return made.getvalue()
