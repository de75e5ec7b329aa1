"""How one pause of the demo goes, from the call to what each keeps about it.

Every story acts through the real services, at invented times. Called by ``demo_days``.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

import attrs

from stillhere.config.demo_words import Voice
from stillhere.rooms.pauses import keeping, services, times
from stillhere.rooms.pauses.access import open_pause
from stillhere.rooms.pauses.after import After, CameBack, Helped
from stillhere.rooms.pauses.queries import viewer
from stillhere.rooms.pauses.records import REPLIES, Reply, Way
from stillhere.rooms.pauses.rules import CLOSES, GRACE
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


@attrs.frozen
class Actor:
    """One of the invented people: their open vault and how they talk."""

    name: str
    vault: Vault
    voice: Voice


@attrs.frozen
class Scene:
    """A pause that has begun: who is away, who waits (nobody, for one alone)."""

    chance: Random
    away: Actor
    waits: Actor | None
    at: datetime
    until: datetime
    stream: Stream

    def token(self) -> str:
        """Return a form's token."""
        return token(self.chance)

    def during(self) -> datetime:
        """Return a time at which the pause still runs."""
        return self.at + (self.until - self.at) * self.chance.uniform(0.3, 0.9)

    def back(self, at: datetime, way: Way, until: datetime | None = None) -> None:
        """Let the one who is away come back, and the other answer, most of the time."""
        services.come_back(
            self.away.vault,
            stream=self.stream,
            token=self.token(),
            way=way,
            until=until,
            now=at,
        )
        if self.waits is not None and self.chance.random() < 0.85:
            self.answer(self.waits, at + _minutes(self.chance, 1, 40), way)

    def answer(self, who: Actor, at: datetime, way: Way) -> None:
        """Answer a return with one of its kind answers, the first one mostly."""
        replies = REPLIES[way]
        kind: Reply = replies[0]
        if self.chance.random() < 0.35:
            kind = self.chance.choice(replies)
        back = open_pause(who.vault, self.stream).pause.back
        services.answer_back(
            who.vault,
            stream=self.stream,
            token=self.token(),
            back=back.version if back else 0,
            reply=kind,
            now=at,
        )


Story = Callable[[Scene], None]


def token(chance: Random) -> str:
    """Return what a form's hidden field would hold."""
    return f"{chance.getrandbits(128):032x}"


def _minutes(chance: Random, least: int, most: int) -> timedelta:
    return chance.randint(least, most) * MINUTE


def _talk(chance: Random) -> Way:
    return chance.choice((Way.TALK, Way.TALK, Way.TOGETHER))


def begin(
    chance: Random, away: Actor, waits: Actor | None, at: datetime, minutes: int
) -> Scene:
    """Begin a pause as the page would: never a return in the night by itself."""
    zone = viewer(away.vault, at).zone
    until = times.resolve(times.default(at, zone, usual=minutes), "", at, zone)
    reason = chance.choice(away.voice.reasons) if chance.random() < 0.4 else None
    stream = services.begin_pause(
        away.vault,
        token=token(chance),
        until=until,
        line=chance.choice(away.voice.lines),
        reason=reason,
        now=at,
    )
    scene = Scene(chance, away, waits, at, until, stream)
    for who in (away, waits):
        if who and who.voice.notes and chance.random() < 0.2:
            text = chance.choice(who.voice.notes)
            services.pass_note(
                who.vault,
                stream=stream,
                token=scene.token(),
                text=text,
                now=at + MINUTE,
            )
    return scene


def early(scene: Scene) -> None:
    """Back before the time."""
    scene.back(scene.during(), _talk(scene.chance))


def in_time(scene: Scene) -> None:
    """Back at about the time."""
    scene.back(scene.until + _minutes(scene.chance, 0, 8), _talk(scene.chance))


def longer(scene: Scene) -> None:
    """Longer, once, then back."""
    until = scene.until + scene.chance.choice((30, 45, 60)) * MINUTE
    services.need_longer(
        scene.away.vault,
        stream=scene.stream,
        token=scene.token(),
        until=until,
        now=scene.during(),
    )
    scene.back(until - _minutes(scene.chance, 0, 9), _talk(scene.chance))


def talk_at(scene: Scene) -> None:
    """Back, with a time to talk."""
    at = scene.during()
    until = scene.until + scene.chance.choice((2, 3, 14)) * HOUR
    scene.back(at, Way.TALK_AT, until)


def write(scene: Scene) -> None:
    """Back, and would rather write."""
    scene.back(scene.during(), Way.WRITE)


def rest(scene: Scene) -> None:
    """Back, and it can rest for today."""
    scene.back(scene.during(), Way.REST)


def let_rest(scene: Scene) -> None:
    """The one who is away lets it rest."""
    _rests(scene, scene.away, scene.during())


def past(scene: Scene) -> None:
    """The time passes; the other sends "No hurry. I'm here."; back after all."""
    at = scene.until + GRACE + _minutes(scene.chance, 1, 15)
    if scene.waits is not None:
        services.assure(
            scene.waits.vault, stream=scene.stream, token=scene.token(), now=at
        )
    scene.back(at + _minutes(scene.chance, 10, 90), _talk(scene.chance))


def past_and_offered(scene: Scene) -> None:
    """The time passes; one offers another; it is accepted and kept."""
    at = scene.until + GRACE + _minutes(scene.chance, 1, 20)
    _new_time(scene, at, at + scene.chance.choice((1, 2, 3)) * HOUR)


def past_and_rested(scene: Scene) -> None:
    """The time passes; the one who waits lets it rest."""
    _rests(
        scene,
        scene.waits or scene.away,
        scene.until + GRACE + _minutes(scene.chance, 5, 60),
    )


def left_open(scene: Scene) -> None:
    """It closes by itself; both put it away, each for themselves."""
    for who in (scene.away, scene.waits):
        if who is not None:
            keeping.put_away(who.vault, stream=scene.stream, left_open=True)


def found_again(scene: Scene) -> None:
    """It was left open; a new time is offered and accepted."""
    at = scene.until + CLOSES + _minutes(scene.chance, 10, 300)
    _new_time(scene, at, at + scene.chance.choice((1, 3, 6)) * HOUR)


def wrote_later(scene: Scene) -> None:
    """It was left open; they write about it instead."""
    scene.back(scene.until + CLOSES + _minutes(scene.chance, 10, 300), Way.WRITE)


def both(scene: Scene) -> None:
    """Both call a pause; both come back."""
    if scene.waits is None:
        return in_time(scene)
    other = scene.waits
    services.begin_pause(
        other.vault,
        token=scene.token(),
        until=scene.at + 30 * MINUTE,
        line=scene.chance.choice(other.voice.lines),
        reason=None,
        now=scene.at + 2 * MINUTE,
    )
    for minutes, who in enumerate((scene.away, other)):
        services.come_back(
            who.vault,
            stream=scene.stream,
            token=scene.token(),
            way=_talk(scene.chance),
            now=scene.at + (25 + 6 * minutes) * MINUTE,
        )
    return None


def taken_back(scene: Scene) -> None:
    """It was called by mistake."""
    services.take_back(
        scene.away.vault,
        stream=scene.stream,
        token=scene.token(),
        now=scene.at + 2 * MINUTE,
    )


def _rests(scene: Scene, who: Actor, at: datetime) -> None:
    services.let_rest(who.vault, stream=scene.stream, token=scene.token(), now=at)


def _new_time(scene: Scene, at: datetime, until: datetime) -> None:
    offers, accepts = scene.waits or scene.away, scene.away
    services.offer_time(
        offers.vault, stream=scene.stream, token=scene.token(), until=until, now=at
    )
    offered = open_pause(accepts.vault, scene.stream).pause.offered
    if offered is not None:  # alone, a new time needs nobody's yes
        services.accept_time(
            accepts.vault,
            stream=scene.stream,
            token=scene.token(),
            offer=offered.version,
            now=at + 9 * MINUTE,
        )
    scene.back(until - 2 * MINUTE, _talk(scene.chance))


def look_back(scene: Scene, who: Actor) -> None:
    """Keep, only for oneself, how it was; often nothing is kept."""
    if scene.chance.random() < 0.5:
        kinds = (Helped.YES, Helped.YES, Helped.A_BIT, Helped.NO)
        item = After(stream=scene.stream, helped=scene.chance.choice(kinds))
        keeping.keep_after(who.vault, item=item)
        if scene.chance.random() < 0.6:
            came = scene.chance.choice((CameBack.YES, CameBack.YES, CameBack.NO))
            keeping.keep_came_back(who.vault, stream=scene.stream, came_back=came)


OF_TWO: tuple[Story, ...] = (
    *(early, early, in_time, in_time, in_time, longer, longer),
    *(talk_at, talk_at, write, rest, let_rest),
    *(past, past, past_and_offered, past_and_rested),
    *(left_open, found_again, wrote_later, both, taken_back),
)
OF_ONE: tuple[Story, ...] = (early, in_time, longer, rest, let_rest, past, left_open)
"""How they go; what stands here twice happens more often."""
