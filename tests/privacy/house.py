"""A house with everybody in it: who shares what, and words that must not wander.

Frank and Alice were a couple; he left. Then Alice wrote for herself, and joined Bob.
Carol and Dan are another couple, Erin is alone, Olga operates the server.
"""

import copy
import re
import secrets
from typing import Any

import attrs
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from stillhere.foundation.people import sessions
from stillhere.rooms.feelings.access import LINE_SLOT
from stillhere.rooms.feelings.events import Line
from tests.cast import (
    ALICE,
    BOB,
    CAROL,
    DAN,
    ERIN,
    FRANK,
    OLGA,
    Actor,
    couple,
)

PRIVATE = "The heron keeps its grey coat to itself"
"""What Alice wrote for herself, or shared with Frank before he left."""
SHARED = "The wren says it across the whole garden"
"""What Alice shared with Bob."""
UNKNOWN = "0" * 32
COLUMNS = ("nobody", "alice", "locked", "bob", "carol", "erin", "frank", "olga")
"""Signed out, Alice open, Alice locked, her partner, another couple, alone, one who
left Alice, and who runs the server."""
OTHERS = ("carol", "erin", "frank", "olga")


def token() -> str:
    """Return a fresh form token."""
    return secrets.token_hex(16)


@attrs.frozen
class House:
    """Everybody's browser, and a private and a shared stream of each kind."""

    browsers: dict[str, Client] = attrs.field(repr=False)
    streams: dict[tuple[str, str], str]
    """By kind (``kind_of``) and whose ("private", "shared", "unknown")."""
    answers: dict[str, dict[str, HttpResponse]] = attrs.field(factory=dict, repr=False)
    """What the table's rows were answered with."""

    def browser(self, who: str, *, strict: bool = False) -> Client:
        """Return a copy of somebody's browser; ``strict`` checks form tokens."""
        found = Client(enforce_csrf_checks=strict)
        found.cookies = copy.deepcopy(self.browsers[who].cookies)
        return found

    def ask(
        self, who: str, method: str, path: str, fields: Any = None, **headers: str
    ) -> HttpResponse:
        """Send one request as somebody; their browser keeps nothing of it."""
        return send(self.browser(who), method, path, fields, **headers)


def send(
    browser: Client, method: str, path: str, fields: Any = None, **headers: str
) -> HttpResponse:
    """Send one request; fields that are bytes are a raw form."""
    if method != "POST":
        answer = browser.generic(method, path, headers=headers)
    elif isinstance(fields, bytes):
        form = "application/x-www-form-urlencoded"
        answer = browser.post(path, fields, content_type=form, headers=headers)
    else:
        answer = browser.post(path, fields or {}, headers=headers)
    assert isinstance(answer, HttpResponse)
    return answer


def stream_in(answer: HttpResponse) -> str:
    """Return the stream that a redirect leads to."""
    found = re.search(r"[0-9a-f]{32}", answer.headers["Location"])
    assert found, answer.headers["Location"]
    return found.group()


KINDS = (
    "sign",
    "given",
    "line",
    "mine",
    "said",
    "silence",
    "side",
    "good",
    "hurt",
    "mending",
    "outside",
    "talk",
    "left",
    "kept",
)


NUMBERED: dict[str, dict[str, int]] = {"practice:scene": {"number": 1}}
"""Addresses with a number that is nobody's: the same page for everybody."""
MENDS = tuple(f"repairs:{name}" for name in ("mending", "word", "tap", "look"))
TALKS = {"conversations:left": "left", "conversations:kept": "kept"}
SIDES = ("episodes:told", "episodes:take_back")


def kind_of(route: str) -> str:
    """Return what kind of stream stands in the address of a route."""
    if route.startswith("feelings:"):
        return next((kind for kind in KINDS[1:4] if kind in route), "mine")
    if route.startswith("disclosures:"):
        return "said"
    if route.startswith("episodes:"):
        return "side" if route in SIDES else "silence"
    if route.startswith("moments:"):
        return "good"
    if route.startswith("conversations:"):
        return TALKS.get(route, "talk")
    if route.startswith("repairs:"):
        outside = route.startswith("repairs:outside")
        return "outside" if outside else "mending" if route in MENDS else "hurt"
    return "sign" if "sign" in route else "pause"


def address(route: str, stream: str = "") -> str:
    """Return a path: with a stream, or with a number that everybody has alike."""
    if stream:
        return reverse(route, kwargs={"stream": stream})
    return reverse(route, kwargs=NUMBERED.get(route, {}))


def build() -> House:
    """Let everybody sign up and do what the story says."""
    alice, frank = couple(ALICE, FRANK)
    over = talks_through(alice, frank, PRIVATE)
    spoken = talks(alice, frank, PRIVATE)
    once = stream_in(begins(alice, PRIVATE))
    alice.posts(f"/a/{once}/n", token=token(), text=PRIVATE)
    given = shares(alice, feels(alice, PRIVATE))
    says(alice, PRIVATE)
    side = shows(alice, notes(alice, PRIVATE))
    mended = mends(alice, hurts(alice, PRIVATE))
    frank.posts("/u/l")
    alice.gets("/u/")
    alice.posts("/u/p")
    streams = {("pause", "private"): _writes_alone(alice)}
    streams["given", "private"] = alice.vault().own.stream(f"from:{given}")
    streams["side", "private"] = alice.vault().own.stream(f"from:{side}")
    streams["mending", "private"] = alice.vault().own.stream(f"from:{mended}")
    streams["talk", "private"] = alice.vault().own.stream(f"from:{spoken}")
    streams["left", "private"] = alice.vault().own.stream(f"from:{over['left']}")
    streams["kept", "private"] = over["kept"]
    streams["silence", "private"] = notes(alice, PRIVATE)
    streams["mine", "private"] = feels(alice, PRIVATE)
    streams["line", "private"] = line_of(alice, Line.SIGNS)
    alice.posts(f"/b/q/{streams['line', 'private']}", token=token(), text=PRIVATE)
    streams["sign", "private"] = stream_in(alice.posts("/a/q", **quiet_fields()))
    streams["said", "private"] = stream_in(says(alice, PRIVATE))
    alice.posts("/c/t", token=token(), kind="fear", words=PRIVATE)
    streams["good", "private"] = keeps_good(alice, PRIVATE)
    streams["hurt", "private"] = hurts(alice, PRIVATE)
    streams["outside", "private"] = sees_from_outside(alice, PRIVATE)
    proposes(alice, PRIVATE)
    bob = Actor(BOB).signs_up()
    bob.joins(alice.invites())
    alice.gets("/u/")
    over = talks_through(alice, bob, SHARED)
    streams |= {(kind, "shared"): over[kind] for kind in ("left", "kept")}
    streams["talk", "shared"] = talks(alice, bob, SHARED)
    streams["pause", "shared"] = shared = stream_in(begins(alice, SHARED))
    alice.posts(f"/a/{shared}/n", token=token(), text=SHARED)
    alice.posts("/a/g/e", **terms_fields(SHARED))
    streams["sign", "shared"] = stream_in(alice.posts("/a/q", **quiet_fields()))
    streams["mine", "shared"] = feels(alice, SHARED)
    streams["given", "shared"] = shares(alice, streams["mine", "shared"])
    streams["silence", "shared"] = notes(alice, SHARED)
    streams["side", "shared"] = shows(alice, streams["silence", "shared"])
    streams["line", "shared"] = line = line_of(alice, Line.HELPS)
    alice.posts(f"/b/q/{line}", token=token(), text=SHARED)
    alice.posts(f"/b/q/{line}/s", token=token(), text=SHARED)
    streams["good", "shared"] = keeps_good(alice, SHARED)
    streams["hurt", "shared"] = hurt = hurts(alice, SHARED)
    streams["mending", "shared"] = mends(alice, hurt)
    streams["outside", "shared"] = sees_from_outside(alice, SHARED)
    both_want(alice, bob, SHARED)
    streams |= {(kind, "unknown"): UNKNOWN for kind in ("pause", *KINDS)}
    streams["said", "shared"] = said = stream_in(says(alice, SHARED))
    bob.posts(f"/c/{said}/o")
    carol, _dan = couple(CAROL, DAN)
    people = {
        "alice": alice,
        "bob": bob,
        "carol": carol,
        "erin": Actor(ERIN).signs_up(),
        "frank": frank,
        "olga": Actor(OLGA).signs_up(),
    }
    browsers = {name: person.browser for name, person in people.items()}
    return House(browsers | _closed(alice), streams)


def _writes_alone(alice: Actor) -> str:
    alice.posts("/m/z", zone="Pacific/Chatham")
    alice.posts("/a/l", token=token(), lines=PRIVATE)
    alice.posts("/a/g/e", **terms_fields(PRIVATE))
    stream = stream_in(begins(alice, PRIVATE))
    alice.posts(f"/a/{stream}/n", token=token(), text=PRIVATE)
    reaches_out(alice, PRIVATE)
    return stream


def reaches_out(who: Actor, words: str) -> None:
    """Say something at each step when they've gone quiet, up to a draft; and a plan."""
    for step in ("t", "f", "n"):
        who.posts(f"/d/{step}", token=token(), own=words, move="on")
    who.posts("/d/w", token=token(), draft=words)
    who.posts("/d/p", token=token(), cue=words, deed=words)


def _closed(alice: Actor) -> dict[str, Client]:
    tablet = Actor(ALICE)
    tablet.sign_in_name = alice.sign_in_name
    tablet.signs_in()
    tablet.locks()
    assert sessions.SESSION in tablet.browser.cookies
    return {"locked": tablet.browser, "nobody": Client()}


def begins(who: Actor, line: str) -> HttpResponse:
    """Step away for half an hour."""
    return who.posts("/a/", token=token(), when="30m", line=line, reason=line)


def feels(who: Actor, note: str) -> str:
    """Keep a check-in, and return its stream."""
    return stream_in(who.posts("/b/", token=token(), note=note))


def shares(who: Actor, mine: str) -> str:
    """Share a check-in, and return where it stands."""
    fields = {"level": "why", "send": "1"}
    return stream_in(who.posts(f"/b/{mine}/s", token=token(), **fields))


def silence_fields(note: str) -> dict[str, str]:
    """What is sent of a silence that is over."""
    return {
        "token": token(),
        "day": "yesterday",
        "part": "evening",
        "length": "hours",
        "who": "other",
        "before": "argument",
        "did": "room",
        "back": "sign",
        "tags": note,
        "note": note,
        "both": "on",
    }


def notes(who: Actor, note: str) -> str:
    """Note a silence, and return its stream."""
    return stream_in(who.posts("/e/n", **silence_fields(note)))


def shows(who: Actor, mine: str) -> str:
    """Show one's side of a silence, and return where it stands."""
    fields = {"much": "all", "send": "1", "was": "1"}
    return stream_in(who.posts(f"/e/{mine}/s", token=token(), **fields))


def line_of(who: Actor, line: Line) -> str:
    """Return the stream of a line about going quiet."""
    return who.vault().own.slot(LINE_SLOT + line)


def says(who: Actor, words: str) -> HttpResponse:
    """Say something close, and expect it to go badly."""
    fields = {"kind": "fear", "wishes": "listen", "expected": "badly", "step": "send"}
    return who.posts("/c/", token=token(), words=words, **fields)


def keeps_good(who: Actor, text: str) -> str:
    """Keep a good thing, and return its stream."""
    return stream_in(who.posts("/h/g", token=token(), text=text))


def hurts(who: Actor, words: str) -> str:
    """Write an old hurt down, and return its stream."""
    fields = {"happened": words, "meant": words, "needed": words}
    return stream_in(who.posts("/f/n", token=token(), **fields))


def sees_from_outside(who: Actor, words: str) -> str:
    """Write something hard down, seen from outside; return its stream."""
    sent = who.posts("/f/w", token=token(), text=words)
    kept = stream_in(sent)
    who.posts(f"/f/w/{kept}/b", token=token(), text=words, was="1")
    return kept


def mends(who: Actor, hurt: str) -> str:
    """Show the other an old hurt, and return where it stands."""
    fields = {"step": "send", "was": "1"}
    return stream_in(who.posts(f"/f/{hurt}/s", token=token(), **fields))


def proposes(who: Actor, words: str) -> str:
    """Propose a phrase, or keep it alone; return its id."""
    phrase = token()
    who.posts("/f/p/c", token=phrase, text=words)
    return phrase


def both_want(one: Actor, other: Actor, words: str) -> str:
    """Let one propose a phrase and the other say yes; return its id."""
    phrase = proposes(one, words)
    other.posts("/f/p/t", token=token(), tap="yes", which=phrase)
    return phrase


def talks(who: Actor, other: Actor, words: str) -> str:
    """Ask for a talk and show words in it; return its stream."""
    asked = who.posts("/g/n", token=token(), topic=words, first="me")
    page = asked.headers["Location"]
    other.posts(page, token=token(), tap="now", far="1")
    who.posts(page, token=token(), tap="show", far="2", words=words)
    return stream_in(asked)


def talks_through(who: Actor, other: Actor, words: str) -> dict[str, str]:
    """End a talk, leave a word and keep one's own; return where these stand."""
    talk = talks(who, other, words)
    who.posts(f"/g/m/{talk}", token=token(), tap="ended")
    who.posts(f"/g/m/{talk}/c", token=token(), thanks=words, next_step=words)
    who.posts(f"/g/m/{talk}/k", token=token(), keep="1")
    vault = who.vault()
    assert vault.shared is not None
    left, kept = vault.shared.stream(f"left:{talk}"), vault.own.stream(f"kept:{talk}")
    return {"talk": talk, "left": left, "kept": kept}


def quiet_fields() -> dict[str, str]:
    """What "still here" sends."""
    return {"token": token(), "when": "none"}


def terms_fields(words: str) -> dict[str, str]:
    """What a proposal sends."""
    return {
        "token": token(),
        "minutes": "30",
        "reassures": words,
        "meanwhile": words,
        "longest_hours": "24",
        "often": "once",
        "word": words,
    }
