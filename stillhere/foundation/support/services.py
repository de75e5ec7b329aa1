"""What a person can do with a questionnaire: keep it for themselves, or erase it."""

from datetime import date

from stillhere.foundation.support import rules
from stillhere.foundation.support.queries import COURSE, course_of
from stillhere.foundation.support.questionnaires import Questionnaire
from stillhere.foundation.support.rules import Answered
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole


@whole
def keep_answers(
    vault: Vault, which: Questionnaire, *, answers: tuple[int, ...], on: date
) -> None:
    """Keep answers in the person's own course.

    :raises TooSoon: if it was answered less than a month ago.
    """
    seen = vault.own.current(COURSE)
    time = Answered(which=which.key, on=on, answers=answers)
    wanted = rules.answered(course_of(seen), time, between=which.between)
    vault.own.point(COURSE, wanted, seen=seen)


@whole
def erase_answers(vault: Vault, which: Questionnaire, *, on: date) -> None:
    """Erase what was answered on a day; nothing happens if there is none."""
    seen = vault.own.current(COURSE)
    course = course_of(seen)
    wanted = rules.without(course, which.key, on)
    if not wanted.times:
        vault.own.erase(vault.own.slot(COURSE))
    elif wanted != course:
        vault.own.point(COURSE, wanted, seen=seen)
