"""Questionnaires of others: with permission or not at all, scored as published."""

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stillhere.foundation.support import questionnaires
from stillhere.foundation.support.questionnaires import (
    FOLDER,
    PHQ_4,
    NoPermission,
    read,
    registry,
    scored,
)

FILES = sorted(FOLDER.glob("*.json"))
PHQ = registry()[PHQ_4]
answers = some.tuples(*[some.integers(0, 3)] * 4)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_has_a_recorded_permission_a_source_and_its_scoring(path: Path) -> None:
    found = read(path)

    assert path.stem == found.key
    assert found.permission.licence
    assert found.permission.seen_at
    assert found.permission.checked_on.year >= 2026
    assert found.source
    assert found.scoring_source
    assert found.notice


@pytest.mark.parametrize("needed", ["permission", "source", "scoring_source", "notice"])
@pytest.mark.parametrize("how", ["absent", "empty"])
def test_one_without_it_is_refused(tmp_path: Path, needed: str, how: str) -> None:
    row = json.loads(FILES[0].read_text("utf-8"))
    if how == "absent":
        del row[needed]
    else:
        row[needed] = type(row[needed])()
    path = tmp_path / "other.json"
    path.write_text(json.dumps(row), "utf-8")

    with pytest.raises(NoPermission, match=needed):
        read(path)


@pytest.mark.parametrize("needed", ["licence", "says", "seen_at", "checked_on"])
def test_a_permission_that_is_not_whole_is_none(tmp_path: Path, needed: str) -> None:
    row = json.loads(FILES[0].read_text("utf-8"))
    row["permission"][needed] = ""
    path = tmp_path / "other.json"
    path.write_text(json.dumps(row), "utf-8")

    with pytest.raises(NoPermission, match=needed):
        read(path)


def test_no_items_stand_in_the_code_or_in_another_place() -> None:
    words = [item for item in PHQ.items if len(item) > 20]
    package = Path(questionnaires.__file__).parents[2]
    for path in (*package.rglob("*.py"), *package.rglob("*.html")):
        assert not [w for w in words if w in path.read_text("utf-8")], path


def test_the_phq_4_is_the_published_one() -> None:
    """Kroenke and others 2009; NINDS notice F2495."""
    assert len(PHQ.items) == 4
    assert len(PHQ.answers) == 4
    assert PHQ.most == 12
    assert [part.items for part in PHQ.parts] == [(0, 1), (2, 3)]
    assert [part.leads_on_from for part in PHQ.parts] == [3, 3]
    assert PHQ.leads_on_from == 6


@pytest.mark.parametrize(
    ("given_", "total", "parts", "leads_on"),
    [
        ((0, 0, 0, 0), 0, (0, 0), False),
        ((1, 1, 1, 1), 4, (2, 2), False),
        ((2, 0, 2, 0), 4, (2, 2), False),
        ((3, 0, 0, 0), 3, (3, 0), True),
        ((0, 0, 1, 2), 3, (0, 3), True),
        ((1, 2, 0, 0), 3, (3, 0), True),
        ((3, 3, 3, 3), 12, (6, 6), True),
    ],
)
def test_scores(
    given_: tuple[int, ...], total: int, parts: tuple[int, ...], *, leads_on: bool
) -> None:
    found = scored(PHQ, given_)

    assert (found.total, found.parts, found.leads_on) == (total, parts, leads_on)


def test_every_way_to_answer_has_a_score_and_six_always_leads_on() -> None:
    for way in product(range(4), repeat=4):
        found = scored(PHQ, way)
        assert found.total == sum(found.parts) == sum(way)
        assert found.leads_on == (max(found.parts) >= 3)
        assert found.leads_on or found.total < 6


@given(answers, some.integers(0, 3))
def test_a_heavier_answer_never_leads_less(way: tuple[int, ...], place: int) -> None:
    heavier = tuple(min(3, a + (at == place)) for at, a in enumerate(way))

    assert scored(PHQ, heavier).total >= scored(PHQ, way).total
    assert scored(PHQ, heavier).leads_on >= scored(PHQ, way).leads_on


@pytest.mark.parametrize("wrong", [(), (0,) * 3, (0,) * 5, (0, 0, 0, 4), (-1, 0, 0, 0)])
def test_what_is_no_answer_has_no_score(wrong: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="answer"):
        scored(PHQ, wrong)
