"""The long run of mending and of phrases: any order, lost, repeated and old messages.

Seeded, so the same at every run. After every step it is asked whether somebody has a
move or may rest, and whether words can be seen that were never sent, or taken back.
"""

import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import attrs

from bench.figures import Figure
from stillhere.core.codec import Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.repairs import deciding, phrases, rules
from stillhere.rooms.repairs.deciding import CannotDo, Command, Move, Show
from stillhere.rooms.repairs.events import ON_ITS_WAY, Stage, Step
from stillhere.rooms.repairs.homely import lines
from stillhere.rooms.repairs.phrases import CannotSay, Propose, Tap
from stillhere.rooms.repairs.records import Hurt
from stillhere.rooms.repairs.rules import Mending

SEED = 20261124
MANY, FEW = 40_000, 4_000
"""Steps of each of the two folds."""
STORY = 40
"""Steps until another couple begins."""
LONGEST_S = 30.0
START = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
ALICE, BOB = uuid.UUID(int=1), uuid.UUID(int=2)
PEOPLE = (ALICE, BOB)


@attrs.define
class Told:
    """What the checks found; all of it is to be nothing."""

    steps: int = 0
    stranded: int = 0
    leaked: int = 0


def all_of_it(*, quick: bool) -> list[Figure]:
    many, begun = FEW if quick else MANY, time.monotonic()
    figures = []
    for name, found in (("Mending", mended(many)), ("Phrases", phrased(many))):
        note = f"n={found.steps} steps"
        stranded, seen = f"{name}: stranded", f"{name}: words seen that were not sent"
        figures += [
            Figure(name=stranded, value=found.stranded, unit="", most=0, note=note),
            Figure(name=seen, value=found.leaked, unit="", most=0, note=note),
        ]
    took = time.monotonic() - begun
    figures.append(Figure(name="The long run", value=took, unit="s", most=LONGEST_S))
    return figures


def mended(many: int) -> Told:
    """Walk through mendings, one couple after the other."""
    chance, told = Random(SEED), Told()
    while told.steps < many:
        walk = Mends(chance)
        for _ in range(STORY):
            walk.goes()
            told.steps += 1
            told.stranded += walk.stranded()
            told.leaked += walk.leaked()
    return told


def phrased(many: int) -> Told:
    """Walk through phrases, one couple after the other."""
    chance, told = Random(SEED), Told()
    while told.steps < many:
        walk = Says(chance)
        for _ in range(STORY):
            walk.goes()
            told.steps += 1
            told.stranded += walk.stranded()
            told.leaked += walk.leaked()
    return told


class Mends:
    """Alice's hurt, and two who are tired, quick, on two phones, or without signal."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.now, self.number = chance, START, 0
        self.facts: list[Fact] = []
        self.unsent: set[str] = set()
        self.lost: list[Command] = []
        self.mending = Mending()
        hurt = Hurt(happened="the hurt")
        self.arrives(Show(by=ALICE, token=self.token(), hurt=hurt))

    def token(self) -> str:
        self.number += 1
        return f"{self.number:032x}"

    def goes(self) -> None:
        """Do one thing, or let time pass, or let something lost arrive."""
        luck = self.chance.random()
        if luck < 0.05:
            self.now += timedelta(days=self.chance.choice((1, 31, 92)))
        elif luck < 0.12 and self.lost:
            at = self.chance.randrange(len(self.lost))
            self.arrives(self.lost.pop(at))
        else:
            self.sends(self.command())

    def command(self) -> Command:
        who = self.chance.choice(PEOPLE)
        luck = self.chance.random()
        if luck < 0.08 and len(self.facts) > 1:
            at = self.chance.randint(1 if luck < 0.01 else 2, len(self.facts))
            return deciding.TakeBack(by=who, token=self.token(), version=at)
        can = sorted(rules.moves(self.mending, who, self.now) - {Step.RESTED})
        any_step = luck > 0.85 or not can
        step = self.chance.choice(list(Step) if any_step else can)
        idea = self.mending.newest(Step.PROPOSED)
        to = idea.version if idea and step is Step.YES else 0
        sent = self.token()
        words = f"typed {sent}"
        self.unsent.add(words)
        return Move(by=who, token=sent, step=step, words=words, to=to)

    def sends(self, command: Command) -> None:
        luck = self.chance.random()
        if luck < 0.1:
            self.lost.append(command)
            return
        self.arrives(command)
        if luck < 0.2:  # twice
            self.arrives(command)
        elif luck < 0.25:  # on the other phone, too
            self.arrives(self.again(command))

    def again(self, command: Command) -> Command:
        """Return the same from another phone, typed anew."""
        token = self.token()
        if not isinstance(command, Move):
            return attrs.evolve(command, token=token)
        words = f"typed {token}"
        self.unsent.add(words)
        return attrs.evolve(command, token=token, words=words)

    def arrives(self, command: Command) -> None:
        try:
            events = deciding.decide(self.mending, command, self.now)
        except CannotDo:
            return
        if events and isinstance(command, deciding.TakeBack):
            gone = self.facts[command.version - 1]
            self.unsent.add(getattr(gone.event, "words", ""))
            withdrawn = attrs.evolve(gone, event=Withdrawn())
            self.facts[command.version - 1] = withdrawn
        for event in events:
            version = len(self.facts) + 1
            self.facts.append(Fact(version=version, by=command.by, event=event))
            if isinstance(command, Move):
                self.unsent.discard(command.words)
        if events:
            self.mending = rules.fold(self.facts)

    def stranded(self) -> bool:
        """Say whether somebody waits for what nobody can do, or cannot stop."""
        at = rules.stage(self.mending)
        can = [rules.moves(self.mending, who, self.now) for who in PEOPLE]
        if at is Stage.RESTED:
            return sum(Step.TAKEN_UP in some for some in can) != 1
        if at in ON_ITS_WAY or at is Stage.AGREED:
            turn = any(rules.turn(self.mending, who, self.now) for who in PEOPLE)
            may_rest = all(Step.RESTED in some for some in can)
            return not may_rest or (at in ON_ITS_WAY and not turn)
        return False

    def leaked(self) -> bool:
        """Say whether the other could read what was not sent, or was taken back."""
        return any(line.words in self.unsent for line in self.mending.lines)


class Says:
    """Two people, the slot in which each has a value, and taps in any order."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.now, self.number = chance, START, 0
        self.facts: dict[uuid.UUID, Fact] = {}
        self.unsent: set[str] = set()
        self.undone: set[str] = set()
        self.ids: list[str] = ["0" * 32]
        self.sent: list[tuple[str, uuid.UUID]] = [("0" * 32, ALICE)]
        self.lost: list[Tap] = []
        self.found = phrases.Phrases()

    def token(self) -> str:
        self.number += 1
        return f"{self.number:032x}"

    def goes(self) -> None:
        """Tap something, or let time pass, or let a lost tap arrive."""
        luck = self.chance.random()
        if luck < 0.05:
            self.now += timedelta(hours=self.chance.choice((1, 23, 25)))
        elif luck < 0.12 and self.lost:
            self.arrives(self.lost.pop(self.chance.randrange(len(self.lost))))
        else:
            tap = self.tap()
            if luck > 0.9:
                self.lost.append(tap)
                return
            self.arrives(tap)
            if luck > 0.8:
                self.arrives(tap)

    def tap(self) -> Tap:
        who, token = self.chance.choice(PEOPLE), self.token()
        luck, one = self.chance.random(), self.chance.choice(self.ids)
        wanted = [each.id for each in self.found.agreed(who)] or [one]
        waits = [each.id for each in self.found.waits_for_me(who)] or [one]
        if luck < 0.3:
            text = f"typed {token}"
            self.unsent.add(text)
            return Propose(by=who, token=token, text=text)
        if luck < 0.55:
            one = self.chance.choice(waits)
            return phrases.Yes(by=who, token=token, phrase=one)
        if luck < 0.62:
            return phrases.Leave(by=who, token=token, phrase=one)
        if luck < 0.8:
            one = self.chance.choice(wanted)
            return phrases.Send(by=who, token=token, phrase=one)
        sent = self.chance.choice(self.sent[-4:])[0]
        if luck < 0.88:
            return phrases.TakeBack(by=who, token=token, sent=sent)
        return phrases.Thank(by=who, token=token, sent=sent)

    def arrives(self, tap: Tap) -> None:
        try:
            new = phrases.decide(self.found, tap, self.now)
        except CannotSay:
            return
        if new is None:
            return
        texts = {one.text for one in self.found.of(tap.by).phrases}
        self.unsent |= texts - {one.text for one in new.phrases}
        fact = Fact(version=self.number, by=tap.by, event=new)
        self.facts = {**self.facts, tap.by: fact}
        self.found = phrases.fold(self.facts.values())
        match tap:
            case Propose(text=text):
                self.unsent.discard(text)
                self.ids.append(tap.token)
            case phrases.Send():
                self.sent.append((tap.token, tap.by))
            case phrases.TakeBack(sent=sent):
                self.undone.add(sent)

    def stranded(self) -> bool:
        """Say whether something on a page could not be done, or not be undone."""
        one, other = ({each.id for each in self.found.agreed(who)} for who in PEOPLE)
        fits = one == other and len(one) <= phrases.MOST
        return not (fits and all(self._done(tap) for tap in self._offered()))

    def _offered(self) -> Iterator[Tap]:
        token = "f" * 32
        for who in PEOPLE:
            for each in self.found.agreed(who):
                yield phrases.Send(by=who, token=token, phrase=each.id)
                yield phrases.Leave(by=who, token=token, phrase=each.id)
            for each in self.found.waits_for_them(who):
                yield phrases.Leave(by=who, token=token, phrase=each.id)
            mine = phrases.sent_by_me(self.found, who, self.now)
            if mine is not None:
                yield phrases.TakeBack(by=who, token=token, sent=mine.tap)
            came = lines(self.found, who, self.now).came
            if came:
                yield phrases.Thank(by=who, token=token, sent=came)

    def _done(self, tap: Tap) -> bool:
        try:
            return phrases.decide(self.found, tap, self.now) is not None
        except CannotSay:
            return False

    def leaked(self) -> bool:
        """Say whether words can be read that were not sent, or were taken back."""
        for who in PEOPLE:
            seen = lines(self.found, who, self.now)
            if {seen.came, seen.received} & self.undone:
                return True
            read = (*self.found.agreed(who), *self.found.waits_for_me(who))
            if any(each.text in self.unsent for each in read):
                return True
        return False
