"""Reading ahead: what a page will ask for, fetched at once."""

from collections.abc import Iterable

from stillhere.vault.names import Stream
from stillhere.vault.rows import rows_of
from stillhere.vault.shelves import OpenSpace


def read_ahead(
    slots: Iterable[tuple[OpenSpace, tuple[str, ...]]], *, follow: tuple[str, ...]
) -> None:
    """Read slots of several spaces at once, and the streams that some point to.

    For a page that only reads: two queries, whatever it asks afterwards. A slot names
    one ``stream``, or a few ``streams``.
    """
    wanted = list(slots)
    _keep([(space, [*map(space.slot, names)]) for space, names in wanted])
    pointed = []
    for space, names in wanted:
        entries = space.currents(*(name for name in names if name in follow)).values()
        at = [one for entry in entries if entry for one in _points_to(entry.event)]
        pointed.append((space, at))
    _keep(pointed)


def _points_to(value: object) -> list[Stream]:
    """Return the stream, or the few streams, that a slot's value names."""
    one, several = getattr(value, "stream", None), getattr(value, "streams", ())
    return [Stream(each) for each in (one, *several) if isinstance(each, str)]


def _keep(wanted: list[tuple[OpenSpace, list[Stream]]]) -> None:
    rows = rows_of([(space.id, streams) for space, streams in wanted])
    for (space, _streams), found in zip(wanted, rows, strict=True):
        space._ahead.update(found)  # noqa: SLF001 - the one place that fills it
