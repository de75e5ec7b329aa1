"""Days, taps and settings in any order: one thing a day, and nothing left of a no.

Beside what somebody taps runs what would be if they never said "not today": from the
next day on nobody can tell the two apart.
"""

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from stillhere.core import codec
from stillhere.rooms.moments import rules
from stillhere.rooms.moments.reading import ENGLISH, small_things
from stillhere.rooms.moments.rules import Kind, Person, Room, Small, Thing, With

THINGS = small_things(ENGLISH)
HOURS = st.sampled_from([0, 9, 15, 21, 22, 23])


def kept(small: Small) -> Small:
    """Return it as it comes back from its slot."""
    found = codec.decode(codec.encode(small))
    assert isinstance(found, Small)
    return found


class Somebody(RuleBasedStateMachine):
    """One person over many days; every tap may come twice, or from yesterday's page."""

    @initialize(
        number=st.integers(0, 2**32 - 1),
        company=st.sampled_from(With),
        start=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    )
    def begin(self, number: int, company: With, start: date) -> None:
        self.person = Person(number=number, company=company)
        self.day, self.hour = start, 9
        self.slot: Small | None = None
        self.never: Small | None = None
        """The slot, had they never put anything away."""
        self.at_first: dict[date, Thing] = {}
        self.shown: dict[date, set[str]] = {}
        self.asked_for_others = False
        self.old: list[Thing] = []
        self.look()

    # --- what the page does -------------------------------------------------------

    @property
    def small(self) -> Small:
        return rules.today(self.slot, self.day)

    def thing(self) -> Thing | None:
        found = rules.thing_of(THINGS, self.person, self.small)
        late = rules.is_late(self.hour)
        return None if found and found.talks and late else found

    def look(self) -> Thing | None:
        found = self.thing()
        if found is not None:
            self.shown.setdefault(self.day, set()).add(found.id)
            self.at_first.setdefault(self.day, found)
        return found

    def keep(self, change: Any, *args: Any) -> None:
        self.slot = kept(change(self.small, *args))
        self.never = kept(change(rules.today(self.never, self.day), *args))

    # --- what can happen ----------------------------------------------------------

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        thing = self.look()
        self.old = [thing] if thing else []
        self.day, self.hour = self.day + timedelta(days=days), 9
        self.asked_for_others = False
        self.look()

    @rule(hour=HOURS)
    def hours_pass(self, hour: int) -> None:
        self.hour = max(hour, self.hour)

    @rule(twice=st.booleans())
    def not_today(self, twice: bool) -> None:
        if self.look() is None:
            return
        for _ in range(2 if twice else 1):
            self.slot = kept(rules.put_away(self.small))
        assert self.look() is None

    @rule()
    def in_person(self) -> None:
        """It leaves the very same as "not today"."""
        if self.look() is not None:
            declined = kept(rules.put_away(self.small))
            self.not_today(twice=False)
            assert self.slot == declined

    @rule()
    def done_here(self) -> None:
        thing = self.look()
        if thing is not None and thing.where:
            self.keep(rules.done_here, thing)
            assert self.look() is None

    @rule(smaller=st.booleans())
    def another(self, smaller: bool) -> None:
        thing, late = self.look(), rules.is_late(self.hour)
        if thing is None:
            return
        other = rules.instead(
            THINGS, self.person, self.small, smaller=smaller, late=late
        )
        if other is not None:
            assert other != thing
            assert not smaller or other.size < thing.size
            self.asked_for_others = True
            self.keep(rules.with_other, other)
            assert self.look() == other

    @rule(room=st.sampled_from(Room))
    def says_how_much_there_is(self, room: Room) -> None:
        before = self.small
        self.asked_for_others = True
        self.keep(rules.with_room, room)
        assert before.away == self.small.away
        thing = self.look()
        assert thing is None or thing.size in rules.SIZES[room]

    @rule(muted=st.booleans())
    def mutes_or_not(self, muted: bool) -> None:
        self.person = attrs.evolve(self.person, muted=muted)
        self.asked_for_others = True

    @rule(company=st.sampled_from(With))
    def someone_comes_or_goes(self, company: With) -> None:
        self.person = attrs.evolve(self.person, company=company)
        self.asked_for_others = True

    @precondition(lambda self: self.old)
    @rule()
    def yesterdays_page_says_no(self) -> None:
        """A page says which thing it showed: it is never today's."""
        thing = self.look()
        assert thing is None or thing.id != self.old[0].id or self.gap()

    def gap(self) -> bool:
        """Days lay between, so the same may have come again."""
        return (self.day - timedelta(days=1)) not in self.shown

    # --- what always holds --------------------------------------------------------

    @invariant()
    def no_two_days_in_a_row_are_alike(self) -> None:
        for day, things in self.shown.items():
            assert not things & self.shown.get(day + timedelta(days=1), set())

    @invariant()
    def there_is_one_a_day_unless_another_was_asked_for(self) -> None:
        if not self.asked_for_others:
            assert len(self.shown.get(self.day, set())) <= 1

    @invariant()
    def muted_or_apart_nothing_else_is_asked_and_by_day_there_is_no_gap(self) -> None:
        thing = self.thing()
        if self.person.muted or self.person.company is With.APART:
            assert thing is None or thing.kind is Kind.ONESELF
            assert (thing is None) == self.small.away, "at night neither"
        if not rules.is_late(self.hour):
            assert (thing is None) == self.small.away

    @invariant()
    def alone_nothing_needs_the_other_and_at_night_nobody_talks(self) -> None:
        thing = self.thing()
        if thing is not None and self.person.company is not With.TWO:
            assert not thing.joined
        if thing is not None and rules.is_late(self.hour):
            assert not thing.talks

    @invariant()
    def tomorrow_nothing_is_left_of_a_no(self) -> None:
        """Nor of how much there was, or of what stood in its place."""
        tomorrow = self.day + timedelta(days=1)
        left = rules.today(self.slot, tomorrow)

        assert left == rules.today(self.never, tomorrow)
        assert not (left.away or left.room or left.now)


TestSomebody = Somebody.TestCase
TestSomebody.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
