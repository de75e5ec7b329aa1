"""The one door before a suggestion: does this person want it now?

Whoever would suggest openness, patience, repair or agreement asks here first, in a
template with ``{% suggests %}`` (template library ``suggest``). For some, silence is
fear of the other, and none of that advice applies: docs/reference/suggestions.md lists
every place that suggests, and what stands there instead.
"""

from enum import StrEnum

from django.http import HttpRequest

from stillhere.foundation.people.access import opened, visit_of
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.people.rules import Suggestions
from stillhere.foundation.people.sessions import State


class Ask(StrEnum):
    """What a suggestion asks of a person."""

    OPENNESS = "openness"
    PATIENCE = "patience"
    REPAIR = "repair"
    AGREEMENT = "agreement"


def wanted(level: Suggestions, *, unasked: bool) -> bool:
    """Say whether to suggest; ``unasked`` is what stands on a page by itself.

    With *fewer* a person gets only what stands on pages that they opened for it.
    """
    if level is Suggestions.FEWER:
        return not unasked
    return level is Suggestions.USUAL


def level_of(request: HttpRequest) -> Suggestions:
    """Return how much may be suggested to whoever asks; signed out: the usual."""
    found = getattr(request, "suggestions", None)
    if not isinstance(found, Suggestions):
        found = _chosen(request)
        request.suggestions = found  # type: ignore[attr-defined]  # read above
    return found


def _chosen(request: HttpRequest) -> Suggestions:
    if visit_of(request).state is not State.OPEN:
        return Suggestions.USUAL
    return preferences(opened(request)).suggestions
