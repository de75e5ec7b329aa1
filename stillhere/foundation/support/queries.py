"""What can be asked about a person's own course."""

from stillhere.foundation.support.rules import Course
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry

COURSE = "support.course"
"""Slot of the personal space."""


def course(vault: Vault) -> Course:
    """Return what a person answered, oldest first."""
    return course_of(vault.own.current(COURSE))


def course_of(entry: Entry | None) -> Course:
    """Read the course from its slot."""
    found = entry.event if entry else None
    return found if isinstance(found, Course) else Course()
