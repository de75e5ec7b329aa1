"""The list of talks as one of the two sees it: plain values for a page."""

from datetime import datetime

import attrs

from stillhere.core.codec import private
from stillhere.foundation.couples import calm
from stillhere.rooms.conversations import closing, lefts, queries
from stillhere.rooms.conversations.events import Kept, Stage
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault


@attrs.frozen(kw_only=True)
class WordSeen:
    """What one of them left after a talk."""

    version: int
    mine: bool
    thanks: str = private()
    step: str = private()
    yes: int
    """The version of the yes to it; 0 if there is none."""
    yes_mine: bool
    can_yes: bool


@attrs.frozen(kw_only=True)
class LeftSeen:
    """What both left after one talk."""

    stream: str
    ended: datetime | None
    words: tuple[WordSeen, ...] = private()
    stands: bool
    """Both can read it; else it came along when sharing ended."""
    unreadable: bool


@attrs.frozen(kw_only=True)
class ListPage:
    """All there is of talks."""

    name: str = private()
    open: str
    """The talk that is open, if one is."""
    ended: str
    """The talk that is over and waits for a last word, if one does."""
    away: bool
    lefts: tuple[LeftSeen, ...] = private()
    kepts: tuple[tuple[str, Kept], ...] = private()


def listed(vault: Vault, now: datetime) -> ListPage:
    """Return the page for this person."""
    known, away = queries.standing_now(vault), calm.away(vault, now)
    over = known is not None and known.stage is Stage.ENDED
    done = over and known is not None and closing.mine_of(vault).done == known.stream
    return ListPage(
        name=queries.name_of(vault),
        open=known.stream if known and known.open else "",
        ended=known.stream if known and over and not (done or away) else "",
        away=away,
        lefts=tuple(
            LeftSeen(
                stream=stream,
                ended=after.ended,
                words=words_seen(after, vault.person),
                stands=space.shared,
                unreadable=after.unreadable,
            )
            for stream, space, after in lefts.all_left(vault)
        ),
        kepts=tuple(lefts.all_kept(vault)),
    )


def words_seen(after: lefts.After, me: PersonId) -> tuple[WordSeen, ...]:
    """Return what was left after one talk, as this person reads it."""
    can = after.open_to(me)
    found = []
    for word in after.words:
        yes = after.yes_to(word.version)
        found.append(
            WordSeen(
                version=word.version,
                mine=word.by == me,
                thanks=word.thanks,
                step=word.step,
                yes=yes[0] if yes else 0,
                yes_mine=bool(yes and yes[1] == me),
                can_yes=word.version in can,
            )
        )
    return tuple(found)
