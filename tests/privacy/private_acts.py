"""What Alice keeps to herself: none of it may reach Bob in any way.

Signing in, locking, reading and opening something shared are private too. A new room
adds here what can be done in it alone.
"""

import re
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from stillhere.rooms.feelings.events import Line
from tests.privacy.house import (
    feels,
    hurts,
    keeps_good,
    line_of,
    notes,
    proposes,
    quiet_fields,
    reaches_out,
    says,
    sees_from_outside,
    silence_fields,
    stream_in,
    terms_fields,
    token,
)
from tests.privacy.worlds import World

Act = Callable[[World], None]

WORDS = "Only I know about the heron at the pond."
OWN = "seven quiet herons under violet scaffolding"
PAGES = (
    *(
        "/",
        "/m/",
        "/m/k",
        "/m/n",
        "/m/p",
        "/m/z",
        "/m/d",
        "/u/",
        "/u/i",
        "/u/c",
        "/u/l",
    ),
    *("/u/join/", "/a/", "/a/g", "/a/g/e", "/a/p", "/a/l", "/a/w", "/a/k", "/a/f"),
    *("/a/q", "/w/", "/w/a", "/w/e", "/w/g", "/m/s", "/r/", "/r/s"),
    *("/d/", "/d/c", "/d/s", "/d/t", "/d/f", "/d/n", "/d/o", "/d/w", "/d/g", "/d/r"),
    "/d/p",
    *("/b/", "/b/j", "/b/n", "/b/w", "/b/q", "/b/g"),
    *("/c/", "/c/l", "/c/t", "/c/e", "/h/", "/h/g", "/h/a"),
    *("/i/", "/i/1", "/i/3"),
    *("/e/", "/e/n", "/e/d", "/j/", "/j/l", "/j/u"),
    *("/f/", "/f/n", "/f/r", "/f/p", "/f/p/c", "/f/w", "/f/w/l"),
    *("/k/", "/k/t", "/k/b", "/k/e", "/k/s"),
    *("/g/", "/g/n", "/g/h", "/g/o"),
    *("/s/", "/s/n", "/s/a", "/s/b", "/s/c", "/s/d", "/s/e", "/s/f", "/s/g", "/s/h"),
)
SAFETY = ("/s/", "/s/a", "/s/n", "/s/e", "/s/c")
"""What somebody reads who wonders whether they are safe."""
ANSWERS = {f"item_{number}": "3" for number in range(4)}


def _opened(act: Act) -> Act:
    def run(world: World) -> None:
        world.let_in(world.alice)
        act(world)

    return run


def _posts(path: str, **fields: str) -> Act:
    def run(world: World) -> None:
        sent = {"token": token()} | fields
        where = path.replace("PAUSE", world.pause).replace("SIGN", world.sign)
        where = where.replace("GIVEN", world.given).replace("SAID", world.said)
        sent = {k: v.replace("PHRASETAP", world.tap) for k, v in sent.items()}
        where = where.replace("SIDE", world.side).replace("MEND", world.mending)
        where = where.replace("TALK", world.talk)
        world.alice.posts(where, **sent)

    return _opened(run)


def _to_own(rest: str, **fields: str) -> Act:
    def run(world: World) -> None:
        for stream in world.alone[-2:]:
            for place in (f"/a/{stream}{rest}", f"/a/q/{stream}{rest}"):
                world.alice.posts(place, token=token(), **fields)

    return _opened(run)


def _reads_everything(world: World) -> None:
    for path in PAGES:
        world.alice.gets(path)
        world.alice.gets(path, **{"HX-Request": "true"})


def _reads_what_is_shared(world: World) -> None:
    for rest in ("", "/l", "/o", "/t", "/n", "/b", "/c"):
        world.alice.gets(f"/a/{world.pause}{rest}")
    world.alice.gets(f"/a/q/{world.sign}")
    world.alice.gets(f"/b/g/{world.given}")
    for rest in ("", "/a", "/l", "/b"):
        world.alice.gets(f"/c/{world.said}{rest}")
    world.alice.gets(f"/e/g/{world.side}")
    for rest in ("", "/w", "/l"):
        world.alice.gets(f"/f/m/{world.mending}{rest}")
    for rest in ("", "/c", "/k"):
        world.alice.gets(f"/g/m/{world.talk}{rest}")


def _writes_alone(world: World) -> None:
    """Before she shares with somebody, all that she does is her own."""
    if world.shares():
        return
    fields = {"when": "30m", "line": WORDS, "reason": WORDS}
    begun = world.alice.posts("/a/", token=token(), **fields)
    if len(begun.headers["Location"]) > 2:
        world.alone.append(stream_in(begun))
    world.alone.append(stream_in(world.alice.posts("/a/q", **quiet_fields())))
    world.alice.posts("/a/g/e", **terms_fields(WORDS))


def _says_it_alone(world: World) -> None:
    """Before she shares with somebody; and for saying in person at any time."""
    if not world.shares():
        said = stream_in(says(world.alice, WORDS))
        world.alice.posts(f"/c/{said}/b", token=token(), went="badly")
        world.alice.posts(f"/c/{said}/x", token=token())
    fields = {"kind": "hurt", "words": WORDS, "expected": "well", "token": token()}
    for step in ("begin", "ask", "person"):
        world.alice.posts("/c/", step=step, **fields)
    world.alice.posts("/c/", read_back="words", **fields)
    plan = {"step": "keep", "plan_when": WORDS, "plan_where": WORDS}
    kept = stream_in(world.alice.posts("/c/", **fields, **plan))
    world.alice.posts(f"/c/{kept}/b", token=token(), went="badly", understood="no")


def _takes_small_steps(world: World) -> None:
    world.alice.posts("/c/t", token=token(), kind="good", words=WORDS)
    for act in ("up", "down", "out"):
        world.alice.posts("/c/t/m", which="fear", **{act: "1"})
    world.alice.posts("/c/", small="preference")


def _notes_a_silence(world: World) -> None:
    kept = notes(world.alice, WORDS)
    for rest in ("", "/c", "/o", "/s", "/e"):
        world.alice.gets(f"/e/{kept}{rest}")
    changed = silence_fields("") | {"length": "open", "was": "1"}
    world.alice.posts(f"/e/{kept}/c", **changed)
    world.alice.posts(f"/e/{kept}/o", token=token(), day="today", part="night", was="2")
    world.alice.posts("/e/d/w")


def _erases_a_silence(world: World) -> None:
    kept = notes(world.alice, WORDS)
    world.alice.posts(f"/e/{kept}/e", token=token())


def _has_it_read_back(world: World) -> None:
    fields = {"draft": f"You never listen. {WORDS}", "read_back": "draft"}
    world.alice.posts("/r/", **fields)
    world.alice.posts("/r/s", text=fields["draft"])


def _looks_whether_she_is_safe(world: World) -> None:
    for path in SAFETY:
        world.alice.gets(path)


def _erases_answers(world: World) -> None:
    day = world.now.date().isoformat()
    world.alice.posts("/s/h", token=token(), **ANSWERS)
    world.alice.posts("/s/h/x", token=token(), on=day)


def _checks_in_and_looks(world: World) -> None:
    """She keeps it, previews sharing it, keeps it to herself, and looks for it."""
    mine = feels(world.alice, WORDS)
    for path in (f"/b/{mine}", f"/b/{mine}/s", f"/b/{mine}/e"):
        world.alice.gets(path)
    world.alice.posts(f"/b/{mine}/s", token=token(), level="why")
    world.alice.posts("/b/j", q="heron")


def _erases_a_check_in(world: World) -> None:
    world.alice.posts(f"/b/{feels(world.alice, WORDS)}/e", token=token())


def _writes_lines(world: World) -> None:
    for line in (Line.SIGNS, Line.LEARNED):
        path = f"/b/q/{line_of(world.alice, line)}"
        world.alice.posts(path, token=token(), text=f"{WORDS} {line}")
        world.alice.gets(f"{path}/s")


def _on_another_device(world: World) -> None:
    world.let_in(world.phone)
    for path in ("/", "/u/", "/a/g", f"/a/{world.pause}"):
        world.phone.gets(path)
    world.phone.posts("/a/l", token=token(), lines=WORDS)
    world.phone.locks()


def _changes_the_passphrase(world: World) -> None:
    fresh = OWN if world.passphrase != OWN else f"{OWN} again"
    world.alice.posts("/m/p", present=world.passphrase, passphrase=fresh)
    world.passphrase = fresh


def _makes_a_new_code(world: World) -> None:
    world.alice.posts("/m/n", passphrase=world.passphrase)


def _fails_to_come_in(world: World) -> None:
    world.alice.locks()
    for _ in range(3):
        world.alice.unlocks("a slip of the finger")
    world.phone.sign_in_name = world.alice.sign_in_name
    world.phone.signs_in("a slip of the finger")


def _types_while_locked(world: World) -> None:
    world.alice.locks()
    world.alice.posts("/a/l", token=token(), lines=WORDS)
    world.alice.unlocks(world.passphrase)
    world.alice.gets("/a/l")


def _takes_only_the_text(world: World) -> None:
    fields = {"when": "30m", "line": WORDS, "act": "text"}
    world.alice.posts("/a/", token=token(), **fields)


def _asks_to_be_deleted_and_stays(world: World) -> None:
    world.alice.posts("/out/")
    world.alice.posts("/back/d", name=world.alice.sign_in_name, code="")
    world.let_in(world.alice)


def _reaches_out(world: World) -> None:
    reaches_out(world.alice, WORDS)
    page = world.alice.gets("/d/r").content.decode()
    look = re.findall(r'value="(at:[^"]+)"', page)[0]
    world.alice.posts("/d/g", token=token(), look=look)


def _has_small_things(world: World) -> None:
    """She says how much she has, changes what stands there, and has a good thing."""
    for room in ("little", "more"):
        world.alice.posts("/h/r", room=room)
    for move in ("smaller", "else", "here"):
        world.alice.posts("/h/m", which=_todays(world), move=move)
    good = keeps_good(world.alice, WORDS)
    world.alice.gets(f"/h/g/{good}")
    handed = {"kind": "good", "step": "begin", "draft": WORDS}
    world.alice.posts("/c/", **handed)
    world.alice.posts(f"/h/g/{good}/e")


def _tries_replies(world: World) -> None:
    """She looks at scenes, writes replies, and takes one along as far as the box."""
    world.alice.gets("/i/")
    world.alice.posts("/i/1", take="1")
    fields = {"draft": f"You never listen. {WORDS}"}
    world.alice.posts("/i/1", read_back="draft", **fields)
    world.alice.posts("/i/3", read_back="draft", use="0", **fields)
    world.alice.posts("/c/", **fields)
    world.alice.locks()
    world.alice.posts("/i/2", **fields)
    world.alice.unlocks(world.passphrase)
    world.alice.gets("/i/2")


def _writes_an_old_hurt(world: World) -> None:
    for step in ("care", "write"):
        world.alice.posts("/f/n", step=step)
    kept = hurts(world.alice, WORDS)
    for rest in ("", "/c", "/e", "/s"):
        world.alice.gets(f"/f/{kept}{rest}")
    for step in ("care", "ready", "preview"):
        world.alice.posts(f"/f/{kept}/s", token=token(), step=step)
    world.alice.posts(f"/f/{kept}/c", token=token(), meant=OWN, was="1")


def _takes_out_and_brings_in(world: World) -> None:
    sent = {"passphrase": world.passphrase}
    answer = world.alice.browser.post("/k/t", sent)
    file = SimpleUploadedFile("mine.zip", answer.getvalue())
    world.alice.browser.post("/k/b", {"token": token(), "file": file})


def _sums_it_up(world: World) -> None:
    good = keeps_good(world.alice, WORDS)
    page = world.alice.gets("/k/s").content.decode()
    picks = re.findall(r'name="pick" value="([^"]+)"', page)
    assert any(good in key for key in picks)
    sent = {"token": token(), "pick": picks, "about": WORDS}
    world.alice.browser.post("/k/s", sent | {"show": "1"})
    world.alice.browser.post("/k/p", sent)


def _erases_a_room(world: World) -> None:
    """One that she never shares: her good things."""
    good = keeps_good(world.alice, WORDS)
    sent = {"token": token(), "which": "moments", "first": "", "last": ""}
    world.alice.posts("/k/e", **sent)
    world.alice.posts("/k/e", **sent, passphrase=world.passphrase)
    world.alice.gets(f"/h/g/{good}")


def _sees_it_from_outside(world: World) -> None:
    kept = sees_from_outside(world.alice, WORDS)
    for rest in ("", "/a", "/b", "/c", "/e"):
        world.alice.gets(f"/f/w/{kept}{rest}")
    fields = {"token": token(), "text": OWN, "was": "2", "stop": "1"}
    world.alice.posts(f"/f/w/{kept}/c", **fields)
    world.alice.posts(f"/f/w/{sees_from_outside(world.alice, WORDS)}/e")


def _keeps_phrases_alone(world: World) -> None:
    """Before she shares with somebody; at any time she looks at them."""
    if not world.shares():
        world.alice.posts("/f/p/t", token=token(), tap="start", which="sorry-1")
        phrase = proposes(world.alice, WORDS)
        world.alice.posts("/f/p/t", token=token(), tap="leave", which=phrase)
        proposes(world.alice, OWN)
    for path in ("/f/p", "/f/p/c"):
        world.alice.gets(path)


def _erases_an_old_hurt(world: World) -> None:
    world.alice.posts(f"/f/{hurts(world.alice, WORDS)}/e", token=token())


def _todays(world: World) -> str:
    page = world.alice.gets("/h/").content.decode()
    found = re.search(r'name="which" value="([^"]+)"', page)
    return found[1] if found else "none"


def _not_today(world: World) -> None:
    world.alice.posts("/h/m", which=_todays(world), move="away")


def _talks_on_one_phone(world: World) -> None:
    names = {"one": WORDS, "other": OWN}
    world.alice.posts("/g/o", tap="begin", **names)
    world.alice.posts("/g/o", tap="gave-back", way="s", since="9", **names)


def _types_in_the_box(world: World) -> None:
    """She has it read back, and types under a locked screen: nothing is shown."""
    page = f"/g/m/{world.talk}"
    world.alice.posts(page, token=token(), words=WORDS, read_back="words")
    world.alice.posts(page, token=token(), words=WORDS, tap="show", far="0")
    world.alice.locks()
    world.alice.posts(page, token=token(), words=WORDS, tap="show", far="0")
    world.alice.unlocks(world.passphrase)
    world.alice.gets(page)
    world.alice.posts("/g/n", token=token(), topic=WORDS * 9, first="me")


PRIVATE: dict[str, Act] = {
    "takes all of it out, and brings it in": _opened(_takes_out_and_brings_in),
    "sums it up for a professional": _opened(_sums_it_up),
    "erases a room of her own": _opened(_erases_a_room),
    "signs out": _posts("/out/"),
    "signs out everywhere": _posts("/m/o"),
    "signs in anew": lambda world: world.let_in(world.alice),
    "locks": _posts("/lock/now"),
    "hides": _posts("/w/x"),
    "fails to come in": _opened(_fails_to_come_in),
    "reads everything": _opened(_reads_everything),
    "has a draft read back": _opened(_has_it_read_back),
    "reaches out when they've gone quiet": _opened(_reaches_out),
    "puts away what she said on the way": _posts("/d/x"),
    "reads what is shared": _opened(_reads_what_is_shared),
    "writes alone": _opened(_writes_alone),
    "goes on alone": _to_own("/l", when="60m"),
    "is back alone": _to_own("/b", way="talk"),
    "takes back alone": _to_own("/x"),
    "withdraws alone": _to_own("/w"),
    "notes alone": _to_own("/n", text=WORDS),
    "offers alone": _to_own("/o", when="90m"),
    "puts away alone": _to_own("/z"),
    "keeps own lines": _posts("/a/l", lines=WORDS),
    "sends a form that is refused": _posts("/a/l", lines=WORDS * 50),
    "says that it helped": _posts("/a/PAUSE/d", helped="a-bit"),
    "says that they came back to it": _posts("/a/PAUSE/c", came_back="no"),
    "puts the pause away": _posts("/a/PAUSE/z"),
    "puts the sign away": _posts("/a/q/SIGN/z"),
    "checks in": _posts("/b/", word="lonely", place="-1,-2", weigh="us", close="1"),
    "checks in and keeps nothing": _posts("/b/", note=WORDS, unkept="1"),
    "checks in and looks at it": _opened(_checks_in_and_looks),
    "erases a check-in": _opened(_erases_a_check_in),
    "writes in the journal": _posts("/b/n", text=WORDS),
    "writes how she goes quiet": _opened(_writes_lines),
    "notes a silence": _opened(_notes_a_silence),
    "erases a silence": _opened(_erases_a_silence),
    "looks for a silence": _posts("/e/", q=WORDS),
    "speaks for some days": _posts("/e/d", first="2026-11-01", last="2026-11-09"),
    "draws her lines": _posts("/j/l", between="quarter", often="month"),
    "puts away what was shared": _posts("/b/g/GIVEN/z"),
    "keeps it for saying in person": _opened(_says_it_alone),
    "takes small steps": _opened(_takes_small_steps),
    "shows the words": _posts("/c/SAID/o"),
    "not now": _posts("/c/SAID/z"),
    "talks on one phone": _opened(_talks_on_one_phone),
    "types in the box of a talk": _opened(_types_in_the_box),
    "keeps her own words of a talk": _posts("/g/m/TALK/k", keep="1"),
    "erases her words of a talk": _posts("/g/m/TALK/k", erase="1"),
    "puts the talk away": _posts("/g/m/TALK/t", tap="away"),
    "looks back": _posts("/c/SAID/b", went="badly", number="3", cared="no"),
    "says that it went well": _posts("/c/SAID/b", went="well", number="9"),
    "forgets how it went": _posts("/c/SAID/b", forget="1"),
    "keeps something good": _posts("/h/g", text=WORDS),
    "writes something good and keeps nothing": _posts("/h/g", text=WORDS, unkept="1"),
    "writes an old hurt down": _opened(_writes_an_old_hurt),
    "erases an old hurt": _opened(_erases_an_old_hurt),
    "writes a hurt and keeps nothing": _posts("/f/n", happened=WORDS, unkept="1"),
    "puts a phrase away": _posts("/f/p/t", tap="away", which="PHRASETAP"),
    "sees it from outside": _opened(_sees_it_from_outside),
    "sees it from outside and keeps nothing": _posts("/f/w", text=WORDS, unkept="1"),
    "keeps phrases for herself": _opened(_keeps_phrases_alone),
    "puts the old hurt away": _posts("/f/m/MEND/t", tap="away"),
    "looks at a repair": _posts("/f/m/MEND/l", step="month", words=WORDS, keep="1"),
    "has small things": _opened(_has_small_things),
    "has none today": _opened(_not_today),
    "tries replies in a scene": _opened(_tries_replies),
    "puts 'sharing is off' away": _posts("/u/p"),
    "takes only the text": _opened(_takes_only_the_text),
    "looks whether she is safe": _opened(_looks_whether_she_is_safe),
    "wants the usual suggestions": _posts("/m/s", suggestions="usual"),
    "wants fewer suggestions": _posts("/m/s", suggestions="fewer"),
    "wants no suggestions": _posts("/m/s", suggestions="none"),
    "answers four questions": _posts("/s/h", **ANSWERS),
    "answers and keeps nothing": _posts("/s/h", unkept="1", **ANSWERS),
    "erases answers": _opened(_erases_answers),
    "drafts a first message": _posts("/s/g", for_whom="me", how="either", own=WORDS),
    "changes the zone": _posts("/m/z", zone="Pacific/Chatham"),
    "wants just pauses": _posts("/u/h", pauses="1"),
    "wants all of it": _posts("/u/h"),
    "makes a new code": _opened(_makes_a_new_code),
    "has written the code down": _posts("/m/k", saved="1"),
    "changes the passphrase": _opened(_changes_the_passphrase),
    "types while locked": _opened(_types_while_locked),
    "uses another device": _on_another_device,
    "asks to be deleted and stays": _opened(_asks_to_be_deleted_and_stays),
}
