"""Pictures of the way when they've gone quiet; ``tests/screenshots.py`` takes them."""

from typing import Any


def takes(album: Any, erin: Any) -> None:
    """Take a picture of each step, for one person alone."""
    erin.goes_to("/d/p")
    erin.writes("When I notice", "the closed door")
    erin.writes("I will", "put the kettle on and call Jo")
    erin.presses("Keep this plan")
    album.take(erin, "plans")
    for path, name in (
        ("/d/", "gone-quiet"),
        ("/d/c", "gone-quiet-no-contact"),
        ("/d/s", "gone-quiet-settle"),
        ("/d/t", "gone-quiet-thought"),
    ):
        album.visit(erin, path, name)
    erin.chooses("“I don’t matter to them.”")
    erin.presses("Go on")
    erin.chooses("lonely")
    album.take(erin, "gone-quiet-feeling")
    erin.presses("Go on")
    erin.chooses("A small sign")
    album.take(erin, "gone-quiet-need")
    erin.presses("Go on")
    album.take(erin, "gone-quiet-wonder")
    erin.presses("Write one message")
    album.take(erin, "gone-quiet-write")
    erin.presses("I feel lonely when it’s quiet")
    erin.presses("This is what I’d send")
    album.take(erin, "gone-quiet-send")
    album.visit(erin, "/d/r", "gone-quiet-room")
    erin.presses("Keep this time")
    album.visit(erin, "/d/", "gone-quiet-resting")
    erin.presses("It’s different now: put this away")
