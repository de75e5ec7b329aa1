"""What figures may be given to the other modules, and what is said when they may not.

Nothing is guessed or cut to fit: what cannot be right is refused by name.
"""

from math import isfinite
from typing import Final

MOST_EVENTS: Final = 1_000_000
LEAST_WEEKS: Final = 0.001
"""About ten minutes; a rate over less than that is no rate."""
MOST_WEEKS: Final = 10_000.0
"""Two lifetimes."""
MOST: Final = 1e9
"""The largest duration or value; a million hours is far below."""


class NotFinite(ValueError):
    """A figure is no number, or has no end."""


class OutOfRange(ValueError):
    """A figure is below the least or above the most that can be meant."""


def number(value: float, name: str, least: float, most: float) -> float:
    """Return a finite number between two ends, both allowed.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: below ``least`` or above ``most``.
    """
    # A whole number too long for a float is finite and out of range.
    if not isinstance(value, int) and not isfinite(value):
        raise NotFinite(f"{name} has to be a finite number")
    if not least <= value <= most:
        raise OutOfRange(f"{name} has to lie between {least:g} and {most:g}")
    return float(value)


def count(value: int, name: str = "events") -> int:
    """Return a whole number of things, 0 to a million.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: for anything else that is no such number.
    """
    whole = int(number(value, name, 0, MOST_EVENTS))
    if whole != value:
        raise OutOfRange(f"{name} has to be a whole number")
    return whole


def weeks(value: float, name: str = "weeks") -> float:
    """Return a length of observed time in weeks, more than none.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: outside 0.001 to 10,000 weeks.
    """
    return number(value, name, LEAST_WEEKS, MOST_WEEKS)


def duration(value: float, name: str = "hours") -> float:
    """Return a length of time that may be nothing, in whatever unit it came.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: below 0 or above 1e9.
    """
    return number(value, name, 0.0, MOST)


def level(value: float) -> float:
    """Return how sure an interval is, as a share: .9 for 90 %.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: outside .01 to .9999.
    """
    return number(value, "level", 0.01, 0.9999)
