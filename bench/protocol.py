"""The protocol of a guided talk: a long walk at random, each message checked."""

import random
import time
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs

from bench.figures import Figure

ALICE, BOB = uuid.UUID(int=1), uuid.UUID(int=2)


def of_a_talk(*, quick: bool) -> list[Figure]:
    """Walk through talks at random; each step is checked."""
    steps = 3_000 if quick else 50_000
    walk, begun = Walk(random.Random(2026)), time.monotonic()
    while walk.steps < steps:
        walk.goes_on()
    took = time.monotonic() - begun
    return [
        Figure(
            name="Talk: messages of the protocol, each checked",
            value=walk.steps,
            unit="",
            least=steps,
            note=f"{walk.talks} talks, {walk.refused} refused, {took:.0f} s",
        ),
        Figure(
            name="Talk: somebody stranded, or a draft shown",
            value=walk.wrong,
            unit="",
            most=0,
        ),
    ]


class Walk:
    """Two people and their messages: old, lost, repeated, from a second device."""

    def __init__(self, chance: random.Random) -> None:
        from stillhere.rooms.conversations import deciding, events, rules

        self._decide, self._events, self._rules = deciding, events, rules
        self.chance = chance
        self.steps = self.talks = self.refused = self.wrong = 0
        self.now = datetime(2026, 11, 23, 18, tzinfo=UTC)
        self._begins()

    def _begins(self) -> None:
        self.talks += 1
        self.talk: Any = self._rules.Talk()
        self.shown: dict[uuid.UUID, set[str]] = {ALICE: set(), BOB: set()}
        self.sent: list[Any] = []
        self.pages = [0]
        first = self.chance.random() < 0.5
        self._arrives(
            self._decide.Ask(by=ALICE, token=self._token(), topic="a", first=first)
        )

    def _token(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def goes_on(self) -> None:
        """Send one message, in one of the ways in which it may go."""
        who, luck = self.chance.choice((ALICE, BOB)), self.chance.random()
        self.now += timedelta(seconds=self.chance.randrange(400))
        can = self._rules.moves(self.talk, who)
        ends = self._events.Step.ENDED
        if luck < 0.15 and self.sent:
            self._again(self.chance.choice(self.sent))
        elif luck < 0.3:
            step = self.chance.choice(tuple(self._events.Step))
            if step is not ends:
                self._arrives(self._move(who, step, self.chance.choice(self.pages)))
        elif can - {ends}:
            move = self._move(who, self.chance.choice(sorted(can - {ends})))
            if luck > 0.95:  # the same tap on another device as well
                self._arrives(move)
                self._arrives(attrs.evolve(move, token=self._token()), late=True)
            else:
                self._arrives(move)
        elif ends in can and luck > 0.98:
            self._arrives(self._move(who, ends))
        self.steps += 1
        self._check()
        self.pages = [*self.pages[-4:], self.talk.size]
        if self.talk.stage not in self._events.OPEN:
            self._begins()

    def _move(self, who: uuid.UUID, step: Any, meant: int | None = None) -> Any:
        sent, far = self._token(), self.talk.size if meant is None else meant
        return self._decide.Move(by=who, token=sent, step=step, meant=far, words=sent)

    def _again(self, command: Any) -> None:
        before = self.talk
        self._arrives(command)
        self.wrong += self.talk != before

    def _arrives(self, command: Any, *, late: bool = False) -> None:
        before = self.talk
        try:
            events = self._decide.decide(self.talk, command, self.now)
        except self._decide.CannotDo:
            self.refused += 1
            return
        for event in events:
            version = self.talk.size + 1
            fact = self._rules.Fact(version=version, by=command.by, event=event)
            self.talk = self._rules.went(self.talk, fact)
        if len(events) > 1:
            self.shown[command.by].add(command.words)
        self.sent = [*self.sent[-30:], command]
        self.wrong += late and self.talk.stage is not before.stage

    def _check(self) -> None:
        talk, rules, events = self.talk, self._rules, self._events
        open_ = talk.stage in events.OPEN
        ways = [rules.moves(talk, who) for who in (ALICE, BOB)]
        out = {events.Step.ENDED, events.Step.NOT_THIS}
        moves_on = any(rules.turn(talk, who) for who in (ALICE, BOB))
        each_can_end = all(bool(way & out) == open_ for way in ways)
        own = all(line.words in self.shown[line.by] for line in talk.lines)
        one = talk.speaks(ALICE) != talk.speaks(BOB)
        self.wrong += not (moves_on or not open_) or not each_can_end
        self.wrong += not own or not one
