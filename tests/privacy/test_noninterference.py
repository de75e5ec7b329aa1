"""What Alice keeps to herself changes not one byte of what Bob gets.

Two worlds play the same script of shared acts; in one of them Alice does private things
in between. Everything Bob gets in either is compared: statuses, headers, cookies,
bodies, and what would come over his stream.
"""

from functools import cache, partial

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from tests.privacy import bobs_walk
from tests.privacy.private_acts import PRIVATE
from tests.privacy.shared_acts import SHARED
from tests.privacy.worlds import Seen, done, world

pytestmark = pytest.mark.django_db

Script = tuple[str, ...]
Own = tuple[tuple[int, str], ...]
"""Alice's private acts, each with its position in the script."""

SCRIPTS: tuple[Script, ...] = (
    (
        *("alice invites", "bob joins", "alice begins", "bob passes a note"),
        *("ten minutes pass", "alice needs longer", "bob is not in a hurry"),
        *("an hour passes", "bob offers a time", "alice says yes to the time"),
        *("alice is back", "bob answers", "alice proposes", "bob agrees"),
    ),
    (
        *("bob invites", "alice joins", "alice says still here", "bob is glad"),
        *("alice withdraws still here", "bob begins", "alice begins"),
        *("alice takes it back", "half a day passes", "bob begins"),
        *("alice passes a note", "alice withdraws her words"),
    ),
    (
        *("alice invites", "bob joins", "bob leaves", "bob invites", "alice joins"),
        *("bob begins", "alice leaves", "alice invites", "bob joins"),
        *("bob says still here", "alice is glad", "bob leaves"),
    ),
    (
        *("alice invites", "bob joins", "alice shares how she is"),
        *("bob sends a hug", "bob shares how he is", "alice thanks for it"),
        *("an hour passes", "bob takes back what he shared", "alice shares a line"),
        *("bob sends a hug", "bob takes his tap back"),
        *("alice takes back what she shared", "bob shares how he is"),
        *("alice leaves", "half a day passes"),
    ),
    (
        *("alice invites", "bob joins", "alice says something", "bob takes it in"),
        *("bob says that he hears", "bob answers in his words", "bob says something"),
        *("alice says that she hears", "alice answers in her words"),
        *("half a day passes", "alice says something", "alice takes her words back"),
    ),
    (
        *("alice invites", "bob joins", "alice shows her side", "bob shows his side"),
        *("half a day passes", "alice shows her side", "alice takes her side back"),
        *("bob takes his side back", "bob shows his side", "alice leaves"),
    ),
    (
        *("alice invites", "bob joins", "alice asks for a talk", "bob talks now"),
        *("alice has the floor and shows it", "bob gives back what he heard"),
        *("alice is not quite heard", "alice takes shown words back", "bob begins"),
        *("ten minutes pass", "bob is back", "alice has the floor and shows it"),
        *("bob gives back what he heard", "alice is heard", "bob takes the floor"),
        *("alice ends the talk", "alice leaves a word", "bob says yes to the step"),
        *("half a day passes", "bob asks for a talk", "alice talks another time"),
        *("bob asks once more", "alice says not this one", "alice asks for a talk"),
        *("bob ends the talk", "alice leaves"),
    ),
    (
        *("alice invites", "bob joins", "alice shows a hurt", "bob shows a hurt"),
        *("bob gives back", "alice says not quite", "bob gives back"),
        *("alice says that's it", "bob tells his part"),
        *("alice says what was missing", "bob has an idea", "alice says yes to it"),
        *("a month passes", "bob takes a step back", "bob shows a hurt"),
        *("alice gives back", "alice lets it be for now", "alice takes it up"),
        *("bob lets it be for now", "alice leaves"),
    ),
    (
        *("alice invites", "bob joins", "alice has a phrase", "bob says yes to words"),
        *("alice sends words", "bob receives words", "bob sends words"),
        *("alice receives words", "alice sends words", "alice takes words back"),
        *("bob leaves words", "bob has a phrase", "alice says yes to words"),
        *("bob sends words", "half a day passes", "alice sends words"),
        *("alice leaves words", "alice has a phrase", "bob says yes to words"),
        *("bob sends words", "alice leaves"),
    ),
)
plain = partial(
    settings,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    # A world takes seconds: what was drawn is short enough to read.
    phases=(Phase.explicit, Phase.generate),
)
MOST = max(map(len, SCRIPTS))
own_acts = some.lists(
    some.tuples(some.integers(0, MOST), some.sampled_from(sorted(PRIVATE))),
    min_size=1,
    max_size=12,
).map(tuple)


def played(script: Script, own: Own) -> list[Seen]:
    """Play one world, and return what Bob got."""
    with pytest.MonkeyPatch.context() as patch, world(patch) as found:
        for place, name in enumerate((*script, "")):
            for _, act in (pair for pair in own if pair[0] == place):
                found.private()
                done(PRIVATE[act], found)
            if name:
                done(SHARED[name], found)
                done(bobs_walk.looks, found)
        done(bobs_walk.walks, found)
    return found.seen


@cache
def without(script: Script) -> list[Seen]:
    """Return what Bob gets when Alice keeps nothing to herself."""
    return played(script, ())


def compare(script: Script, own: Own) -> None:
    """Play both worlds, and show the first thing that differs."""
    one, other = without(script), played(script, own)

    for first, second in zip(one, other, strict=False):
        assert first == second, f"Bob can tell: {first[0]}"
    assert len(one) == len(other)


@pytest.mark.parametrize("script", SCRIPTS, ids=range(len(SCRIPTS)))
def test_every_private_act_at_several_places_reaches_bob_in_no_way(
    script: Script,
) -> None:
    """No luck is needed: each act is done early, in the middle and near the end."""
    places = len(script) + 1
    own = tuple(
        ((number + third * places // 3) % places, name)
        for number, name in enumerate(sorted(PRIVATE))
        for third in range(3)
    )

    compare(script, own)


def test_the_fourth_script_really_shares() -> None:
    """Else it would compare pages on which nothing stands."""
    bodies = b"".join(seen[3] for seen in without(SCRIPTS[3]) if seen[3])  # type: ignore[misc]

    for words in ("let down", "Ali took it back.", "A cup of tea", "A hug."):
        assert words.encode() in bodies, words


def test_the_last_script_really_sends_phrases() -> None:
    bodies = b"".join(seen[3] for seen in without(SCRIPTS[-1]) if seen[3])  # type: ignore[misc]

    for words in ("I said it badly.", "Slower, please.", "Received, thank you."):
        assert words.encode() in bodies, words


def test_the_script_before_it_really_mends() -> None:
    bodies = b"".join(seen[3] for seen in without(SCRIPTS[-2]) if seen[3])  # type: ignore[misc]

    for words in ("The evening at the lake.", "A word.", "let it rest for now"):
        assert words.encode() in bodies, words


def test_the_third_last_script_really_talks() -> None:
    bodies = b"".join(seen[3] for seen in without(SCRIPTS[-3]) if seen[3])  # type: ignore[misc]

    for words in (
        *("They scare me.", "Not quite. Ali says it", "when you’re both back"),
        *("You heard Ali.", "Tea at nine.", "You said yes.", "Sunday"),
        *("Ali says: not this one.", "The talk is over."),
    ):
        assert words.encode() in bodies, words


def test_what_alice_expects_of_saying_it_reaches_bob_in_no_way() -> None:
    before, after = ("alice invites", "bob joins"), ("bob says that he hears",)
    says = "alice says something"

    one, other = (
        played((*before, said, *after), ())
        for said in (says, f"{says}, expecting the worst")
    )

    assert one == other


@plain(max_examples=5)
@given(some.sampled_from(SCRIPTS), own_acts)
def test_any_private_acts_reach_bob_in_no_way(script: Script, own: Own) -> None:
    compare(script, own)


@pytest.mark.slow
@pytest.mark.timeout(900)
@plain(max_examples=25)
@given(
    some.lists(some.sampled_from(sorted(SHARED)), min_size=4, max_size=12).map(
        lambda acts: ("alice invites", "bob joins", *acts)
    ),
    own_acts,
)
def test_no_script_of_shared_acts_lets_private_ones_through(
    script: Script, own: Own
) -> None:
    compare(script, own)
