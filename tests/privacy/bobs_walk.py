"""Bob looks everywhere, sends everything, guesses and listens; all is written down."""

from stillhere.foundation.people import sessions
from stillhere.foundation.people.models import Session
from stillhere.foundation.people.sessions import State
from stillhere.vault.models import Record
from tests.cast import WORDS
from tests.privacy.house import UNKNOWN, address, kind_of, token
from tests.privacy.rows import TOKEN, Row
from tests.privacy.table import ROWS
from tests.privacy.worlds import Seen, World

JUNK = b"token=%00&line=%ED%A0%80&text=%FF&number=-1&lines=%F0%9F%90%9A&code=%27"


def looks(world: World) -> None:
    """Look at what changes most; done after every act."""
    if world.state(world.bob) is State.LOCKED:
        world.bob_asks("POST", "/lock/", {"passphrase": WORDS})
    if world.state(world.bob) is State.SIGNED_OUT:  # two months have gone by
        name = world.bob.sign_in_name
        world.bob_asks("POST", "/in/", {"name": name, "passphrase": WORDS})
    world.bob_asks("GET", "/")
    world.bob_asks("GET", "/", piece=True)
    for path in ("/u/", "/a/", "/a/g", f"/a/{world.pause}", f"/a/q/{world.sign}"):
        world.bob_asks("GET", path)
    for path in ("/b/g", f"/b/g/{world.given}", "/c/l", f"/c/{world.said}"):
        world.bob_asks("GET", path)
    for path in ("/f/", f"/f/m/{world.mending}", f"/f/m/{world.mending}/w"):
        world.bob_asks("GET", path)
    for path in ("/f/p", "/f/p/c"):
        world.bob_asks("GET", path)
    world.bob_asks("GET", "/f/p", piece=True)
    for path in ("/g/", f"/g/m/{world.talk}", f"/g/m/{world.talk}/k"):
        world.bob_asks("GET", path)
    world.bob_asks("GET", f"/g/m/{world.talk}", piece=True)
    for path in ("/e/", f"/e/g/{world.side}", "/j/", "/j/u"):
        world.bob_asks("GET", path)


def walks(world: World) -> None:
    """Go through every address of the table, as a page, a piece and a form.

    What foreign and unknown streams answer is the same bytes: the table shows that.
    """
    for row in ROWS:
        if row.whose in ("", "shared"):
            _takes(world, row)
    _guesses(world)


def _takes(world: World, row: Row) -> None:
    path = _path(row, world.newest(kind_of(row.route)))
    if row.method == "GET":
        world.bob_tries("GET", path)
        if row.piece:
            world.bob_tries("GET", path, piece=True)
        return
    world.by_bob()
    fields = row.fields | {n: token() for n, v in row.fields.items() if v == TOKEN}
    world.bob_tries("POST", path, fields)
    world.bob_tries("POST", path, JUNK)


def _path(row: Row, shared: str) -> str:
    return address(row.route, shared if row.whose else "")


def _guesses(world: World) -> None:
    """Come in as Alice, by name and by what she has; every guess fails alike."""
    name = world.alice.sign_in_name
    for guess in range(8):
        world.bob_tries("POST", "/in/", {"name": name, "passphrase": f"guess {guess}"})
    code = {"code": "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG"}
    world.bob_tries("POST", "/back/", {"name": name, "passphrase": "x" * 30, **code})
    world.bob_tries("POST", "/back/d", {"name": name, "code": ""})
    world.bob_tries("POST", "/back/d", {"name": name, **code})
    world.bob_tries("GET", f"/a/{world.alice.id.hex}")
    ours = ("/a/{}", "/a/{}/b", "/a/q/{}", "/b/{}", "/b/g/{}", "/b/q/{}")
    for path in (
        *ours,
        "/c/{}",
        "/c/{}/b",
        "/e/{}",
        "/e/g/{}",
        "/h/g/{}",
        "/f/{}",
        "/f/m/{}",
        "/f/w/{}",
        "/g/m/{}",
        "/g/k/{}",
    ):
        nothing = _rest(world, path.format(UNKNOWN))
        for stream in _streams_of(world):
            assert _rest(world, path.format(stream)) == nothing, (
                "a guess told something"
            )
    nobody = _with_session(world, "A" * 43)
    for key in Session.objects.filter(person=world.alice.id).values_list("key"):
        assert _with_session(world, key[0]) == nobody, "a session key told something"


def _rest(world: World, path: str) -> tuple[object, ...]:
    """Ask off the record: how many guesses there are differs between the worlds."""
    answer: Seen = world.bob_tries("GET", path)
    world.seen.pop()
    world._asked -= 1
    return answer[1:]


def _streams_of(world: World) -> set[str]:
    """Return every stream of Alice's own space, as whoever read the disk knows them."""
    found = Record.objects.filter(space__members__person=world.alice.id)
    return set(found.filter(space__members__seat=0).values_list("stream", flat=True))


def _with_session(world: World, key: str) -> tuple[object, ...]:
    browser = world.bob.browser.__class__()
    browser.cookies[sessions.SESSION] = key
    world.bob_asks("GET", "/m/", None, browser)
    world._asked -= 1
    return world.seen.pop()[1:]
