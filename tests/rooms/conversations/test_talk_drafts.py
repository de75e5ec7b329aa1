"""Whatever is typed and tapped, the other never reads what was not shown."""

import itertools
import re
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.cast import Actor, couple
from tests.rooms.conversations.talking import asks, form_token, size_of, text

TAPS = st.sampled_from(
    ["said", "gave-back", "thats-it", "not-quite", "swap", "stay", "more", "show"]
)
PEOPLE = st.sampled_from([0, 1])


class Phones(RuleBasedStateMachine):
    """Two browsers against the real pages; an old page may be sent at any time."""

    @initialize()
    def start(self) -> None:
        self.two: tuple[Actor, Actor] = couple()
        self.page = asks(self.two[0])
        self.words = (f"draft number {n}." for n in itertools.count())
        self.shown: set[str] = set()
        self.drafts: tuple[set[str], set[str]] = (set(), set())
        self.old: list[tuple[int, dict[str, str]]] = []
        self.sends(1, {"tap": "now", "far": "1", "token": form_token()})

    def sends(self, who: int, fields: dict[str, str]) -> None:
        answer = self.two[who].posts(self.page, **fields)
        assert answer.status_code in (200, 302, 409)
        words = fields.get("words", "")
        if fields["tap"] == "show" and answer.status_code == 302:
            self.shown.add(words)
        elif words and answer.status_code != 302:
            assert words in text(answer), "what was typed is never lost"
        self.old = [*self.old[-5:], (who, fields)]

    @rule(data=st.data(), who=PEOPLE, types=st.sampled_from([True, True, False]))
    def taps_what_stands_there(
        self, data: st.DataObject, who: int, types: bool
    ) -> None:
        shown = text(self.two[who].gets(self.page))
        buttons = re.findall(r'form="talk" name="tap" value="([a-z-]+)"', shown)
        offered = [tap for tap in buttons if tap != "ended"]
        if offered:
            self.taps(who, data.draw(st.sampled_from(offered)), types)

    @rule(who=PEOPLE, tap=TAPS, types=st.booleans())
    def taps(self, who: int, tap: str, types: bool) -> None:
        words = next(self.words) if types else ""
        self.drafts[who].add(words)
        far = size_of(self.two[who], self.page)
        sent = {"tap": tap, "far": far, "words": words, "token": form_token()}
        self.sends(who, sent)

    @rule(who=PEOPLE)
    def has_it_read_back(self, who: int) -> None:
        words = next(self.words)
        self.drafts[who].add(words)
        fields: dict[str, Any] = {"words": words, "read_back": "words"}
        answer = self.two[who].posts(self.page, token=form_token(), **fields)
        assert words in text(answer)

    @rule(data=st.data())
    def an_old_page_is_sent_again(self, data: st.DataObject) -> None:
        if self.old:
            before = size_of(self.two[0], self.page)
            self.sends(*data.draw(st.sampled_from(self.old)))
            done = size_of(self.two[0], self.page)
            assert done == before, "the same token, or a page that is old"

    @invariant()
    def nobody_reads_what_was_not_shown(self) -> None:
        if not hasattr(self, "two"):
            return
        for who, other in ((0, 1), (1, 0)):
            shown = text(self.two[other].gets(self.page))
            for words in self.drafts[who] - self.shown - {""}:
                assert words not in shown

    @invariant()
    def somebody_can_go_on(self) -> None:
        if hasattr(self, "two"):
            pages = [text(one.gets(self.page)) for one in self.two]
            assert any('class="act' in p.partition("<main")[2] for p in pages)
            assert all("End the talk" in p for p in pages)


class TestPhones(TestCase):
    """Each example in a transaction of its own."""

    def test_two_phones(self) -> None:
        run_state_machine_as_test(
            Phones,
            settings=settings(
                max_examples=8,
                stateful_step_count=14,
                deadline=None,
                # A step takes a while, and what was drawn is short enough to read.
                phases=(Phase.explicit, Phase.generate),
            ),
        )
