"""A summary: chosen thing by thing, read as it goes out, and a file of just that."""

import io
import os
import re

import pytest
from pypdf import PdfReader

from stillhere.overview.records import pdf, picking
from tests.cast import ALICE, ERIN, Actor, couple
from tests.privacy.house import hurts, mends, notes, terms_fields, token

pytestmark = pytest.mark.django_db
FILE = pytest.mark.skipif(
    not pdf.can_be_made() and "CI" not in os.environ, reason="needs Pango"
)
"""Where there is none the page is printed; CI has it."""


def offered(who, **fields):
    """Return what can be ticked, by the words beside it."""
    page = who.posts("/k/s", token=token(), **fields).content.decode()
    found = re.findall(r'name="pick" value="([^"]+)".*?<span>(.*?)</span>', page)
    return {re.sub(r"<[^>]+>", " ", words): key for key, words in found}


def summed(who, picks, step="/k/s", **fields):
    sent = {"token": token(), "pick": picks, "show": "1", "first": "", "last": ""}
    return who.browser.post(step, sent | {"about": ""} | fields)


def writes(who):
    who.posts("/b/n", token=token(), text="a heron in the journal")
    who.posts("/h/g", token=token(), text="a wren in the garden")


def text_of(answer):
    pages = PdfReader(io.BytesIO(answer.getvalue())).pages
    return " ".join(page.extract_text() for page in pages)


def test_only_what_was_chosen_stands_in_it():
    alice = Actor(ALICE).signs_up()
    writes(alice)
    keys = offered(alice)
    chosen = [key for words, key in keys.items() if "heron" in words]
    assert len(chosen) == 1

    page = summed(alice, chosen, about="Where to begin?").content.decode()

    assert "a heron in the journal" in page
    assert "Where to begin?" in page
    assert "a wren in the garden" not in page


@FILE
def test_the_file_says_the_same_and_is_tagged():
    alice = Actor(ALICE).signs_up()
    writes(alice)

    answer = summed(alice, [*offered(alice).values()], "/k/p", about="Where to begin?")

    assert answer["Content-Disposition"] == 'attachment; filename="notes.pdf"'
    assert "no-store" in answer["Cache-Control"]
    file = PdfReader(io.BytesIO(answer.getvalue()))
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/StructTreeRoot"]
    assert set(file.metadata) <= {"/Producer", "/Title"}
    assert file.metadata.title == "Notes"
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    text = text_of(answer)
    for words in ("a heron in the journal", "a wren in the garden", "Where to begin?"):
        assert words in text
    assert "1 / 1" in text


def resolved(kid):
    return kid.get_object()


def tags(element, found):
    kids = element.get("/K", [])
    for kid in map(resolved, kids if isinstance(kids, list) else []):
        if isinstance(kid, dict) and "/S" in kid:
            found.append(kid["/S"])
            tags(kid, found)
    return found


@FILE
def test_its_headings_are_headings():
    alice = Actor(ALICE).signs_up()
    writes(alice)

    answer = summed(alice, [*offered(alice).values()], "/k/p")

    root = PdfReader(io.BytesIO(answer.getvalue())).trailer["/Root"]
    found = tags(root["/StructTreeRoot"].get_object(), [])
    assert {"/H1", "/H2", "/H3"} <= set(found)


def test_nothing_of_the_other_can_be_chosen_but_what_both_said_yes_to():
    alice, bob = couple()
    bob.posts("/c/", token=token(), kind="fact", words="a dunnock said", step="send")
    bob.posts("/h/g", token=token(), text="a siskin")
    bob.posts("/a/g/e", **terms_fields("a redshank"))
    assert not [words for words in offered(alice) if "redshank" in words]

    alice.posts("/a/g/y", token=token(), number="1")

    page = summed(alice, [*offered(alice).values()]).content.decode()
    assert "what we both said yes to" in page
    assert "a redshank" in page
    assert "dunnock" not in page
    assert "siskin" not in page


def test_a_hurt_that_was_shown_can_be_chosen_by_its_author_alone():
    alice, bob = couple()
    mends(alice, hurts(alice, "a heron hurt"))

    assert [words for words in offered(alice) if "heron" in words]
    assert not [words for words in offered(bob) if "heron" in words]


def test_what_one_notices_can_be_chosen():
    alice = Actor(ALICE).signs_up()
    notes(alice, "a wren")

    assert any("How often it goes quiet" in words for words in offered(alice))


@pytest.mark.parametrize("picks", [[], ["patterns.nothing.0.0"], ["x" * 500]])
def test_nothing_chosen_is_asked_again(picks):
    alice = Actor(ALICE).signs_up()
    writes(alice)

    answer = summed(alice, picks, about="Where to begin?").content.decode()

    assert "Please choose at least one thing." in answer
    assert "Where to begin?" in answer


def test_another_ones_things_cannot_be_chosen():
    alice, erin = Actor(ALICE).signs_up(), Actor(ERIN).signs_up()
    writes(alice)

    answer = summed(erin, [*offered(alice).values()]).content.decode()

    assert "heron" not in answer


def test_without_pango_the_page_is_printed(monkeypatch):
    monkeypatch.setattr(pdf, "_engine", lambda: None)
    alice = Actor(ALICE).signs_up()
    writes(alice)
    keys = [*offered(alice).values()]

    assert "You can print this page instead" in summed(alice, keys).content.decode()
    assert summed(alice, keys, "/k/p").status_code == 302
    with pytest.raises(pdf.NoPango):
        pdf.made({})


def test_a_page_offers_no_more_than_a_form_can_send(monkeypatch):
    monkeypatch.setattr(picking, "MOST", 3)
    alice = Actor(ALICE).signs_up()
    for number in range(5):
        alice.posts("/h/g", token=token(), text=f"wren {number}")

    page = alice.gets("/k/s").content.decode()

    assert page.count('name="pick"') == 3
    assert "There is more in these months" in page


def test_what_was_chosen_in_other_months_stays_chosen():
    alice = Actor(ALICE).signs_up()
    writes(alice)
    keys = [*offered(alice).values()]
    sent = {"token": token(), "pick": keys, "first": "2020-01", "last": "2020-02"}

    page = alice.browser.post(
        "/k/s", sent | {"look": "1", "about": ""}
    ).content.decode()

    for key in keys:
        assert f'type="hidden" name="pick" value="{key}"' in page


@FILE
def test_nothing_outside_is_asked_for(monkeypatch):
    alice = Actor(ALICE).signs_up()
    alice.posts("/h/g", token=token(), text='<img src="http://example.org/a.png">')
    import socket

    monkeypatch.setattr(socket, "socket", None)
    monkeypatch.setattr(socket, "create_connection", None)

    answer = summed(alice, [*offered(alice).values()], "/k/p")

    assert "<img" in text_of(answer)
