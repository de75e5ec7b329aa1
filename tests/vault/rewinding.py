"""A backup within a test: rows as they were, put back, and the list replayed."""

from typing import Any

import attrs

from stillhere.vault import gone, gonelist
from stillhere.vault.models import Member, Record, Space, Unlisted, Wrap
from stillhere.vault.replay import forget_notes, replay

MODELS = (Space, Member, Wrap, Record)


@attrs.frozen
class Kept:
    """Every row of the vault, and the place in the list."""

    rows: tuple[tuple[Any, tuple[dict[str, Any], ...]], ...]
    list_id: str
    position: int


def listed() -> gonelist.GoneList:
    """Put on the list what was noted, and return it."""
    gone.put_on_the_list()
    found = gonelist.read(gone.path())
    if found is None:
        found = gonelist.GoneList(gonelist.new_id())
        gone.path().parent.mkdir(parents=True, exist_ok=True)
        gonelist.write(gone.path(), found)
    return found


def back_up() -> Kept:
    """Keep everything as it is."""
    place = listed()
    rows = tuple((model, tuple(model.objects.values())) for model in MODELS)
    return Kept(rows, place.id, len(place.entries))


def restore(kept: Kept) -> None:
    """Put everything back, and replay what came after."""
    place = listed()
    since = place.since(kept.list_id, kept.position)
    assert since is not None
    for model in reversed(MODELS):
        model.objects.all().delete()
    for model, rows in kept.rows:
        model.objects.bulk_create([model(**row) for row in rows])
    forget_notes()
    replay(since, place.keys)
    gonelist.write(gone.path(), place.going_on())
    assert not Unlisted.objects.exists()
