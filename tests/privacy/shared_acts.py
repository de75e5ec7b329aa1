"""What is shared: docs/reference/shared-acts.md, as things two people do.

A script is a tuple of names out of ``SHARED``. An act that doesn't fit is answered
with a 404 or 409, which is the same in both worlds as well.
"""

from collections.abc import Callable

from django.http import HttpResponse

from stillhere.foundation.couples.queries import invited
from stillhere.rooms.conversations.access import load as load_talk
from stillhere.rooms.feelings.events import Line
from stillhere.rooms.pauses.access import NoSuchStream, open_pause, open_sign
from stillhere.rooms.pauses.queries import agreement_now
from stillhere.rooms.repairs.access import load
from stillhere.rooms.repairs.events import Step
from stillhere.vault.names import Stream
from tests.privacy.house import (
    hurts,
    line_of,
    shows,
    silence_fields,
    stream_in,
    terms_fields,
    token,
)
from tests.privacy.worlds import World

Act = Callable[[World], None]


def _alice(path: str, **fields: str) -> Act:
    def run(world: World) -> None:
        world.by_alice(path)
        world.alice.posts(_in(world, path), **_filled(world, fields))

    return run


def _bob(path: str, **fields: str) -> Act:
    def run(world: World) -> None:
        world.by_bob()
        filled = _filled(world, fields)
        world.bob_asks("POST", _in(world, path), filled)

    return run


def _in(world: World, path: str) -> str:
    path = path.replace("PAUSE", world.pause).replace("SIGN", world.sign)
    path = path.replace("GIVEN", world.given).replace("SAID", world.said)
    path = path.replace("TALK", world.talk)
    return path.replace("SIDE", world.side).replace("MEND", world.mending)


def _filled(world: World, fields: dict[str, str]) -> dict[str, str]:
    found = {"token": token(), **fields}
    return {
        name: str(_number(world, value)) if value.startswith("#") else value
        for name, value in found.items()
    }


def _number(world: World, what: str) -> int:
    """Return the version that an answer names, as a page that was read shows it."""
    vault, none = world.bob.vault(), 1
    if vault.shared is None:
        return none
    if what == "#proposal":
        waits = agreement_now(vault).waits
        return waits.version if waits else none
    if what == "#far":
        return load_talk(vault.shared, Stream(world.talk)).talk.size
    if what == "#idea":
        held = load(vault.shared, Stream(world.mending)).mending
        idea = held.newest(Step.PROPOSED)
        return idea.version if idea else none
    try:
        if what == "#sign":
            signs = open_sign(vault, Stream(world.sign)).quiet.signs
            return max((sign.version for sign in signs), default=none)
        pause = open_pause(vault, Stream(world.pause)).pause
    except NoSuchStream:
        return none
    if what == "#offer":
        return pause.offered.version if pause.offered else none
    return pause.back.version if pause.back else none


def _alice_begins(world: World) -> None:
    world.by_alice("a pause")
    line = "My head is full. I'm not leaving."
    fields = {"token": token(), "when": "30m", "line": line}
    _begun(world, world.alice.posts("/a/", **fields))


def _bob_begins(world: World) -> None:
    world.by_bob()
    fields = {"token": token(), "when": "60m", "line": "I need an hour."}
    _begun(world, world.bob_asks("POST", "/a/", fields))


def _begun(world: World, answer: HttpResponse) -> None:
    if (
        world.shares()
        and answer.status_code == 302
        and len(answer.headers["Location"]) > 2
    ):
        world.pause = stream_in(answer)


def _alice_signs(world: World) -> None:
    world.by_alice("a sign")
    sent = world.alice.posts("/a/q", token=token(), when="none")
    if world.shares():  # else it may join what she said alone
        world.sign = stream_in(sent)


def _bob_signs(world: World) -> None:
    world.by_bob()
    fields = {"token": token(), "when": "30m"}
    world.sign = stream_in(world.bob_asks("POST", "/a/q", fields))


def _alice_shares(world: World) -> None:
    world.by_alice("how she is")
    fields = {"token": token(), "word": "let-down", "note": "A long day."}
    mine = world.alice.posts("/b/", **fields)
    world.by_alice("some of it")
    fields = {"token": token(), "level": "word", "send": "1"}
    _given(world, world.alice.posts(f"/b/{stream_in(mine)}/s", **fields))


def _bob_shares(world: World) -> None:
    world.by_bob()
    fields = {"token": token(), "word": "tired", "own": "grey"}
    mine = world.bob_asks("POST", "/b/", fields)
    fields = {"token": token(), "level": "word", "send": "1"}
    _given(world, world.bob_asks("POST", f"/b/{stream_in(mine)}/s", fields))


def _alice_shares_a_line(world: World) -> None:
    world.by_alice("a line")
    line = line_of(world.alice, Line.HELPS)
    text = "A cup of tea, and no questions."
    kept = world.alice.posts(f"/b/q/{line}", token=token(), text=text)
    if kept.status_code == 302:
        sent = {"token": token(), "text": text}
        _given(world, world.alice.posts(f"/b/q/{line}/s", **sent))


def _given(world: World, answer: HttpResponse) -> None:
    if answer.headers.get("Location", "").startswith("/b/g/"):
        world.given = stream_in(answer)


def _alice_says(**more: str) -> Act:
    fields = {"kind": "fear", "words": "I get scared.", "step": "send", **more}

    def run(world: World) -> None:
        world.by_alice("a fear")
        sent = world.alice.posts("/c/", token=token(), **fields)
        if world.shares():
            world.said = stream_in(sent)

    return run


def _bob_says(world: World) -> None:
    world.by_bob()
    fields = {"token": token(), "kind": "good", "words": "The boat floats."}
    answer = world.bob_asks("POST", "/c/", fields | {"step": "send"})
    world.said = stream_in(answer)


NAMED_DAY = {"day": "other", "other_day": "2026-11-20"}
"""Else her "yesterday" would tell her time zone, which is part of what she shows."""


def _alice_shows_her_side(world: World) -> None:
    world.by_alice("a silence")
    fields = silence_fields("After the party.") | NAMED_DAY
    mine = stream_in(world.alice.posts("/e/n", **fields))
    if world.shares():
        world.by_alice("her side of it")
        world.side = shows(world.alice, mine)


def _bob_shows_his_side(world: World) -> None:
    world.by_bob()
    kept = world.bob_asks(
        "POST", "/e/n", silence_fields("On the way home.") | NAMED_DAY
    )
    fields = {"token": token(), "much": "apart", "send": "1", "was": "1"}
    sent = world.bob_asks("POST", f"/e/{stream_in(kept)}/s", fields)
    if sent.headers.get("Location", "").startswith("/e/g/"):
        world.side = stream_in(sent)


def _alice_shows_a_hurt(world: World) -> None:
    world.by_alice("a hurt")
    mine = hurts(world.alice, "The evening at the lake.")
    world.by_alice("showing it")
    fields = {"token": token(), "step": "send", "was": "1"}
    _mends(world, world.alice.posts(f"/f/{mine}/s", **fields))


def _bob_shows_a_hurt(world: World) -> None:
    world.by_bob()
    kept = world.bob_asks("POST", "/f/n", {"token": token(), "meant": "No call."})
    fields = {"token": token(), "step": "send", "was": "1"}
    path = f"/f/{stream_in(kept)}/s"
    _mends(world, world.bob_asks("POST", path, fields))


def _says_of_phrases(who: str, tap: str, of: str = "phrase", **fields: str) -> Act:
    """Let one of them tap something about the newest phrase, or what was sent."""

    def run(world: World) -> None:
        path = "/f/p/c" if "text" in fields else "/f/p/t"
        if who == "alice":
            world.by_alice(f"{path} {tap}")
        else:
            world.by_bob()
        sent = {"token": token()} | fields
        if "text" not in fields:
            sent |= {"tap": tap, "which": getattr(world, of)}
        if who == "alice":
            world.alice.posts(path, **sent)
        else:
            world.bob_asks("POST", path, sent)
        if tap in ("propose", "start"):
            world.phrase = sent["token"]
        if tap == "send":
            world.tap = sent["token"]

    return run


def _mends(world: World, answer: HttpResponse) -> None:
    if answer.headers.get("Location", "").startswith("/f/m/"):
        world.mending = stream_in(answer)


def _alice_asks_for_a_talk(world: World) -> None:
    world.by_alice("a talk")
    fields = {"token": token(), "topic": "The bills", "first": "me"}
    _talks(world, world.alice.posts("/g/n", **fields))


def _bob_asks_for_a_talk(world: World) -> None:
    world.by_bob()
    fields = {"token": token(), "topic": "The summer", "first": "you"}
    _talks(world, world.bob_asks("POST", "/g/n", fields))


def _talks(world: World, answer: HttpResponse) -> None:
    if answer.headers.get("Location", "").startswith("/g/m/"):
        world.talk = stream_in(answer)


def _says_yes_to_the_step(world: World) -> None:
    world.by_bob()
    vault, none = world.bob.vault(), "0" * 32
    left = vault.shared.stream(f"left:{world.talk}") if vault.shared else none
    fields = {"token": token(), "tap": "yes", "number": "1"}
    world.bob_asks("POST", f"/g/l/{left}", fields)


def _step(tap: str, words: str = "") -> dict[str, str]:
    return {"tap": tap, "far": "#far", "words": words}


def _alice_invites(world: World) -> None:
    world.by_alice("an invitation")
    world.alice.posts("/u/i", name="Ali")
    world.code = invited(world.alice.vault()).code or world.code


def _bob_joins(world: World) -> None:
    for fields in ({"code": world.code}, _joining(world, "Bobby")):
        world.bob_asks("POST", "/u/join/", fields)


def _bob_invites(world: World) -> None:
    world.bob_asks("POST", "/u/i", {"name": "Bobby"})
    world.code = invited(world.bob.vault()).code or world.code


def _alice_joins(world: World) -> None:
    world.by_alice("joining")
    world.alice.posts("/u/join/", **_joining(world, "Ali"))


def _joining(world: World, name: str) -> dict[str, str]:
    return {"code": world.code, "name": name, "how": "all"}


def _terms(words: str) -> dict[str, str]:
    found = terms_fields(words)
    del found["token"]  # a fresh one each time
    return found


SHARED: dict[str, Act] = {
    "alice invites": _alice_invites,
    "bob joins": _bob_joins,
    "bob invites": _bob_invites,
    "alice joins": _alice_joins,
    "alice takes the invitation back": _alice("/u/b"),
    "alice begins": _alice_begins,
    "bob begins": _bob_begins,
    "alice needs longer": _alice("/a/PAUSE/l", when="60m"),
    "bob needs longer": _bob("/a/PAUSE/l", when="90m"),
    "alice is back": _alice("/a/PAUSE/b", way="together"),
    "alice is back at a time": _alice("/a/PAUSE/t", when="120m"),
    "bob is back": _bob("/a/PAUSE/b", way="talk"),
    "alice answers": _alice("/a/PAUSE/y", reply="yes", back="#back"),
    "bob answers": _bob("/a/PAUSE/y", reply="yes", back="#back"),
    "alice takes it back": _alice("/a/PAUSE/x"),
    "alice lets it rest": _alice("/a/PAUSE/r"),
    "bob lets it rest": _bob("/a/PAUSE/r"),
    "alice is not in a hurry": _alice("/a/PAUSE/h"),
    "bob is not in a hurry": _bob("/a/PAUSE/h"),
    "alice offers a time": _alice("/a/PAUSE/o", when="180m"),
    "bob offers a time": _bob("/a/PAUSE/o", when="180m"),
    "alice says yes to the time": _alice("/a/PAUSE/a", number="#offer"),
    "bob says yes to the time": _bob("/a/PAUSE/a", number="#offer"),
    "alice passes a note": _alice("/a/PAUSE/n", text="Mia is at swimming."),
    "bob passes a note": _bob("/a/PAUSE/n", text="The keys are next door."),
    "alice withdraws her words": _alice("/a/PAUSE/w"),
    "alice says still here": _alice_signs,
    "bob says still here": _bob_signs,
    "alice is glad": _alice("/a/q/SIGN/y", number="#sign"),
    "bob is glad": _bob("/a/q/SIGN/y", number="#sign"),
    "alice withdraws still here": _alice("/a/q/SIGN/x"),
    "alice says something": _alice_says(),
    "alice says something, expecting the worst": _alice_says(
        expected="badly", number="0"
    ),
    "bob says something": _bob_says,
    "alice says that she hears": _alice("/c/SAID/k", ack="hear"),
    "bob says that he hears": _bob("/c/SAID/k", ack="hear"),
    "alice answers in her words": _alice("/c/SAID/a", words="I was glad to hear it."),
    "bob answers in his words": _bob("/c/SAID/a", words="I didn't know that."),
    "alice takes it in": _alice("/c/SAID/l", when="time", clock="2026-11-25T20:00"),
    "bob takes it in": _bob("/c/SAID/l", when="time", clock="2026-11-25T20:00"),
    "alice takes her words back": _alice("/c/SAID/x"),
    "bob takes his answer back": _bob("/c/SAID/w", number="2"),
    "alice proposes": _alice("/a/g/e", **_terms("We breathe.")),
    "bob proposes": _bob("/a/g/e", **_terms("We walk.")),
    "alice agrees": _alice("/a/g/y", number="#proposal"),
    "bob agrees": _bob("/a/g/y", number="#proposal"),
    "alice leaves the agreement": _alice("/a/g/x"),
    "alice shares how she is": _alice_shares,
    "bob shares how he is": _bob_shares,
    "alice shares a line": _alice_shares_a_line,
    "alice thanks for it": _alice("/b/g/GIVEN/y", answer="thanks"),
    "bob sends a hug": _bob("/b/g/GIVEN/y", answer="hug"),
    "bob takes his tap back": _bob("/b/g/GIVEN/u"),
    "alice takes back what she shared": _alice("/b/g/GIVEN/x"),
    "bob takes back what he shared": _bob("/b/g/GIVEN/x"),
    "alice shows her side": _alice_shows_her_side,
    "bob shows his side": _bob_shows_his_side,
    "alice takes her side back": _alice("/e/g/SIDE/x"),
    "bob takes his side back": _bob("/e/g/SIDE/x"),
    "alice shows a hurt": _alice_shows_a_hurt,
    "bob shows a hurt": _bob_shows_a_hurt,
    "bob gives back": _bob("/f/m/MEND/w", step="gave-back", words="You waited."),
    "alice gives back": _alice("/f/m/MEND/w", step="gave-back", words="No call."),
    "alice says not quite": _alice("/f/m/MEND/w", step="not-quite", words="Longer."),
    "alice says that's it": _alice("/f/m/MEND/t", tap="thats-it"),
    "bob tells his part": _bob("/f/m/MEND/w", step="part", words="I drove off."),
    "bob sees no part yet": _bob("/f/m/MEND/t", tap="no-part"),
    "alice says what was missing": _alice(
        "/f/m/MEND/w", step="missing", words="A word."
    ),
    "bob has an idea": _bob("/f/m/MEND/w", step="proposed", words="I call first."),
    "alice says yes to it": _alice("/f/m/MEND/t", tap="yes", number="#idea"),
    "alice lets it be for now": _alice("/f/m/MEND/t", tap="rested"),
    "alice takes it up": _alice("/f/m/MEND/t", tap="taken-up"),
    "bob lets it be for now": _bob("/f/m/MEND/t", tap="rested"),
    "alice takes her hurt back": _alice("/f/m/MEND/t", tap="back", number="1"),
    "bob takes a step back": _bob("/f/m/MEND/t", tap="back", number="2"),
    "alice has a phrase": _says_of_phrases("alice", "propose", text="I said it badly."),
    "bob has a phrase": _says_of_phrases("bob", "propose", text="Slower, please."),
    "alice says yes to words": _says_of_phrases("alice", "yes"),
    "bob says yes to words": _says_of_phrases("bob", "yes"),
    "alice leaves words": _says_of_phrases("alice", "leave"),
    "bob leaves words": _says_of_phrases("bob", "leave"),
    "alice sends words": _says_of_phrases("alice", "send"),
    "bob sends words": _says_of_phrases("bob", "send"),
    "alice receives words": _says_of_phrases("alice", "thanks", "tap"),
    "bob receives words": _says_of_phrases("bob", "thanks", "tap"),
    "alice takes words back": _says_of_phrases("alice", "back", "tap"),
    "alice asks for a talk": _alice_asks_for_a_talk,
    "bob asks for a talk": _bob_asks_for_a_talk,
    "bob talks now": _bob("/g/m/TALK", **_step("now")),
    "alice talks another time": _alice("/g/m/TALK", **_step("later", "Sunday")),
    "bob asks once more": _bob("/g/m/TALK", **_step("again")),
    "alice says not this one": _alice("/g/m/TALK", **_step("not-this")),
    "alice has the floor and shows it": _alice(
        "/g/m/TALK", **_step("show", "They scare me.")
    ),
    "bob gives back what he heard": _bob(
        "/g/m/TALK", **_step("show", "The bills scare you.")
    ),
    "alice is heard": _alice("/g/m/TALK", **_step("thats-it")),
    "alice is not quite heard": _alice("/g/m/TALK", **_step("not-quite")),
    "bob takes the floor": _bob("/g/m/TALK", **_step("swap")),
    "alice takes shown words back": _alice("/g/m/TALK/t", tap="back", far="3"),
    "alice ends the talk": _alice("/g/m/TALK", tap="ended"),
    "bob ends the talk": _bob("/g/m/TALK", tap="ended"),
    "alice leaves a word": _alice(
        "/g/m/TALK/c", thanks="You stayed.", next_step="Tea at nine."
    ),
    "bob says yes to the step": _says_yes_to_the_step,
    "bob is done with the talk": _bob("/g/m/TALK/k", keep="1"),
    "alice leaves": _alice("/u/l"),
    "bob leaves": _bob("/u/l"),
    "ten minutes pass": lambda world: world.passes(10),
    "an hour passes": lambda world: world.passes(60),
    "a month passes": lambda world: world.passes(31 * 24 * 60),
    "half a day passes": lambda world: world.passes(13 * 60),
}
