"""A year of invented days: a couple, and one person alone, through the real services.

Seeded: the same seed and the same last day make the same words at the same times.
Called by ``demo`` and by the bench, with Django ready.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import attrs

from stillhere.config import (
    demo_feelings,
    demo_good,
    demo_mended,
    demo_said,
    demo_silences,
    demo_talked,
)
from stillhere.config import demo_stories as stories
from stillhere.config import demo_words as words
from stillhere.config.demo_stories import HOUR, MINUTE, Actor, begin, token
from stillhere.foundation.couples import services as couples
from stillhere.foundation.people import services as people
from stillhere.foundation.people.queries import sign_in_name
from stillhere.foundation.support import services as support
from stillhere.foundation.support.questionnaires import PHQ_4, registry
from stillhere.foundation.web.forms import new_token
from stillhere.rooms.feelings.events import Line
from stillhere.rooms.pauses import agreement, keeping, services
from stillhere.rooms.pauses.agreement import Terms
from stillhere.rooms.pauses.queries import held_agreement, home_pauses
from stillhere.rooms.pauses.records import Way
from stillhere.rooms.pauses.seen import Face
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.sealing import Key

ZONE = ZoneInfo("Europe/Dublin")
DAY = timedelta(days=1)
SEED = 7


@attrs.frozen
class Cast:
    """Everybody in the demo, and the names they type to sign in."""

    sam: Actor
    robin: Actor
    kim: Actor

    @property
    def names(self) -> dict[str, str]:
        """The sign-in name of each."""
        everybody = (self.sam, self.robin, self.kim)
        return {who.name: sign_in_name(who.vault.person) for who in everybody}


def live(now: datetime, *, seed: int = SEED, days: int = 365, pauses: int = 76) -> Cast:
    """Let everybody sign up and live until now; return them with open vaults."""
    chance = Random(seed)
    first = now - days * DAY
    kim = _arrives("Kim", words.KIM)
    people.code_is_saved(kim.vault)
    _alone(chance, kim, first, now - 3 * DAY, pauses // 3)
    _answers(Random(seed), kim, first, now - 33 * DAY)
    sam, robin = _meet(chance, first)
    _together(chance, (sam, robin), first + 14 * DAY, now - 3 * DAY, pauses)
    demo_said.of_two(sam, robin, first + 14 * DAY, now)
    demo_mended.of_two(sam, robin, first + 14 * DAY, now)
    demo_talked.of_two(sam, robin, now)
    demo_said.of_one(kim, now)
    demo_silences.of_two(sam, robin, first + 14 * DAY, now)
    demo_silences.of_one(kim, now)
    cast = Cast(sam, robin, kim)
    _feelings(Random(f"feelings {seed}"), cast, first + 15 * DAY, now - DAY)
    for who in (kim, robin, sam):
        good = Random(f"good {seed} {who.name}")
        demo_good.live(good, who, first + 16 * DAY, now - DAY)
    _propose(robin, _terms(2, 30), now - 2 * DAY, chance)
    today(cast, now)
    return cast


def _feelings(chance: Random, cast: Cast, first: datetime, last: datetime) -> None:
    """Let each notice how they are; Sam and Robin share some of it."""
    demo_feelings.live(chance, cast.kim, first, last, None)
    demo_feelings.live(chance, cast.robin, first, last, cast.sam)
    demo_feelings.live(chance, cast.sam, first, last, cast.robin)
    demo_feelings.show_a_line(cast.sam, cast.robin, Line.HELPS, last)


def _answers(chance: Random, who: Actor, first: datetime, last: datetime) -> None:
    """Let somebody answer the four questions every six weeks or so."""
    which, at = registry()[PHQ_4], first
    while at < last:
        found = tuple(chance.choices((0, 1, 2, 3), (4, 4, 2, 1), k=len(which.items)))
        day = at.astimezone(ZONE).date()
        support.keep_answers(who.vault, which, answers=found, on=day)
        at += chance.randint(34, 60) * DAY


def today(cast: Cast, now: datetime) -> None:
    """Give each something to see now, if nothing waits for them already."""
    quiet = (Face.QUIET, Face.OVER)
    chance = Random(SEED)
    two = cast.sam.vault.shared is not None and cast.robin.vault.shared is not None
    if two and home_pauses(cast.sam.vault, now).face in quiet:
        stream = services.begin_pause(
            cast.robin.vault,
            token=new_token(),
            until=now + 20 * MINUTE,
            line=words.ROBIN.lines[0],
            reason=words.ROBIN.reasons[0],
            now=now - 10 * MINUTE,
        )
        services.pass_note(
            cast.robin.vault,
            stream=stream,
            token=new_token(),
            text=words.ROBIN.notes[0],
            now=now - 6 * MINUTE,
        )
    if home_pauses(cast.kim.vault, now).face is Face.QUIET:
        stream = services.begin_pause(
            cast.kim.vault,
            token=new_token(),
            until=now - HOUR,
            line=chance.choice(words.KIM.lines),
            reason=chance.choice(words.KIM.reasons),
            now=now - 90 * MINUTE,
        )
        services.come_back(
            cast.kim.vault,
            stream=stream,
            token=new_token(),
            way=Way.TOGETHER,
            now=now - 65 * MINUTE,
        )


def actor(name: str, person: PersonId, key: Key) -> Actor:
    """Return one of them with an open vault."""
    voice = {"Sam": words.SAM, "Robin": words.ROBIN, "Kim": words.KIM}[name]
    return Actor(name, open_vault(person, key), voice)


def _arrives(name: str, voice: words.Voice) -> Actor:
    person, key = people.sign_up(
        token=new_token(),
        name=name.lower(),
        passphrase=words.PASSPHRASES[name],
        zone=ZONE.key,
    )
    made = actor(name, person, key)
    keeping.keep_lines(made.vault, lines=voice.own)
    return made


def _meet(chance: Random, first: datetime) -> tuple[Actor, Actor]:
    """Sam is alone for two weeks; then Robin joins."""
    sam = _arrives("Sam", words.SAM)
    _alone(chance, sam, first, first + 11 * DAY, 2)
    invitation = couples.invite(sam.vault, name=sam.name, now=first + 12 * DAY)
    robin = _arrives("Robin", words.ROBIN)
    joined = couples.join(
        robin.vault, code=invitation.code or "", name=robin.name, now=first + 13 * DAY
    )
    settled = couples.settle(_fresh(sam.vault))
    for who in (joined, settled):
        people.code_is_saved(who)
    return attrs.evolve(sam, vault=settled), attrs.evolve(robin, vault=joined)


def _fresh(vault: Vault) -> Vault:
    return open_vault(vault.person, vault.key)


def _alone(
    chance: Random, who: Actor, first: datetime, last: datetime, pauses: int
) -> None:
    keeping.propose_terms(
        who.vault, token=token(chance), terms=_terms(0, 30), both=True, now=first
    )
    tales = _tales(chance, stories.OF_ONE, pauses)
    for at, tell in zip(_evenings(chance, first, last, pauses), tales, strict=True):
        scene = begin(chance, who, None, at, chance.choice((20, 30, 30, 60)))
        tell(scene)
        stories.look_back(scene, who)
        if chance.random() < 0.3:
            keeping.say_still_here(who.vault, token=token(chance), now=at + DAY)


def _together(
    chance: Random,
    two: tuple[Actor, Actor],
    first: datetime,
    last: datetime,
    pauses: int,
) -> None:
    tales = _tales(chance, stories.OF_TWO, pauses)
    agreed = {0: _terms(0, 20), pauses // 5: _terms(1, 20), pauses // 2: _terms(1, 30)}
    for count, at in enumerate(_evenings(chance, first, last, pauses)):
        if count in agreed:
            _agree(two, agreed[count], at - HOUR, chance)
        away, waits = two if chance.random() < 0.55 else reversed(two)
        scene = begin(chance, away, waits, at, chance.choice((20, 30, 30, 30, 60)))
        tales[count](scene)
        for who in two:
            stories.look_back(scene, who)
        if chance.random() < 0.3:
            _went_quiet(chance, away, waits, at + 2 * DAY)


def _tales(
    chance: Random, kinds: tuple[stories.Story, ...], count: int
) -> list[stories.Story]:
    """Return so many, each kind as often as it stands there, in any order."""
    found = [kinds[place % len(kinds)] for place in range(count)]
    chance.shuffle(found)
    return found


def _evenings(
    chance: Random, first: datetime, last: datetime, count: int
) -> Iterator[datetime]:
    """Return times that lie days apart, in the evening more often than not."""
    step = (last - first) / count
    for place in range(count):
        day = first + step * place + chance.random() * max(step - 3 * DAY, DAY / 4)
        hour = chance.choice((8, 11, 13, 16, 17, 18, 19, 19, 20, 20, 21, 21, 22))
        clock = time(hour, chance.randrange(60), tzinfo=ZONE)
        yield datetime.combine(day.astimezone(ZONE), clock)


def _went_quiet(chance: Random, who: Actor, other: Actor, at: datetime) -> None:
    until = at + 4 * HOUR if chance.random() < 0.4 else None
    stream = keeping.say_still_here(who.vault, token=token(chance), until=until, now=at)
    if chance.random() < 0.7:
        keeping.answer_still_here(
            other.vault,
            stream=stream,
            token=token(chance),
            said=1,
            now=at + chance.randint(2, 200) * MINUTE,
        )


def _terms(which: int, minutes: int) -> Terms:
    reassures, meanwhile, word = words.AGREED[which]
    return Terms(
        minutes=minutes,
        reassures=reassures,
        meanwhile=meanwhile,
        often=agreement.Often.TWICE,
        word=word,
    )


def _propose(who: Actor, terms: Terms, at: datetime, chance: Random) -> None:
    keeping.propose_terms(
        who.vault, token=token(chance), terms=terms, both=False, now=at
    )


def _agree(
    two: tuple[Actor, Actor], terms: Terms, at: datetime, chance: Random
) -> None:
    one, other = two
    _propose(one, terms, at, chance)
    waits = held_agreement(other.vault).agreement.waits
    if waits is not None:
        keeping.agree_terms(
            other.vault,
            token=token(chance),
            proposal=waits.version,
            now=at + 20 * MINUTE,
        )
