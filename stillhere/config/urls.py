"""The table of addresses. One letter a room, since browser histories are read.

``/live/`` is not here: config/asgi.py gives it to the streams before Django.
"""

from django.urls import include, path

from stillhere.config import converters  # noqa: F401 - registers <stream:…>
from stillhere.config.setup import setup

urlpatterns = [
    path("", include("stillhere.overview.home.urls")),
    path("", include("stillhere.foundation.people.urls")),  # in new out lock back m
    path("u/", include("stillhere.foundation.couples.urls")),
    path("s/", include("stillhere.foundation.support.urls")),
    path("r/", include("stillhere.foundation.coach.urls")),
    path("", include("stillhere.foundation.web.urls")),  # w sw.js manifest.webmanifest
    path("a/", include("stillhere.rooms.pauses.urls")),
    path("b/", include("stillhere.rooms.feelings.urls")),
    path("c/", include("stillhere.rooms.disclosures.urls")),
    path("d/", include("stillhere.rooms.reaching.urls")),
    path("e/", include("stillhere.rooms.episodes.urls")),
    path("f/", include("stillhere.rooms.repairs.urls")),
    path("g/", include("stillhere.rooms.conversations.urls")),
    path("j/", include("stillhere.overview.patterns.urls")),
    path("h/", include("stillhere.rooms.moments.urls")),
    path("i/", include("stillhere.rooms.practice.urls")),
    path("k/", include("stillhere.overview.records.urls")),
    path("setup/", setup, name="setup"),
]
handler500 = "stillhere.foundation.web.errors.server_error"
