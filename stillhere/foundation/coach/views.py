"""A page of its own for a message that goes by another messenger."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from stillhere.foundation.coach.forms import DraftForm, shared_text
from stillhere.foundation.coach.offering import coached
from stillhere.foundation.people.access import anyone


@anyone
def draft(request: HttpRequest) -> HttpResponse:
    """Read a message back; signed out and locked as well, since it needs no key."""
    found = coached(request, "draft")
    form = DraftForm(initial=found.initial if found else None)
    context = {"form": form, "coached": found, "here": "today"}
    return render(request, "coach/draft.html", context)


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt  # a phone's share sheet has no token, and this only fills a box
def shared_here(request: HttpRequest) -> HttpResponse:
    """Put what another app shared into the box, not read yet."""
    form = DraftForm(initial={"draft": shared_text(request.POST)})
    return render(request, "coach/draft.html", {"form": form, "here": "today"})
