"""Whatever a room keeps can be read on paper, or is said to hold no words."""

import pytest

from stillhere.core import codec
from stillhere.overview.records.binders import BINDERS, STAYS
from tests.vault.test_kinds import kept_kinds

kept_kinds()
KINDS = {k: c for k, c in codec.classes().items() if not k.startswith("tests.")}


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"withdrawn"}))
def test_every_kind_is_in_the_binder_of_its_room(kind):
    room = kind.partition(".")[0]
    if room in STAYS:
        return
    binder, cls = BINDERS[room], KINDS[kind]
    assert (cls in binder.leaves) != (cls in binder.silent)


@pytest.mark.parametrize("room", BINDERS)
def test_a_binder_knows_no_kind_of_another_room(room):
    binder = BINDERS[room]
    some = {*binder.leaves, *binder.silent, *binder.without, *binder.along}
    kinds = {kind for kind, cls in KINDS.items() if cls in some}
    assert len(kinds) == len(some)
    assert {kind.partition(".")[0] for kind in kinds} == {room}
