"""One plain sentence, or a few, for each finding: what the figures carry and no more.

Pure but for the language. No verdict, no cause, nobody to blame; too little says what
would be enough. tests/overview/patterns/golden.txt holds what many histories are told.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stillhere.core.stats.bands import Banded
from stillhere.core.stats.enough import TooEarly
from stillhere.core.stats.sequences import Association
from stillhere.core.stats.survival import Survival
from stillhere.overview.patterns import saying
from stillhere.overview.patterns.noticing import (
    Acted,
    Around,
    Changing,
    Counted,
    HowLong,
    HowOften,
    Loop,
)
from stillhere.rooms.episodes import words

Said = tuple[str, ...]


def how_often(found: HowOften) -> Said:
    """Say how often it goes quiet."""
    if found.rate is None:
        return (
            _("Too early to say."),
            _("There is no day yet of which you said that all is noted."),
        )
    seen = _("In the %(weeks)s you can speak for: %(silences)s.") % {
        "weeks": saying.weeks(found.weeks),
        "silences": saying.silences(found.events) if found.events else _("none"),
    }
    if isinstance(found.band, TooEarly):
        return (*_too_early(found.band), seen, *_at_most(found))
    spread = _("Anything from %(low)s to %(high)s would fit as well.")
    ends = saying.often(found.rate.low), saying.often(found.rate.high)
    about = saying.often(found.rate.mean)
    said = [
        seen,
        _("That is %(often)s.") % {"often": about},
        spread % {"low": ends[0], "high": ends[1]} if ends != (about, about) else "",
        _("They come in spells, so the range is wider.") if found.spells else "",
        _band(found.band),
        _pattern() if found.pattern else "",
    ]
    return tuple(filter(None, said))


def _at_most(found: HowOften) -> Said:
    """Few in many weeks do say something: more is unlikely."""
    if found.rate is None or found.weeks < 4:
        return ()
    more = _("More often than %(often)s is unlikely, as far as it was noted.")
    return (more % {"often": saying.often(found.rate.high)},)


def _band(found: Banded) -> str:
    names = [saying.band(one) for one in found.named]
    if len(names) == 1:
        return _("By your own lines that is “%(band)s”.") % {"band": names[0]}
    if len(names) == 2:
        both = {"one": names[0], "other": names[1]}
        return _("By your own lines it may be “%(one)s” or “%(other)s”.") % both
    return _("Which side of your own lines it is on can’t be told yet.")


def _pattern() -> str:
    return _(
        "It came in many different weeks, so it can be called a pattern. That says "
        "nothing about why, or whose doing it is."
    )


def _too_early(found: TooEarly) -> Said:
    weeks, events = saying.weeks(found.need_weeks), saying.silences(found.need_events)
    if not found.need_weeks:
        more = found.need_events - found.have_events
        need = ngettext(
            "One more would be enough.", "%(number)s more would be enough.", more
        ) % {"number": more}
    else:
        need = _("From %(weeks)s and %(silences)s on, something can be said.") % {
            "weeks": weeks,
            "silences": events,
        }
    return _("Too early to say."), need


def how_long(found: HowLong) -> Said:
    """Say how long until two found back."""
    curve = found.curve
    if not curve.closed and not curve.still_open:
        return (_("Nothing is noted yet."),)
    still = _still_open(curve.still_open)
    if not curve.closed:
        return still
    if curve.only_dots:
        few = _("Too few are over to say what is usual. The picture has each of them.")
        return (few, *still)
    if curve.median is None:
        return (
            _("Fewer than half have ended, so the middle can’t be told."),
            *still,
        )
    middle = _("Half of them were over %(within)s.")
    within = saying.within(curve.median)
    return (middle % {"within": within}, *_spread(curve), *still)


def _spread(curve: Survival) -> Said:
    if curve.low is None or curve.median is None:
        return ()
    low = saying.long(curve.low)
    if curve.high is None and curve.low == curve.median:
        return ()  # all took as long
    if curve.high is None:
        at_least = _("The true middle may be anywhere from %(low)s upwards.")
        return (at_least % {"low": low},)
    high = saying.long(curve.high)
    if low == high:
        return ()
    said = _("With this few, the true middle may be anywhere from %(low)s to %(high)s.")
    return (said % {"low": low, "high": high},)


def _still_open(number: int) -> Said:
    if not number:
        return ()
    said = ngettext(
        "One is still open and counts as “at least so long”.",
        "%(number)s are still open and count as “at least so long”.",
        number,
    )
    return (said % {"number": number},)


def changing(found: Changing | TooEarly) -> Said:
    """Say whether it became less."""
    if isinstance(found, TooEarly):
        early = _("Too early to say: change only shows over months.")
        need = _("From %(weeks)s and %(silences)s on, two halves can be compared.")
        more = {
            "weeks": saying.weeks(found.need_weeks),
            "silences": saying.silences(found.need_events),
        }
        return early, need % more
    earlier, later = found.earlier, found.later
    seen = _("Earlier: %(one)s in %(weeks)s. Later: %(other)s in %(more)s.") % {
        "one": saying.silences(earlier.events) if earlier.events else _("none"),
        "weeks": saying.weeks(earlier.weeks),
        "other": saying.silences(later.events) if later.events else _("none"),
        "more": saying.weeks(later.weeks),
    }
    if found.clear:
        if found.change.high < 1:
            said = _("It has become less often. Chance alone seldom looks like this.")
        else:
            said = _("It has become more often. Chance alone seldom looks like this.")
        return seen, said, _("What it comes from, no figure can tell.")
    return seen, _("That can be chance: no change can be told from it."), *_wait(found)


def _wait(found: Changing) -> Said:
    """Say how long it would take to see a halving, where there is one to see."""
    if found.halving.need_weeks is None:
        return (_("With so few, a change would hardly show within years."),)
    said = _(
        "If it became half as often from now on, it would take about %(weeks)s to show."
    )
    return (said % {"weeks": saying.weeks(found.halving.need_weeks)},)


def before(found: Around) -> Said:
    """Say what tends to come before."""
    if found.before.early:
        return (_("Too early to say: what came before is noted of fewer than three."),)
    names = tuple(words.before(item) for item in found.before.first)
    said = [
        _stands_out(found.before, names, _("Most often before it: %(what)s.")),
        _("What comes before is not the cause. Something third may be behind both."),
    ]
    part = tuple(words.part(item) for item in found.when.first)
    if len(part) == 1 and 2 * found.when.most > found.when.coded:
        when = _("More than half of them began %(part)s.")
        said.insert(1, when % {"part": part[0]})
    return tuple(said)


def helped(found: Around) -> Said:
    """Say how two found back."""
    if found.back.early:
        return (_("Too early to say: the way back is noted of fewer than three."),)
    names = tuple(words.back(item) for item in found.back.first)
    said = _("Most often you found back like this: %(what)s.")
    return (_stands_out(found.back, names, said),)


def _stands_out(found: Counted, names: Said, said: str) -> str:  # type: ignore[type-arg]  # of any choice
    if not names:
        return _("Nothing stands out.")
    many = _("%(what)s (%(many)s of %(all)s)") % {
        "what": words.listed(names),
        "many": found.most,
        "all": found.coded,
    }
    return said % {"what": many}


def acted(rows: tuple[Acted, ...]) -> Said:
    """Say what I did and how long it took."""
    if not rows:
        return (_("Nothing is noted yet of what you did."),)
    told = [row for row in rows if not row.curve.only_dots and row.curve.median]
    if len(told) < 2:
        return (_("Too early to say: of two things, each needs five that are over."),)
    return (
        _("How long it took with each stands in the table."),
        _(
            "Which comes first is open: what you do may shorten it, and a short one "
            "may leave you calmer."
        ),
    )


def middle(row: Acted) -> str:
    """Say how long it took where I did one thing; too few are not told."""
    if row.curve.only_dots or row.curve.median is None:
        return _("too few to say")
    return _("half %(within)s") % {"within": saying.within(row.curve.median)}


def loop(found: Loop | TooEarly) -> Said:
    """Say our loop, both directions at once."""
    if isinstance(found, TooEarly):
        more = found.need_events - found.have_events
        said = ngettext(
            "From 20 silences with what you did. One is missing.",
            "From 20 silences with what you did. %(number)s are missing.",
            more,
        )
        return _("Too early to say."), said % {"number": more}
    pressed = _(
        "After pressing or criticising, %(one)s of %(all)s took longer than %(long)s. "
        "Without it, %(other)s of %(rest)s."
    )
    was_long = _(
        "After a long one, you pressed or criticised in %(one)s of %(all)s. "
        "After a short one, in %(other)s of %(rest)s."
    )
    if not found.comparable:
        return (
            _("Too early to say."),
            _(
                "It takes some in which you pressed or criticised and some without, to "
                "lay them side by side."
            ),
        )
    long = saying.long(found.long)
    return (
        pressed % (_numbers(found.ways.forward) | {"long": long}),
        was_long % _numbers(found.ways.backward),
        _carries(found),
        _("Both are halves of one loop that two people are in. Neither begins it."),
    )


def _numbers(found: Association) -> dict[str, object]:
    table = found.table
    none = _("none")
    return {
        "one": table.both or none,
        "all": table.with_first,
        "other": table.second_only or none,
        "rest": table.without_first,
    }


def _carries(found: Loop) -> str:
    forward, backward = (
        way.low is not None and way.low > 0
        for way in (found.ways.forward, found.ways.backward)
    )
    if forward and backward:
        return _("Each goes with the other more often than chance would have it.")
    if forward:
        return _("Pressing and long silences go together. The other way round is open.")
    if backward:
        return _(
            "Long silences and pressing afterwards go together. The other way round is "
            "open."
        )
    return _("Either can be chance.")
