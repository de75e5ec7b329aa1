"""The page of its own: for anyone, keeps what was typed, stores nothing."""

import html

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stillhere.foundation.coach.offering import MOST
from tests.cast import Actor

pytestmark = pytest.mark.django_db
HARD = "You never listen to me. Thank you for dinner."


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def test_a_message_is_read_back_with_its_words_still_in_the_box() -> None:
    erin = Actor("Erin").signs_up()

    page = text(erin.posts("/r/", draft=HARD, read_back="draft"))

    assert '<mark class="care">' in page
    assert '<mark class="warm">' in page
    assert f">\n{HARD}</textarea>" in page
    assert "Read it again" in page


def test_signed_out_it_is_read_as_well_and_nothing_asks_the_database() -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = text(Client().post("/r/", {"draft": HARD, "read_back": "draft"}))

    assert '<mark class="care">' in page
    assert len(asked) == 0


def test_locked_it_is_read_too_so_nothing_typed_is_lost() -> None:
    erin = Actor("Erin").signs_up()
    erin.locks()

    assert HARD in text(erin.posts("/r/", draft=HARD, read_back="draft"))


def test_an_empty_box_gets_a_calm_word() -> None:
    page = text(Client().post("/r/", {"draft": "  ", "read_back": "draft"}))

    assert "There are no words here yet" in page


def test_a_book_stays_in_the_box_and_is_not_read() -> None:
    book = "You never listen. " * (MOST // 10)

    page = text(Client().post("/r/", {"draft": book, "read_back": "draft"}))

    assert "too long to read back at once" in page
    assert book.strip() in page
    assert "<mark" not in page


def test_a_gentler_version_is_put_into_the_box_by_its_writer_alone() -> None:
    sent = {"draft": "You never tell me what's going on.", "read_back": "draft"}
    before = text(Client().post("/r/", sent))
    versions = [part.split("</p>")[0] for part in before.split('<p class="words">')[1:]]

    for number, version in enumerate(versions):
        after = text(Client().post("/r/", {"draft": sent["draft"], "use": str(number)}))
        assert f">\n{version}</textarea>" in after
        assert '<mark class="care">' not in after


@pytest.mark.parametrize("which", ["9", "-1", "x", "", "١", "99999999"])
def test_a_version_that_is_not_there_changes_nothing(which: str) -> None:
    page = text(Client().post("/r/", {"draft": HARD, "use": which}))

    assert f">\n{HARD}</textarea>" in page


def test_whoever_wants_no_suggestions_gets_their_words_without_cautions() -> None:
    erin = Actor("Erin").signs_up()
    erin.posts("/m/s", token="0" * 32, suggestions="none")

    page = text(erin.posts("/r/", draft=HARD, read_back="draft"))

    assert "<mark" not in page
    assert "they may stay as they are" in page


def test_another_language_gets_the_questions_and_the_words_for_feelings() -> None:
    erin = Actor("Erin").signs_up()
    german = "Ich weiß nicht, was ich dir sagen soll, aber du bist mir wichtig."

    page = text(erin.posts("/r/", draft=german, read_back="draft"))

    assert "Only English can be read here" in page
    assert 'href="/b/"' in page
    assert "<mark" not in page


def test_words_of_harm_lead_to_help_for_both_sides_of_it() -> None:
    page = text(Client().post("/r/", {"draft": "I'll kill you.", "use": "0"}))

    assert "<mark" not in page
    for address in ("/s/n", "/s/a", "/s/b"):
        assert f'href="{address}"' in page


def test_what_another_app_shares_waits_in_the_box_unread() -> None:
    browser = Client(enforce_csrf_checks=True)

    page = text(browser.post("/r/s", {"title": "Chat", "text": HARD, "url": "x"}))

    assert f">\n{HARD}</textarea>" in page
    assert "<mark" not in page


def test_words_that_look_like_code_stay_words() -> None:
    sent = {"draft": "<script>x</script> You never listen.", "read_back": "draft"}

    assert "<script>x" not in Client().post("/r/", sent).content.decode()
