"""Gentler versions: the writer's words, nothing added, nothing that still pushes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stillhere.core.language import gentler
from stillhere.core.language.reading import read
from stillhere.core.language.text import prepare

DATA = Path(__file__).parent / "data"


def texts() -> list[str]:
    lines = (DATA / "dev.tsv").read_text("utf-8").splitlines()[1:]
    return [line.split("\t")[-1] for line in lines]


@pytest.mark.parametrize(
    ("message", "version"),
    [
        ("You never tell me what's going on.", "I'd like to know what's going on."),
        ("You never listen to me.", "I'd like you to listen to me."),
        ("You never help with the kids.", "Could you help with the kids?"),
        (
            "You never want to do anything with me.",
            "I'd like to do something with you.",
        ),
        ("You owe me an answer.", "I'd like an answer, when you're ready."),
        ("Tell me where you were. Now.", "I'd like to know where you were."),
        ("Say sorry or I'm not coming.", "Could you say sorry?"),
        ("You don't trust me.", "I wonder whether you trust me."),
        ("You're overreacting.", "Help me understand how this is for you."),
        (
            "I only shouted because you started it.",
            "I shouted. Could we talk about what happened?",
        ),
        (
            "You should just talk to your boss.",
            "I have an idea. Would you like to hear it?",
        ),
        ("u NEVER say good morning", "I'd like you to say good morning."),
        (
            "You drink because you can't stand me.",
            "I tell myself that you drink because you can't stand me. Is it so?",
        ),
        (
            "You told the table what I said.",
            "Could you tell me how it was for you when you told the table what I said?",
        ),
        (
            "I left it on because you called me upstairs.",
            "I left it on. Could we talk about what happened?",
        ),
        ("Find yourself a book group.", "I have an idea. Would you like to hear it?"),
    ],
)
def test_a_wish_is_found_in_a_reproach(message: str, version: str) -> None:
    assert version in read(message).gentler


def test_scorn_alone_has_no_version_even_with_words_of_ones_own_beside_it() -> None:
    assert not read("you call that an apology? my cat apologises better").gentler


def test_warm_sentences_stay_untouched_and_in_place() -> None:
    found = read("I miss you. You never listen to me.").gentler

    assert found
    assert all(version.startswith("I miss you. ") for version in found)


@pytest.mark.parametrize(
    "message",
    [
        "You're so selfish.",
        "You selfish cow, get out of my sight.",
        "If you leave I'll kill myself.",
        "I miss you.",
        "",
        "Du hörst mir nie zu, ich kann nicht mehr.",
    ],
)
def test_where_no_honest_version_can_be_made_there_is_none(message: str) -> None:
    assert read(message).gentler == ()


def test_no_version_of_our_messages_pushes_or_adds_a_word_of_its_own() -> None:
    frames = " ".join(one for way in gentler.ways() for one in way.versions)
    known = {*words(re.sub(r"\{\w+\}", " ", frames)), *gentler._BENT.values(), "i"}

    found = [(text, version) for text in texts() for version in read(text).gentler]

    assert len(found) > 40
    for text, version in found:
        assert not read(version).pushes
        assert words(version) - known <= words(text)


def words(text: str) -> set[str]:
    return {*prepare(text).words}


def test_versions_are_written_as_sentences() -> None:
    for text in texts():
        for version in read(text).gentler:
            assert version[0].isupper() or version[0] in text
            assert "  " not in version
            assert " ," not in version
            assert "{" not in version
            assert not re.search(r"\b(\w+) \1\b", version), version


@given(some.text(max_size=200))
def test_anything_can_be_read_for_a_version(message: str) -> None:
    found = read(message).gentler

    assert len(found) <= gentler.MOST
    assert len({*found}) == len(found)
