"""Pictures of all that is mine; ``tests/screenshots.py`` takes them."""

from typing import Any


def takes(album: Any, who: Any) -> None:
    """What can be done with it, a summary, and being rid of it."""
    for path, name in (
        ("/k/", "mine"),
        ("/k/t", "mine-take-out"),
        ("/k/b", "mine-bring-in"),
        ("/k/s", "summary-choose"),
    ):
        album.visit(who, path, name)
    for fold in who.page.locator("details.fold > summary").all():
        fold.click()
    for tick in who.page.locator("input[name=pick]").all()[:4]:
        tick.check()
    who.writes("A few words in front, if you like", "Where could we begin?")
    album.take(who, "summary-chosen")
    who.presses("Read it as it goes out")
    album.take(who, "summary")
    album.visit(who, "/k/e", "mine-erase")
    who.chooses("All I wrote")
    who.presses("Show what would go")
    album.take(who, "mine-erase-sure")
