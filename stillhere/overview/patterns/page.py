"""The page of what I notice, put together from findings, sentences and pictures.

Pure but for the language. Called by ``views``.
"""

import attrs

from stillhere.core.codec import private
from stillhere.core.stats.enough import TooEarly
from stillhere.overview.patterns import curve, noticing, pictures, saying, sentences
from stillhere.overview.patterns.curve import Curve
from stillhere.overview.patterns.history import History
from stillhere.overview.patterns.lines import Lines
from stillhere.overview.patterns.pictures import Bars, Pair, Range, Row
from stillhere.rooms.disclosures import pictures as expected
from stillhere.rooms.disclosures.mine import Looks
from stillhere.rooms.episodes import words


@attrs.frozen(kw_only=True)
class NoticedPage:
    """One plain sentence, one picture and one table for each question."""

    any: bool
    """Something is noted."""
    overlapped: bool
    lines: tuple[str, str]
    often: tuple[str, ...] = private()
    often_picture: Bars = attrs.field(repr=False)
    long: tuple[str, ...] = private()
    long_picture: Curve = attrs.field(repr=False)
    change: tuple[str, ...] = private()
    change_picture: tuple[Range, ...] = private()
    before: tuple[str, ...] = private()
    before_picture: tuple[Row, ...] = private()
    helped: tuple[str, ...] = private()
    helped_picture: tuple[Row, ...] = private()
    acted: tuple[str, ...] = private()
    acted_picture: tuple[Row, ...] = private()
    acted_rows: tuple[tuple[str, int, str], ...] = private()
    loop: tuple[str, ...] = private()
    loop_picture: tuple[Pair, ...] = private()
    expected: str = private()
    name: str = private()
    """The partner's, if there is one."""

    @property
    def before_high(self) -> int:
        """How high the picture of what came before is."""
        return pictures.ROW * len(self.before_picture)

    @property
    def acted_high(self) -> int:
        """How high the picture of what I did is."""
        return pictures.ROW * len(self.acted_picture)

    @property
    def helped_high(self) -> int:
        """How high the picture of how two found back is."""
        return pictures.ROW * len(self.helped_picture)


def noticed_page(
    found: History, drawn: Lines, looks: Looks, *, name: str
) -> NoticedPage:
    """Return what can be noticed in a history, ready to be shown."""
    often = noticing.how_often(found, drawn.thresholds)
    long, change = noticing.how_long(found), noticing.changing(found)
    around, acts = noticing.around(found), noticing.acted(found)
    loop = noticing.loop(found)
    return NoticedPage(
        any=bool(found.silences),
        overlapped=found.overlapped,
        lines=(saying.line(drawn.between), saying.line(drawn.often)),
        often=sentences.how_often(often),
        often_picture=pictures.by_week(found.weeks),
        long=sentences.how_long(long),
        long_picture=curve.curve(long),
        change=sentences.changing(change),
        change_picture=() if isinstance(change, TooEarly) else pictures.ranges(change),
        before=sentences.before(around),
        before_picture=pictures.rows(around.before, words.before),
        helped=sentences.helped(around),
        helped_picture=pictures.rows(around.back, words.back),
        acted=sentences.acted(acts),
        acted_picture=curve.medians(acts),
        acted_rows=tuple(
            (words.did(row.did), row.times, sentences.middle(row)) for row in acts
        ),
        loop=sentences.loop(loop),
        loop_picture=()
        if isinstance(loop, TooEarly) or not loop.comparable
        else pictures.both_ways(loop.ways),
        expected=expected.picture(looks).sentence,
        name=name,
    )
