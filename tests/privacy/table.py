"""The privacy table: every address and method, who gets what, whose words may show.

A new address needs rows here; ``test_privacy_table`` walks the resolver. Statuses
stand in the order of ``house.COLUMNS``. An address with a stream has three rows: with
a private one of Alice's, with one that Alice and Bob share, and with an unknown one.
"""

from collections.abc import Iterator
from datetime import timedelta

import attrs

from stillhere.foundation.web import clock
from tests.cast import WORDS
from tests.privacy.house import PRIVATE, SHARED, terms_fields, token

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
    return route in ("pauses:pause", "feelings:given")


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


IN_TWO_DAYS = (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT20:00")
WRONG = "not the passphrase of anybody here"
CODE = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG"
STRONG = "seven quiet herons under violet scaffolding"

ROWS: tuple[Row, ...] = (
    # --- coming in and going out ------------------------------------------------
    get("people:sign_up", ALL),
    post(
        "people:sign_up",
        GO,
        token=TOKEN,
        name="linnet",
        which="own",
        words=WORDS,
        passphrase=STRONG,
        zone="Pacific/Chatham",
        onward="",
    ),
    get("people:sign_in", ALL),
    post("people:sign_in", ALL, name="linnet-0000", passphrase=WRONG, onward=""),
    get("people:recover", ALL),
    post("people:recover", ALL, name="linnet-0000", code=CODE, passphrase=STRONG),
    get("people:delete_from_outside", ALL),
    post("people:delete_from_outside", ALL, name="linnet-0000", code=WRONG),
    get("people:lock", "302 302 200 302 302 302 302 302"),
    post("people:lock", GO, passphrase=WORDS),
    *act("people:lock_now"),
    *act("people:sign_out"),
    get("people:hide", GO),
    post("people:hide", ALL),
    # --- me ---------------------------------------------------------------------
    get("people:me"),
    post("people:me", IN),
    get("people:kept"),
    post("people:kept", saved="1"),
    get("people:another_code"),
    post("people:another_code", IN, passphrase=WRONG),
    get("people:passphrase"),
    post("people:passphrase", IN, present=WRONG, passphrase=STRONG),
    get("people:suggestions"),
    post("people:suggestions", token=TOKEN, suggestions="none"),
    get("people:zone"),
    post("people:zone", zone="Pacific/Chatham"),
    *act("people:out_everywhere"),
    get("people:delete"),
    post("people:delete", IN, passphrase=WRONG),
    # --- the two ----------------------------------------------------------------
    get("couples:us"),
    post("couples:us", IN),
    get("couples:invite"),
    post("couples:invite", GO, name=SHARED[:40]),
    get("couples:invitation", GO),
    post("couples:invitation", GO),
    *act("couples:take_back"),
    get("couples:join", ALL),
    post("couples:join", ALL, code=CODE, name=SHARED[:40], how="all"),
    *act("couples:how_much", pauses="1"),
    get("couples:leave", "302 200 302 200 200 302 302 302"),
    post("couples:leave", GO),
    *act("couples:put_away"),
    # --- today, help, the shell -------------------------------------------------
    get(
        "home:home",
        "200 200 302 200 200 200 200 200",
        piece=True,
        shared=frozenset({"bob"}),
    ),
    row(
        "home:home",
        "POST",
        "200 200 302 200 200 200 200 200",
        shared=frozenset({"bob"}),
    ),
    *(get(route, ALL) for route in READ_ONLY),
    *(post(route, NO) for route in READ_ONLY),
    get("support:professional", ALL),
    post("support:professional", NO),
    get("support:first_message", ALL),
    post(
        "support:first_message",
        ALL,
        for_whom="me",
        about="i_quiet",
        how="either",
        when="evenings",
        own="I would rather write than call.",
    ),
    get("support:questions"),
    post(
        "support:questions",
        token=TOKEN,
        **{f"item_{number}": "2" for number in range(4)},
    ),
    *act("support:erase_answers", token=TOKEN, on="2026-11-23"),
    # --- read back before it is sent --------------------------------------------
    get("coach:draft", ALL),
    post("coach:draft", ALL, draft="You never call me back.", read_back="draft"),
    get("coach:shared_here", ALL),
    post("coach:shared_here", ALL, text="You never call me back.", title="A title"),
    # --- the first page of a fresh server ---------------------------------------
    get("setup", NOTHING),
    post("setup", NOTHING, name="Olga", code=WRONG),
    # --- beside a pause ---------------------------------------------------------
    get("pauses:begin", private=HERS),
    post(
        "pauses:begin",
        token=TOKEN,
        when="30m",
        clock="",
        line=PRIVATE,
        reason=PRIVATE,
        act="",
    ),
    get("pauses:agreement", shared=TWO),
    post("pauses:agreement", IN_NO),
    get("pauses:edit_agreement", shared=TWO),
    post(
        "pauses:edit_agreement",
        **{**terms_fields(PRIVATE), "token": TOKEN, "both": "on"},
    ),
    *act("pauses:agree", "302 409 302 302 409 409 409 409", token=TOKEN, number="1"),
    *act("pauses:leave_agreement", token=TOKEN),
    get("pauses:paper", ALL),
    post("pauses:paper", NO),
    get("pauses:lines", private=HERS),
    post("pauses:lines", token=TOKEN, lines=PRIVATE),
    *(get(f"pauses:{page}") for page in ("waiting", "walk", "silence")),
    *(post(f"pauses:{page}", IN_NO) for page in ("waiting", "walk", "silence")),
    get("pauses:quiet"),
    post("pauses:quiet", token=TOKEN, when="60m", clock=""),
    # --- when they've gone quiet ------------------------------------------------
    get("reaching:start", private=HERS),
    post("reaching:start", IN_NO),
    get("reaching:no_contact"),
    post("reaching:no_contact", IN_NO),
    get("reaching:settle", private=HERS),
    post("reaching:settle", IN_NO),
    get("reaching:thought", private=HERS),
    post("reaching:thought", token=TOKEN, thought="", own=PRIVATE, move="on"),
    get("reaching:feeling", private=HERS),
    post("reaching:feeling", token=TOKEN, feelings="lonely", own=PRIVATE, move="on"),
    get("reaching:need", private=HERS),
    post("reaching:need", token=TOKEN, need="", own=PRIVATE, move="write"),
    get("reaching:wonder"),
    post("reaching:wonder", IN_NO),
    get("reaching:write", private=HERS),
    post("reaching:write", token=TOKEN, draft=PRIVATE),
    get("reaching:send", "302 200 302 302 302 302 302 302", private=HERS),
    post("reaching:send", token=TOKEN, look="none"),
    get("reaching:room"),
    post("reaching:room", token=TOKEN, look="none"),
    *act("reaching:begin_anew"),
    get("reaching:plans", private=HERS),
    post("reaching:plans", token=TOKEN, cue=PRIVATE, deed=PRIVATE),
    *act("reaching:remove_plan", key="0" * 32),
    # --- a sign, a pause: private, Alice's, Bob's answer ------------------------
    *things("pauses:sign", "GET", 200, 200, 200),
    *things("pauses:sign", "POST", 405, 405, 405),
    *tap("pauses:answer_sign", 409, 409, 302, token=TOKEN, number="1"),
    *tap("pauses:withdraw_sign", 302, 302, 302, token=TOKEN),
    *tap("pauses:put_sign_away", 302, 302, 302),
    *things("pauses:pause", "GET", 200, 200, 200),
    *things("pauses:pause", "POST", 200, 200, 200),
    *things("pauses:longer", "GET", 200, 200, 200),
    *things("pauses:longer", "POST", 302, 302, 409, token=TOKEN, when="60m", clock=""),
    *things("pauses:offer", "GET", 200, 200, 200),
    *things("pauses:offer", "POST", 302, 302, 409, token=TOKEN, when="90m", clock=""),
    *things("pauses:talk_at", "GET", 200, 200, 200),
    *things(
        "pauses:talk_at", "POST", 302, 302, 409, token=TOKEN, when="time", clock="18:40"
    ),
    *things("pauses:note", "GET", 200, 200, 200),
    *things("pauses:note", "POST", 302, 302, 302, token=TOKEN, text=PRIVATE),
    *things("pauses:back", "GET", 200, 200, 200),
    *things("pauses:back", "POST", 302, 302, 409, token=TOKEN, way="talk"),
    *tap("pauses:take_back", 302, 302, 409, token=TOKEN),
    *tap("pauses:withdraw", 409, 409, 409, number="1"),
    *tap("pauses:answer", 409, 409, 409, token=TOKEN, back="1", reply="yes"),
    *tap("pauses:rest", 302, 302, 409, token=TOKEN),
    *tap("pauses:assure", 409, 409, 302, token=TOKEN),
    *tap("pauses:accept", 409, 409, 409, token=TOKEN, number="1"),
    *tap("pauses:put_away", 302, 302, 302),
    *tap("pauses:helped", 302, 302, 302, helped="yes"),
    *things("pauses:came_back", "GET", 200, 200, 200),
    *things("pauses:came_back", "POST", 302, 302, 302, came_back="yes"),
    # --- how one is: for oneself ------------------------------------------------
    get("feelings:check_in"),
    post(
        "feelings:check_in",
        token=TOKEN,
        body="chest",
        place="-1,-2",
        word="let-down",
        find="rain",
        own=PRIVATE,
        need="hug",
        own_need=PRIVATE,
        weigh="sleep",
        note=PRIVATE,
        close="3",
    ),
    get("feelings:journal", private=HERS, shared=HERS),
    row(
        "feelings:journal",
        "POST",
        IN,
        fields={"q": "HERÓN", "before": "2026-11-01"},
        private=HERS,
    ),
    get("feelings:write"),
    post("feelings:write", token=TOKEN, text=PRIVATE),
    get("feelings:my_words"),
    post("feelings:my_words", IN_NO),
    get("feelings:lines", private=HERS, shared=HERS),
    post("feelings:lines", IN_NO),
    *owns("feelings:line", "GET", 200, 200),
    *owns("feelings:line", "POST", 302, 302, token=TOKEN, text=PRIVATE, was=SHARED),
    *owns("feelings:mine", "GET", 200, 200),
    *owns("feelings:mine", "POST", 405, 405),
    # --- what the two share of it -----------------------------------------------
    *owns("feelings:share_line", "GET", 200, 200),
    *owns("feelings:share_line", "POST", 409, 302, token=TOKEN, text=SHARED),
    *owns("feelings:share_mine", "GET", 200, 200),
    *owns("feelings:share_mine", "POST", 302, 302, token=TOKEN, level="why", send="1"),
    get("feelings:shared", shared=TWO),
    row(
        "feelings:shared",
        "POST",
        IN,
        fields={"before": "2026-11-01"},
        shared=TWO,
    ),
    *things("feelings:given", "GET", 200, 200, 200),
    *things("feelings:given", "POST", 405, 405, 405),
    *tap("feelings:answer_given", 409, 409, 302, token=TOKEN, answer="thanks"),
    *tap("feelings:unanswer_given", 409, 302, 302, token=TOKEN),
    *tap("feelings:put_away_given", 302, 302, 302),
    *tap("feelings:take_back_given", 302, 302, 409, token=TOKEN),
    *owns("feelings:erase_mine", "GET", 200, 200),
    *owns("feelings:erase_mine", "POST", 302, 302, token=TOKEN),
    # --- something said ----------------------------------------------------------
    get("disclosures:say"),
    post(
        "disclosures:say",
        token=TOKEN,
        kind="fact",
        words=PRIVATE,
        step="send",
        wishes="listen",
        expected="well",
        number="7",
        begun="fact",
        plan_when=PRIVATE,
        plan_where=PRIVATE,
    ),
    get("disclosures:list", private=HERS, shared=TWO),
    post("disclosures:list", IN_NO),
    get("disclosures:steps", private=HERS),
    post("disclosures:steps", token=TOKEN, kind="need", words=PRIVATE),
    get("disclosures:change_steps", private=HERS),
    post("disclosures:change_steps", which="fear", up="1"),
    get("disclosures:picture"),
    post("disclosures:picture", IN_NO),
    *said("disclosures:thing", "GET", 200, 200, 200, shows=TWO),
    *said("disclosures:thing", "POST", 405, 405, 405),
    *tap("disclosures:open", 302, 302, 302),
    *tap("disclosures:acknowledge", 409, 409, 302, token=TOKEN, ack="hear"),
    *said("disclosures:answer", "GET", 404, 404, 200, shows=frozenset({"bob"})),
    *things("disclosures:answer", "POST", 404, 404, 302, token=TOKEN, words=PRIVATE),
    *said("disclosures:take_in", "GET", 404, 404, 200),
    *things(
        "disclosures:take_in",
        *("POST", 404, 404, 302),
        token=TOKEN,
        when="time",
        clock=IN_TWO_DAYS,
    ),
    *tap("disclosures:take_back", 302, 302, 409, token=TOKEN),
    *tap("disclosures:take_answer_back", 302, 302, 302, token=TOKEN, number="2"),
    *tap("disclosures:put_away", 302, 302, 302),
    *said("disclosures:look_back", "GET", 200, 200, 404, shows=HERS),
    *things(
        "disclosures:look_back",
        *("POST", 302, 302, 404),
        token=TOKEN,
        went="well",
        number="7",
        understood="yes",
        valued="a-bit",
        cared="no",
    ),
)
