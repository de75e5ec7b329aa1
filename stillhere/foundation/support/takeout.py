"""How the questions for oneself read on paper."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.support.questionnaires import registry, scored
from stillhere.foundation.support.rules import MOST, Course
from stillhere.foundation.web.leaves import Binder, Leaf, Line, Paper, Takes


def _course(item: Course, _on: Paper) -> Iterator[Leaf]:
    """Give each time its questions, answers and points, and the source of these."""
    for time in item.times:
        which = registry().get(time.which)
        if which is None or len(time.answers) != len(which.items):
            continue
        answers = (which.answers[answer] for answer in time.answers)
        points = _("%(points)s of %(most)s") % {
            "points": scored(which, time.answers).total,
            "most": which.most,
        }
        asked = map(Line, which.items, answers)
        more = (
            Line(_("Points"), points),
            Line(_("Source"), which.source),
            Line("", which.notice),
        )
        yield Leaf(title=which.title, at=time.on, lines=(*asked, *more))


def _course_without(item: Course, takes: Takes) -> Course:
    return Course(times=tuple(time for time in item.times if not takes(time.on)))


def _course_along(here: Course, other: Course) -> Course:
    known = {(time.which, time.on) for time in here.times}
    new = [time for time in other.times if (time.which, time.on) not in known]
    times = sorted((*here.times, *new), key=lambda time: time.on)
    return Course(times=tuple(times)[-MOST:])


BINDER: Final = Binder(
    title=gettext_lazy("Questions for myself"),
    leaves={Course: _course},
    without={Course: _course_without},
    along={Course: _course_along},
)
