"""For views with a text box: read the draft back in the same form, without sending it.

::

    coached = offering.coached(request, "words")
    form = SayForm(initial=coached.initial) if coached else SayForm(sent)

and in the template, inside the form: ``coach/_read_back.html`` with ``coached.read``
above the box, ``coach/_offer.html`` below it. It works without scripts, keeps all that
was typed, and logs and stores nothing.
"""

import re
from typing import Final

import attrs
from django.http import HttpRequest, QueryDict

from stillhere.foundation.coach.readback import ReadBack, read_back

READ: Final = "read_back"
"""The button that asks for it; its value is the name of the box."""
USE: Final = "use"
"""The button that puts a gentler version into the box; its value says which."""
MOST: Final = 6_000
"""Characters that are read at once on a page: a letter, not a book."""
_OURS: Final = (READ, USE, "csrfmiddlewaretoken")


@attrs.frozen(kw_only=True)
class Coached:
    """What was typed, and how its draft reads."""

    initial: dict[str, str | list[str]] = attrs.field(repr=False)
    """Every field as it was sent, the chosen version in its place."""
    read: ReadBack | None
    too_long: bool = False
    empty: bool = False


def coached(request: HttpRequest, field: str) -> Coached | None:
    """Return the draft read back, if that is what was pressed; else None."""
    data = request.POST
    if request.method != "POST" or not {READ, USE} & data.keys():
        return None
    draft = data.get(field, "").strip()
    if len(draft) > MOST or not draft:
        return Coached(
            initial=_kept(data), read=None, too_long=bool(draft), empty=not draft
        )
    found = read_back(draft)
    chosen = _chosen(data, found)
    if chosen is None:
        return Coached(initial=_kept(data), read=found)
    return Coached(initial=_kept(data) | {field: chosen}, read=read_back(chosen))


def _kept(data: QueryDict) -> dict[str, str | list[str]]:
    return {
        name: values[0] if len(values) == 1 else values
        for name, values in ((key, data.getlist(key)) for key in data)
        if name not in _OURS and values
    }


def _chosen(data: QueryDict, found: ReadBack) -> str | None:
    """Return the version that was chosen: the same draft gives the same versions."""
    number = data.get(USE, "")
    which = int(number) if re.fullmatch(r"[0-9]", number) else MOST
    return found.gentler[which] if which < len(found.gentler) else None
