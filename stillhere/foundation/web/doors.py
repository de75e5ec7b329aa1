"""The mark of views that are for everybody; ``people`` closes every other view."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpResponse

View = TypeVar("View", bound=Callable[..., HttpResponse])


def anyone(view: View) -> View:
    """Mark a view as open to people who are signed out or locked."""
    marked: Any = view
    marked.for_anyone = True
    return view
