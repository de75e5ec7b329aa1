"""Many silences at once, sent as a browser would: nobody taps a hundred times here."""

import re
import secrets
from datetime import date, timedelta
from urllib.parse import urlencode

from tests.journeys.people import Person

FIRST = date(2026, 5, 4)
DID = (("pressed",), ("room",), ("criticised",), ("reached",), ("waited", "room"))
BEFORE = (("argument",), ("tired", "argument"), ("topic",), ("remark",))


def notes_many(who: Person, number: int = 24) -> None:
    """Note so many silences, one in eight days, and that the days are all there."""
    for place in range(number):
        did = DID[place % len(DID)]
        day = FIRST + timedelta(days=8 * place)
        _posts(
            who,
            "/e/n",
            day="other",
            other_day=day.isoformat(),
            part="evening",
            length="day" if did[0] in ("pressed", "criticised") else "hours",
            who="both",
            before=BEFORE[place % len(BEFORE)],
            did=did,
            back="sign",
        )
    _posts(who, "/e/d", first="2026-05-01", last="2026-07-31")
    _posts(who, "/e/d", first="2026-08-20", last="2026-11-23")


def _posts(person: Person, path: str, **fields: str | tuple[str, ...]) -> None:
    url = person.house.url + path
    page = person.page.request.get(url).text()
    csrf = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)
    assert csrf, "no form"
    sent = {"csrfmiddlewaretoken": csrf[1], "token": secrets.token_hex(16), **fields}
    head = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": person.house.url,
        "Referer": url,
    }
    body = urlencode(sent, doseq=True)
    answer = person.page.request.post(url, data=body, headers=head)
    assert answer.ok, answer.status
