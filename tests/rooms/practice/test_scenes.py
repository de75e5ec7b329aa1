"""The file of scenes: enough of them, both sides, plain words, and no grades."""

import itertools
import re
from collections import Counter
from datetime import date, timedelta

import attrs
import pytest

from stillhere.core.language.reading import read
from stillhere.core.language.rules import Label
from stillhere.rooms.practice.reading import (
    ENGLISH,
    NoScene,
    languages,
    parse,
    scenes,
)
from stillhere.rooms.practice.rules import SIDES, Scenes, Side, Topic, Way
from tests.architecture.tree import ROOT
from tests.foundation.web.grade import Counts, count
from tests.foundation.web.test_words import BANNED, GRADE, TOLERANCE

ALL = scenes(ENGLISH).items
THERAPY = re.compile(
    r"\b(process|trigger\w*|validat\w*|attach\w*|regulat\w*|self-care|mindful\w*"
    r"|wellness|therap\w*|coping|growth|authentic|vulnerab\w*|safe space"
    r"|love language|gratitude|intima\w*|needy|withdraw\w*|pursu\w*)\b",
    re.IGNORECASE,
)
ONE_SORT_OF_COUPLE = re.compile(
    r"\b(he|she|his|hers?|him|husband|wife|boyfriend|girlfriend|marr\w+|wedding|spouse"
    r"|anniversary|man|woman|men|women)\b",
    re.IGNORECASE,
)
GRADES = re.compile(
    r"\b(right|wrong|correct\w*|mistakes?|better|best|worse|worst|perfect\w*"
    r"|good (answer|reply)|well done|score\w*)\b",
    re.IGNORECASE,
)
FORCE = re.compile(
    r"\b(hit|hits|fists?|scream\w*|threat\w*|afraid of you|scared of you|forbid\w*"
    r"|allowed|permission|grab\w*|shov\w*|slap\w*|weapon|police|won’t let me)\b",
    re.IGNORECASE,
)
GUESS = re.compile(r"\b(may|might|can|could)\b")
PART = """1 | reach | phones | 7
A title
What has happened.
-
opens | One.
It may land so.
between | Two.
It may land so, too.
closes | Three.
It may not.
A sentence."""


def texts(scene):
    yield from (scene.title, scene.before, scene.says, scene.after)
    for reply in scene.replies:
        yield from (reply.words, reply.lands)


EVERY = [(scene.number, text) for scene in ALL for text in texts(scene) if text]


def test_there_are_enough_and_half_of_them_reach():
    sides = Counter(scene.side for scene in ALL)

    assert len(ALL) >= 44
    assert 2 * sides[Side.REACH] == len(ALL)
    assert {*sides} == {*SIDES}
    assert min(sides.values()) >= 5


def test_no_topic_is_left_out():
    assert {scene.topic for scene in ALL} == {*Topic}


def test_each_stands_once():
    for one in ("number", "title", "before", "after"):
        values = Counter(getattr(scene, one) for scene in ALL)
        assert [value for value, times in values.items() if times > 1] == []
    assert all(scene.number > 0 for scene in ALL)


def test_each_has_replies_of_every_way_and_no_one_order():
    for scene in ALL:
        ways = Counter(reply.way for reply in scene.replies)
        assert ways[Way.OPENS] in (1, 2), scene.number
        assert (ways[Way.BETWEEN], ways[Way.CLOSES]) == (1, 1), scene.number
    firsts = Counter(scene.replies[0].way for scene in ALL)
    assert max(firsts.values()) < len(ALL) / 2
    assert min(firsts[way] for way in Way) > len(ALL) / 6


def test_what_opens_gets_no_caution_and_nothing_is_a_fools_answer():
    for scene in ALL:
        for reply in scene.replies:
            found = read(reply.words)
            assert not found.stop, reply.words
            assert not found.despair, reply.words
            assert Label.CONTEMPT not in found.labels, reply.words
            assert reply.way is not Way.OPENS or not found.pushes, reply.words


def test_a_reply_is_a_line_or_two_and_the_longest_is_of_any_way():
    """Else the long one would be the one to choose."""
    longest = Counter(max(s.replies, key=lambda r: len(r.words)).way for s in ALL)
    assert longest[Way.OPENS] < len(ALL) * 0.7, longest
    for scene in ALL:
        for reply in scene.replies:
            assert 3 < len(reply.words) < 150, reply.words
            assert 30 < len(reply.lands) < 190, reply.lands


def test_how_it_lands_is_a_guess_and_nothing_is_graded():
    for scene in ALL:
        for reply in scene.replies:
            assert GUESS.search(reply.lands), (scene.number, reply.lands)
            assert 1 <= count(reply.lands).sentences <= 3, reply.lands
        for text in (*(reply.lands for reply in scene.replies), scene.after):
            assert not GRADES.search(text), (scene.number, text)
        assert count(scene.after).sentences == 1, scene.after


def test_a_title_is_short_and_a_scene_is_a_few_lines():
    for scene in ALL:
        assert 5 < len(scene.title) < 40, scene.title
        assert 40 < len(scene.before) < 200, (len(scene.before), scene.before)
        assert len(scene.says) < 110, scene.says


@pytest.mark.parametrize(
    "forbidden", [BANNED, THERAPY, ONE_SORT_OF_COUPLE, FORCE], ids=range(4)
)
def test_it_says_nothing_that_we_do_not_say(forbidden):
    assert [(n, text) for n, text in EVERY if forbidden.search(text)] == []


def test_its_signs_are_ours():
    odd = re.compile(r"[!'\"]|\u2014|[\U0001F300-\U0001FAFF]")

    assert [text for _, text in EVERY if odd.search(text)] == []
    assert [t for _, t in EVERY if t.count("“") != t.count("”")] == []


def test_it_is_plain():
    total, hard = Counts(0, 0, 0), []
    for number, text in EVERY:
        counted = count(text)
        total += counted
        if counted.words >= 8 and counted.grade > GRADE + TOLERANCE:
            hard.append((number, round(counted.grade, 1), text))

    assert not hard, hard
    assert total.grade <= GRADE - 2


def test_each_names_where_it_comes_from():
    sources = (ROOT / "docs" / "sources.md").read_text("utf-8")
    told = {int(row) for row in re.findall(r"^\| (\d+) \|", sources, re.MULTILINE)}

    for scene in ALL:
        assert scene.rows, scene.number
        assert {*scene.rows} <= told, scene.number


def test_a_day_has_one_and_each_has_its_day():
    first = date(2026, 11, 24)
    days = [first + timedelta(days=n) for n in range(len(ALL))]
    found = [scenes(ENGLISH).on(day) for day in days]

    assert scenes(ENGLISH).on(first) is found[0]
    assert {scene.number for scene in found} == {scene.number for scene in ALL}
    reaching = [scene.side is Side.REACH for scene in found]
    same = sum(one == other for one, other in itertools.pairwise(reaching))
    assert same <= 4, "sides take turns"
    assert {len({*reaching[n : n + 3]}) for n in range(len(ALL) - 3)} == {2}


@pytest.mark.parametrize("many", range(1, 60))
def test_however_many_there_are_each_has_its_day(many):
    one = parse(PART).items[0]
    among = Scenes(tuple(attrs.evolve(one, number=n) for n in range(many)))
    walked = [among.items[0]]
    for _ in range(many - 1):
        walked.append(among.following(walked[-1]))

    assert len({scene.number for scene in walked}) == many
    days = [among.on(date(2026, 1, 1) + timedelta(days=n)) for n in range(many)]
    assert len({scene.number for scene in days}) == many


def test_a_language_without_a_file_has_the_english_scenes():
    assert scenes("xx") is scenes(ENGLISH)
    assert scenes("../../secret") is scenes(ENGLISH)


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_translation_keeps_numbers_order_sides_and_ways(language):
    def bones(found):
        return [
            (s.number, s.side, s.topic, bool(s.says), [r.way for r in s.replies])
            for s in found.items
        ]

    assert bones(scenes(language)) == bones(scenes(ENGLISH))


@pytest.mark.parametrize(
    "broken",
    [
        PART.replace("1 | reach", "one | reach"),
        PART.replace("reach", "middle"),
        PART.replace("phones", "cheese"),
        PART.replace("| 7", "| seven"),
        PART.replace("| 7", ""),
        PART.replace("opens", "wins"),
        PART.replace("\nIt may land so.", ""),
        PART.replace("\nA sentence.", ""),
        PART.replace("opens | ", ""),
        f"{PART}\n\n{PART}",
    ],
)
def test_a_part_that_is_not_whole_is_named(broken):
    assert len(parse(f"# a head\n\n{PART}").items) == 1

    with pytest.raises(NoScene):
        parse(broken)
