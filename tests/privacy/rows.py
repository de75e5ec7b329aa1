"""What a row of the privacy table is, and short ways to write one."""

from collections.abc import Iterable, Iterator

import attrs

from tests.privacy.house import token

# nobody alice locked bob | carol erin frank olga
ALL = "200 200 200 200 200 200 200 200"
IN = "302 200 302 200 200 200 200 200"
GO = "302 302 302 302 302 302 302 302"
NO = "405 405 405 405 405 405 405 405"
IN_NO = "302 405 302 405 405 405 405 405"
NOTHING = "404 404 404 404 404 404 404 404"
TWO = frozenset({"alice", "bob"})
HERS = frozenset({"alice"})
NONE: frozenset[str] = frozenset()
TOKEN = "<token>"
"""Stands in ``fields`` for a fresh form token."""
READ_ONLY = (
    *(
        f"support:{name}"
        for name in (
            "help",
            "numbers",
            "safe",
            "own_acts",
            "punishment",
            "their_safety",
            "watched",
        )
    ),
    *(
        f"web:{name}"
        for name in (
            "offline",
            "pause_text",
            "went_quiet",
            "gone_quiet",
            "say_something",
            "breathe",
            "about",
            "for_you",
            "worker",
            "manifest",
        )
    ),
)


@attrs.frozen(kw_only=True)
class Row:
    """One address and method; ``whose`` stream, if it has one."""

    route: str
    method: str
    statuses: str
    fields: dict[str, str] = attrs.field(factory=dict, repr=False)
    private: frozenset[str] = NONE
    """On whose page Alice's private canary stands."""
    shared: frozenset[str] = NONE
    """On whose page the one stands that she shared with Bob."""
    piece: bool = False
    """Asked for as a piece (HX-Request) it answers with a piece of a page."""
    whose: str = ""

    @property
    def name(self) -> str:
        """What a failing test is called."""
        return " ".join(filter(None, (self.method, self.route, self.whose)))

    def sent(self) -> dict[str, str]:
        """Return the fields with a fresh token."""
        return {
            name: token() if value == TOKEN else value
            for name, value in self.fields.items()
        }


def row(route: str, method: str, statuses: str, **more: object) -> Row:
    """Return a row of an address without a stream."""
    return Row(route=route, method=method, statuses=statuses, **more)  # type: ignore[arg-type]


def get(route: str, statuses: str = IN, **more: object) -> Row:
    """Return the row of a page."""
    return row(route, "GET", statuses, **more)


def post(route: str, statuses: str = GO, **fields: str) -> Row:
    """Return the row of a form or an act, with fields that are whole."""
    return row(route, "POST", statuses, fields=fields)


def act(route: str, statuses: str = GO, **fields: str) -> Iterator[Row]:
    """Return the rows of an address that only does: looked at, it leads home."""
    yield get(route, GO)
    yield post(route, statuses, **fields)


def pieces(rows: Iterable[Row]) -> Iterator[Row]:
    """Return the rows of a page that asks for its own piece again."""
    return (attrs.evolve(found, piece=True) for found in rows)


def things(
    route: str, method: str, mine: int, alice: int, bob: int, **fields: str
) -> Iterator[Row]:
    """Return the rows of an address with a stream, from what its own people get."""
    shows = method == "GET" or route == "pauses:pause"
    for whose, first, second in (
        ("private", mine, 404),
        ("shared", alice, bob),
        ("unknown", 404, 404),
    ):
        others = 405 if mine == 405 else 404
        own = [405, 405] if mine == 405 else [first, second]
        yield Row(
            route=route,
            method=method,
            statuses=f"302 {own[0]} 302 {own[1]}" + f" {others}" * 4,
            fields=fields,
            whose=whose,
            private=HERS if shows and whose == "private" and _shows(route) else NONE,
            shared=TWO if shows and whose == "shared" and _shows(route) else NONE,
        )


def _shows(route: str) -> bool:
    return route in ("pauses:pause", "feelings:given", "episodes:told")


def owns(
    route: str, method: str, mine: int, alice: int, **fields: str
) -> Iterator[Row]:
    """Return the rows of an address with a stream of one's own space: Bob has none."""
    for row in things(route, method, mine, alice, 405 if mine == 405 else 404):
        shows = method == "GET" and row.whose
        yield attrs.evolve(
            row,
            fields=fields,
            private=HERS if shows == "private" else NONE,
            shared=HERS if shows == "shared" else NONE,
        )


def tap(route: str, mine: int, alice: int, bob: int, **fields: str) -> Iterator[Row]:
    """Return the rows of one tap on a stream; looked at, it leads home for everyone."""
    for whose in ("private", "shared", "unknown"):
        yield Row(route=route, method="GET", statuses=GO, whose=whose)
    yield from things(route, "POST", mine, alice, bob, **fields)


def said(  # noqa: PLR0917  (a row of the table)
    route: str,
    method: str,
    mine: int,
    alice: int,
    bob: int,
    shows: frozenset[str] = NONE,
) -> Iterator[Row]:
    """Return the rows of a page of something said; ``shows`` it to these people."""
    for found in things(route, method, mine, alice, bob):
        private = shows & HERS if found.whose == "private" else NONE
        shared = shows if found.whose == "shared" else NONE
        yield attrs.evolve(found, private=private, shared=shared)
