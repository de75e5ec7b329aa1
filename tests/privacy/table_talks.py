"""The privacy table, continued: talks. A pause is open, so nobody sees what of."""

from collections.abc import Iterator

import attrs

from tests.privacy.rows import (
    HERS,
    IN,
    IN_NO,
    TOKEN,
    TWO,
    Row,
    get,
    owns,
    post,
    said,
    tap,
    things,
)


def _pieces(rows: Iterator[Row]) -> Iterator[Row]:
    """Let a page answer with its live piece as well."""
    for row in rows:
        yield attrs.evolve(row, piece=True)


# nobody alice locked bob | carol erin frank olga
ASKS = "302 200 302 200 200 302 302 302"
ASKED = "302 409 302 409 302 302 302 302"

TALKS: tuple[Row, ...] = (
    get("conversations:list", private=HERS, shared=TWO),
    post("conversations:list", IN_NO),
    get("conversations:ask", ASKS),
    post("conversations:ask", ASKED, token=TOKEN, topic="The garden", first="me"),
    get("conversations:how"),
    post("conversations:how", IN_NO),
    get("conversations:one_phone"),
    post("conversations:one_phone", IN, one="A", other="B", way="sg", tap="thats-it"),
    *_pieces(said("conversations:talk", "GET", 404, 200, 200)),
    *things(
        "conversations:talk",
        *("POST", 404, 409, 409),
        token=TOKEN,
        tap="show",
        far="4",
        words="What I heard.",
    ),
    *tap("conversations:tap", 404, 302, 302, token=TOKEN, tap="away", far=""),
    *said("conversations:leave", "GET", 404, 302, 302),
    *things(
        "conversations:leave",
        *("POST", 404, 302, 302),
        token=TOKEN,
        thanks="You stayed.",
        next_step="Tea.",
    ),
    *said("conversations:keep", "GET", 404, 302, 302),
    *things("conversations:keep", "POST", 404, 302, 302, token=TOKEN, keep="1"),
    *tap("conversations:left", 302, 302, 302, token=TOKEN, tap="yes", number="1"),
    *owns("conversations:kept", "GET", 200, 200),
    *owns("conversations:kept", "POST", 302, 302, token=TOKEN),
)
