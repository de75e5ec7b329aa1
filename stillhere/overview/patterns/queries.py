"""What can be asked about what one notices."""

from datetime import datetime

from stillhere.overview.patterns import lines
from stillhere.overview.patterns.history import history
from stillhere.overview.patterns.page import NoticedPage, noticed_page
from stillhere.rooms.disclosures.queries import LOOKS, looks_of
from stillhere.rooms.episodes import queries as episodes
from stillhere.vault.opened import Vault


def noticed_now(vault: Vault, now: datetime) -> NoticedPage:
    """Return what can be noticed in all that one noted until now."""
    noted = tuple(own.silence for own in episodes.all_kept(vault, now))
    return noticed_page(
        history(noted, episodes.spoken_for(vault, noted, now), now),
        lines.lines(vault),
        looks_of(vault.own.current(LOOKS)),
        name=episodes.look(vault, now).name,
    )
