"""All that is mine: summed up, taken out, brought in, erased; also without scripts."""

import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def writes_something(person: Person) -> None:
    person.goes_to("/h/g")
    person.writes("What was good?", "The bus waited for me.")
    person.presses("Keep it")
    person.goes_to("/b/n")
    person.page.locator("main textarea").fill("I sat in the car for a while.")
    person.presses("Keep it")


def gets(person: Person, button: str) -> bytes:
    """Press a button that gives a file, and return it."""
    with person.page.expect_download() as coming:
        person.presses(button)
    return Path(coming.value.path()).read_bytes()


@THEMES
def test_a_summary_is_chosen_read_and_made(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    writes_something(erin)
    erin.goes_to("/m/")
    erin.presses("Take out, bring in, erase")
    erin.finds_the_page_sound()
    erin.presses("A summary to bring to a professional")
    erin.finds_the_page_sound()
    erin.presses("Read it as it goes out")
    erin.sees("Please choose at least one thing.")
    erin.page.locator("summary", has_text="Good things").click()
    erin.page.get_by_label("Something good").check()
    erin.finds_the_page_sound()
    erin.writes("A few words in front, if you like", "Where could I begin?")
    erin.presses("Read it as it goes out")
    erin.sees("The bus waited for me.")
    erin.sees_nothing_of("I sat in the car for a while.")
    erin.finds_the_page_sound()

    file = PdfReader(io.BytesIO(gets(erin, "Make a PDF of it")))
    text = file.pages[0].extract_text()
    assert "The bus waited for me." in text
    assert "I sat in the car" not in text

    erin.presses("Choose again")
    assert erin.page.get_by_label("Something good").is_checked()
    words = erin.page.get_by_label("A few words in front, if you like")
    assert words.input_value() == "Where could I begin?"


def test_a_place_moves_to_another(meet: Meet, tmp_path: Path) -> None:
    alice = meet("Alice").signs_up()
    writes_something(alice)
    alice.goes_to("/k/t")
    alice.finds_the_page_sound()
    file = takes_out(alice, tmp_path)
    alice.sees("It is all here")
    with zipfile.ZipFile(file) as archive:
        archive.extract("mine.html", tmp_path)
    assert "I sat in the car" in (tmp_path / "mine.html").read_text("utf-8")

    erin = meet("Erin", theme="dark").signs_up()
    erin.goes_to("/k/b")
    erin.finds_the_page_sound()
    brings_in(erin, tmp_path / "mine.html")
    erin.sees("nothing here was changed")
    erin.finds_the_page_sound()
    brings_in(erin, file)
    erin.sees("All of the file is here now")
    erin.finds_the_page_sound()
    erin.goes_to("/b/j")
    erin.sees("I sat in the car for a while.")


def test_a_place_moves_without_scripts(meet: Meet, tmp_path: Path) -> None:
    alice = meet("Alice", script=False).signs_up()
    writes_something(alice)
    alice.goes_to("/k/t")
    file = takes_out(alice, tmp_path)
    erin = meet("Erin", script=False).signs_up()
    erin.goes_to("/k/b")
    brings_in(erin, file)
    erin.sees("All of the file is here now")
    erin.goes_to("/k/b")
    brings_in(erin, file)
    erin.sees("All of this was here already")


def takes_out(person: Person, folder: Path) -> Path:
    person.writes("Passphrase", "not this one")
    person.presses("Take it out")
    person.sees("After several tries")
    person.writes("Passphrase", person.passphrase)
    (folder / "mine.zip").write_bytes(gets(person, "Take it out"))
    return folder / "mine.zip"


def brings_in(person: Person, file: Path) -> None:
    person.page.get_by_label("The file").set_input_files(file)
    person.presses("Bring it in")


@THEMES
def test_one_of_two_erases_by_keyboard_what_is_shared(meet: Meet, theme: str) -> None:
    alice = meet("Alice", theme=theme).signs_up()
    bob = meet("Bob", theme=theme).signs_up()
    alice.shares_with(bob)
    alice.begins_a_pause()
    bob.goes_to()
    bob.sees("Alice plans to be back")

    alice.goes_to("/k/e")
    alice.page.get_by_label("Pauses", exact=True).focus()
    alice.page.keyboard.press("Space")
    alice.page.keyboard.press("Enter")
    alice.sees("This would go")
    alice.sees("some of it your partner can read now")
    alice.finds_the_page_sound()
    alice.writes("Passphrase", "not this one")
    alice.presses("Erase it now")
    alice.sees("After several tries")
    alice.writes("Passphrase", alice.passphrase)
    alice.page.keyboard.press("Enter")
    alice.sees("It is gone from your place")
    alice.finds_the_page_sound()

    bob.page.wait_for_function("!document.body.innerText.includes('plans to be back')")
    bob.goes_to()
    bob.finds_the_page_sound()
    bob.begins_a_pause()
    alice.goes_to()
    alice.sees("Bob plans to be back")
