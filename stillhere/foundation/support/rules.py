"""What a person keeps of questionnaires: their own course, for them alone."""

from datetime import date, timedelta

import attrs

from stillhere.core.codec import private, record

MOST = 120
"""Times that are kept: ten years of months; the oldest go first."""


class TooSoon(Exception):
    """It was answered less than a month ago."""


@attrs.frozen(kw_only=True)
class Answered:
    """One questionnaire, once."""

    which: str
    on: date
    answers: tuple[int, ...] = private()


@record("support.course")
@attrs.frozen(kw_only=True)
class Course:
    """All times, oldest first."""

    times: tuple[Answered, ...] = private(default=())

    def of(self, which: str) -> tuple[Answered, ...]:
        """Return the times of one questionnaire."""
        return tuple(time for time in self.times if time.which == which)


def next_on(course: Course, which: str, between: timedelta) -> date | None:
    """Return the day from which it can be answered again; None: at any time."""
    found = course.of(which)
    return max(time.on for time in found) + between if found else None


def answered(course: Course, time: Answered, *, between: timedelta) -> Course:
    """Return the course with one time more.

    :raises TooSoon: within ``between`` of an earlier one.
    """
    again = next_on(course, time.which, between)
    if again is not None and time.on < again:
        raise TooSoon
    return Course(times=(*course.times, time)[-MOST:])


def without(course: Course, which: str, on: date) -> Course:
    """Return the course without what was answered on a day."""
    kept = tuple(t for t in course.times if (t.which, t.on) != (which, on))
    return Course(times=kept)
