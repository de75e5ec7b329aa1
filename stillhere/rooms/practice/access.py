"""The one way from a number in an address to a scene: else 404."""

from django.http import Http404

from stillhere.rooms.practice.rules import Scene, Scenes


class NoSuchScene(Http404):
    """No scene has this number."""


def numbered(among: Scenes, number: int) -> Scene:
    """Return a scene. :raises NoSuchScene: if there is none."""
    found = among.numbered(number)
    if found is None:
        raise NoSuchScene
    return found
