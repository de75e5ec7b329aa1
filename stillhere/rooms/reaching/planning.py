"""If-then plans: made in calm, read when it gets hard."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from stillhere.foundation.people.access import act, opened
from stillhere.foundation.people.carrying import carried
from stillhere.rooms.reaching import queries, services
from stillhere.rooms.reaching.forms import KeyForm, PlanForm
from stillhere.rooms.reaching.rules import TooManyPlans


def plans(request: HttpRequest) -> HttpResponse:
    """Show one's plans, and add one."""
    vault = opened(request)
    sent = request.POST if request.method == "POST" else carried(request)
    form = PlanForm(sent)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_plan(vault, plan=form.plan)
            return redirect("reaching:plans")
        except TooManyPlans:
            form.add_error(
                None,
                _("Twelve plans are kept at most. Let one go first; this one waits."),
            )
    context = {"plans": queries.plans(vault).items, "form": form, "here": "me"}
    return render(request, "reaching/plans.html", context)


@act
def remove_plan(request: HttpRequest) -> HttpResponse:
    """Let a plan go."""
    form = KeyForm(request.POST)
    if form.is_valid():
        services.remove_plan(opened(request), key=form.cleaned_data["key"])
    return redirect("reaching:plans")
