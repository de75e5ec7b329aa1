"""The file of small things: enough of them, whole, plain, something for everybody."""

import itertools
import re
from collections import Counter

import attrs
import pytest
from django.urls import resolve, reverse

from stillhere.foundation.people.access import marked
from stillhere.rooms.moments.reading import (
    ENGLISH,
    NAME,
    NoThing,
    languages,
    parse,
    small_things,
)
from stillhere.rooms.moments.rules import KINDS, Asks, Kind, Person, With
from tests.architecture.tree import ROOT
from tests.foundation.web.grade import Counts, count
from tests.foundation.web.test_words import BANNED, GRADE, TOLERANCE

THINGS = small_things(ENGLISH).items
THERAPY = re.compile(
    r"\b(process|trigger\w*|validat\w*|attach\w*|regulat\w*|self-care|mindful\w*|inner"
    r"|wellness|therap\w*|cope|coping|growth|authentic|vulnerab\w*|safe space"
    r"|practi[sc]e|love language|date night|gratitude|intima\w*|patient)\b",
    re.IGNORECASE,
)
CHAINS = re.compile(
    r"\b(every day|daily|each (day|night|evening|morning)|always|in a row|streak|again"
    r" tomorrow|for a week|habit)\b",
    re.IGNORECASE,
)
ONE_SORT_OF_COUPLE = re.compile(
    r"\b(he|she|his|hers?|him|husband|wife|boyfriend|girlfriend|marr\w+|wedding|spouse"
    r"|honeymoon|anniversary|man|woman|men|women|god|pray\w*|church)\b",
    re.IGNORECASE,
)
PARTS = "id | risk | 1 | 2 | other | - | 10 | -\nsay a word.\nAny word."


def test_there_are_enough_of_every_kind():
    kinds = Counter(thing.kind for thing in THINGS)

    assert len(THINGS) >= 160
    assert min(kinds.values()) >= 30
    assert {*kinds} == {*KINDS}


def test_each_stands_once():
    for one in ("id", "line", "text"):
        values = Counter(getattr(thing, one) for thing in THINGS)
        assert [value for value, times in values.items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", thing.id) for thing in THINGS)
    assert all(len(thing.id) <= 40 for thing in THINGS)


def test_each_is_small():
    for thing in THINGS:
        assert 1 <= thing.size <= 3, thing.id
        assert 1 <= thing.minutes <= 15, thing.id
        least, most = {1: (1, 5), 2: (2, 10), 3: (8, 15)}[thing.size]
        assert least <= thing.minutes <= most, thing.id


def test_a_line_fits_on_home_and_goes_on_the_sentence():
    for thing in THINGS:
        shown = thing.line.replace(NAME, "your partner")
        assert 12 < len(shown) < 60, (len(shown), shown)
        assert shown[0].islower(), shown
        assert re.search(r"[.?]”?$", shown), shown


def test_a_page_is_a_sentence_or_a_few():
    for thing in THINGS:
        assert 30 < len(thing.text) < 160, thing.text
        assert re.search(r"[.?]”?$", thing.text), thing.text
        assert 1 <= count(thing.text).sentences <= 4, thing.text
        assert not thing.text.startswith(NAME), "it begins small where nobody is here"
        assert f". {NAME}" not in thing.text, thing.text


def test_each_names_where_it_comes_from():
    sources = (ROOT / "docs" / "sources.md").read_text("utf-8")
    told = {int(row) for row in re.findall(r"^\| (\d+) \|", sources, re.MULTILINE)}

    for thing in THINGS:
        assert thing.rows, thing.id
        assert {*thing.rows} <= told, thing.id


def test_where_it_leads_is_a_page_of_ours():
    for thing in THINGS:
        if thing.where:
            view = resolve(reverse(thing.where)).func
            assert not marked(view, "only_acts"), thing.where


def test_it_says_nothing_that_we_do_not_say():
    for thing in THINGS:
        text = f"{thing.line} {thing.text}"
        for forbidden in (BANNED, THERAPY, CHAINS, ONE_SORT_OF_COUPLE):
            assert not forbidden.search(text), (forbidden.search(text), text)
        assert not re.search(r"[!'\"]|\u2014|[\U0001F300-\U0001FAFF]", text), text
        assert text.count("“") == text.count("”"), text


def test_it_is_plain():
    total, hard = Counts(0, 0, 0), []
    for thing in THINGS:
        for text in (thing.line, thing.text):
            counted = count(text.replace(NAME, "Sam"))
            total += counted
            if counted.words >= 8 and counted.grade > GRADE + TOLERANCE:
                hard.append((round(counted.grade, 1), text))

    assert not hard, hard
    assert total.grade <= GRADE - 2


def test_what_stands_in_for_muted_things_asks_nothing_towards_the_other():
    """Nothing about the other at all: not to open up, nor to bear with, nor to mend."""
    neutral = [thing for thing in THINGS if thing.kind is Kind.ONESELF]
    other = re.compile(
        rf"{re.escape(NAME)}|\b(partner|they|them|their|theirs|you two|each other|both"
        r" of you|us)\b"
    )

    for thing in neutral:
        assert thing.asks is Asks.ME, thing.id
        assert not (thing.joined or thing.talks), thing.id
        assert not other.search(f"{thing.line} {thing.text}"), thing.text
        assert thing.where.split(":")[0] in ("", "web", "feelings", "moments")


@pytest.mark.parametrize(
    ("kind", "size", "day"), [*itertools.product(KINDS, (1, 2, 3), (0, 1))]
)
def test_there_is_something_for_who_is_alone(kind, size, day):
    alone = Person(number=0, company=With.ALONE)
    found = [
        thing
        for thing in small_things(ENGLISH).on(kind, day)
        if thing.size == size and alone.may_get(thing)
    ]

    assert len(found) >= 2
    assert any(not thing.talks for thing in found), "and something for an evening"


def test_a_language_without_a_file_has_the_english_things():
    assert small_things("xx") is small_things(ENGLISH)
    assert small_things("../../secret") is small_things(ENGLISH)


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_translation_keeps_ids_order_and_what_is_asked(language):
    def bones(things):
        return [attrs.evolve(thing, line="", text="") for thing in things.items]

    assert bones(small_things(language)) == bones(small_things(ENGLISH))


def test_the_file_is_read_once():
    assert small_things(ENGLISH) is small_things(ENGLISH)


@pytest.mark.parametrize(
    "broken",
    [
        PARTS.replace("risk", "dare"),
        PARTS.replace("| 1 |", "| one |"),
        PARTS.replace("other", "everybody"),
        PARTS.replace("| - | 10", "| loud | 10"),
        PARTS.replace("| 10", "| ten"),
        PARTS.replace("\nAny word.", ""),
        PARTS.replace("| 2 ", ""),
    ],
)
def test_a_part_that_is_not_whole_is_named(broken):
    assert len(parse(PARTS).items) == 1

    with pytest.raises(NoThing):
        parse(broken)
