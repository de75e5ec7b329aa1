"""What the invented people of the demo found good over their year, in a line each.

Through the real services, from a seed of its own. Called by ``demo_days``.
"""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from stillhere.config.demo_stories import MINUTE, Actor, token
from stillhere.rooms.moments import keeping

DAY = timedelta(days=1)
ZONE = ZoneInfo("Europe/Dublin")
GOOD = {
    "Sam": (
        "Robin left the hall light on for me.",
        "Nobody asked me anything until I’d had my coffee.",
        "The wren is back in the hedge.",
        "We both laughed at the same wrong word.",
        "Finished the shelf. It’s level.",
        "An hour in the garden, and my shoulders came down.",
    ),
    "Robin": (
        "Sam came back before the time was up.",
        "Sam said “I was scared” and stayed in the room.",
        "My sister rang, just like that.",
        "The soup turned out well, even the burnt part.",
        "A hand on my back while I was reading.",
        "We did the crossword and let the last one be.",
    ),
    "Kim": (
        "Painted until it got dark.",
        "Jo remembered the thing about Thursday.",
        "The whole tram was quiet.",
        "I said no, and it was all right.",
        "Snow, and no need to go anywhere.",
    ),
}


def live(chance: Random, who: Actor, first: datetime, last: datetime) -> None:
    """Let somebody keep a good thing, every week or two."""
    at = first
    while at < last:
        keeping.keep_good(
            who.vault,
            token=token(chance),
            text=chance.choice(GOOD[who.name]),
            now=at,
            on=at.astimezone(ZONE).date(),
        )
        at += chance.randint(5, 16) * DAY + chance.randint(-200, 200) * MINUTE
