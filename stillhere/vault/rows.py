"""The rows of streams, for several spaces with one query."""

from stillhere.vault import plain
from stillhere.vault.models import Record
from stillhere.vault.names import SpaceId, Stream


def rows_of(
    wanted: list[tuple[SpaceId, list[Stream]]],
) -> list[dict[Stream, list[Record]]]:
    """Return the rows of streams, oldest first, for each space."""
    found = [{stream: list[Record]() for stream in streams} for _, streams in wanted]
    place = {space: found[at] for at, (space, _) in enumerate(wanted)}
    streams = [stream for _, streams in wanted for stream in streams]
    if streams:
        where = f"space_id IN ({plain.marks(list(place))}) "
        where += f"AND stream IN ({plain.marks(streams)}) ORDER BY version"
        for row in plain.rows(Record, where, [*place, *streams]):
            there, stream = place[SpaceId(row.space_id)], Stream(row.stream)
            if stream in there:
                there[stream].append(row)
    return found
