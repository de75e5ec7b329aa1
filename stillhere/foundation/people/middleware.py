"""The door: every request passes it before any view runs."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from stillhere.foundation.people import carrying, sessions
from stillhere.foundation.people.access import marked
from stillhere.foundation.people.sessions import State, Visit
from stillhere.foundation.web import clock

NO_STORE = "no-store, no-transform"


class Door:
    """Find out who asks, let in who may, and move the idle limit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before everything else that answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and give the cookie that carries the idle limit."""
        now = clock.now()
        visit = sessions.read(request.COOKIES, now=now)
        request.visit = visit  # type: ignore[attr-defined]  # read by access.visit_of
        request.door_state = visit.state.value  # type: ignore[attr-defined]
        request.idle_seconds = settings.IDLE_MINUTES * 60  # type: ignore[attr-defined]
        response = self.get_response(request)
        given = sessions.IDLE in response.cookies
        moves = _moves_the_limit(request, response)
        if visit.state is State.OPEN and not given and moves:
            sessions.extend(response, visit.token, now=now)
        stale = sessions.OPENER in request.COOKIES.keys() - response.cookies.keys()
        if visit.state is State.LOCKED and stale:
            sessions.drop_opener(response)
        response.headers.setdefault("Cache-Control", NO_STORE)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Let nobody in who may not; carry what a locked person sent."""
        visit: Visit = request.visit  # type: ignore[attr-defined]  # set above
        if marked(view, "for_anyone") or visit.state is State.OPEN:
            return None
        if visit.state is State.LOCKED and marked(view, "when_locked"):
            return None
        piece = "HX-Request" in request.headers
        if piece:  # a page that asks for its own piece: let it go to the lock itself
            return HttpResponse(status=204, headers={"HX-Refresh": "true"})
        if visit.state is State.SIGNED_OUT:
            return redirect("people:sign_in")
        if request.method == "POST" and visit.row is not None:
            carrying.carry(visit.row, visit.token, request.path, request.POST)
        return redirect(_lock_page(request.path))


def _lock_page(path: str) -> str:
    lock = reverse("people:lock")
    if path == "/" or not carrying.has_page(path):
        return lock
    return f"{lock}?{urlencode({'next': path})}"


def _moves_the_limit(request: HttpRequest, response: HttpResponse) -> bool:
    """Only a person's own navigation or POST counts, never a poll or a stream."""
    if request.method == "POST":
        return True
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return False  # the worker and the like, asked for by the browser itself
    if "HX-Request" in request.headers or request.path == reverse("people:lock"):
        return False  # a page that locks by itself goes to the lock page, too
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
