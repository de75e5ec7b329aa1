"""The cast: always the same people, so that a test reads like a story.

Alice and Bob are a couple; Carol and Dan are another; Erin is alone; Frank has left
Alice; Olga operates the server.
"""

import re
import secrets
from typing import Any

from django.http import HttpResponse
from django.test import Client

from stillhere.foundation.people import sessions
from stillhere.foundation.people.models import Person
from stillhere.foundation.web import clock
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault, open_vault

ALICE = "Alice"
BOB = "Bob"
CAROL = "Carol"
DAN = "Dan"
ERIN = "Erin"
FRANK = "Frank"
OLGA = "Olga"
EVERYBODY = (ALICE, BOB, CAROL, DAN, ERIN, FRANK, OLGA)

WORDS = "abandon ability able about above absent"
"""A passphrase as one made here; every test person has it."""


class Actor:
    """One person with one browser."""

    def __init__(self, name: str) -> None:
        """Give them a browser that keeps cookies, and nothing else."""
        self.name = name
        self.browser = Client()
        self.sign_in_name = ""

    def __repr__(self) -> str:
        return self.name

    # --- what they do ---------------------------------------------------------

    def signs_up(self) -> "Actor":
        """Make a place, with the recovery code written down."""
        before = set(Person.objects.values_list("id", flat=True))
        self.posts(
            "/new/",
            token=secrets.token_hex(16),
            name=self.name.lower(),
            which="words",
            words=WORDS,
            zone="Europe/Dublin",
        )
        self.sign_in_name = Person.objects.exclude(id__in=before).get().name
        self.posts("/m/k", saved="1")
        return self

    def signs_in(self, passphrase: str = WORDS) -> HttpResponse:
        """Come in again."""
        return self.posts("/in/", name=self.sign_in_name, passphrase=passphrase)

    def invites(self) -> str:
        """Make an invitation and return its code."""
        self.posts("/u/i", name=self.name)
        page = self.gets("/u/c").content.decode()
        found = re.search(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}", page)
        assert found, "no code on the page"
        return found.group()

    def joins(self, code: str, how: str = "all") -> HttpResponse:
        """Join whoever made this code."""
        return self.posts("/u/join/", code=code, name=self.name, how=how)

    def locks(self) -> None:
        """Lock the screen."""
        self.posts("/lock/now")

    def unlocks(self, passphrase: str = WORDS) -> HttpResponse:
        """Open the screen again."""
        return self.posts("/lock/", passphrase=passphrase)

    # --- what a browser does --------------------------------------------------

    def gets(self, path: str, **headers: str) -> HttpResponse:
        """Open a page."""
        return self._answer(self.browser.get(path, headers=headers))

    def posts(self, path: str, **fields: str) -> HttpResponse:
        """Send a form."""
        return self._answer(self.browser.post(path, fields))

    @staticmethod
    def _answer(response: Any) -> HttpResponse:
        assert isinstance(response, HttpResponse)
        return response

    # --- what a test looks at -------------------------------------------------

    @property
    def id(self) -> PersonId:
        """The person's id."""
        return PersonId(Person.objects.get(name=self.sign_in_name).pk)

    def vault(self) -> Vault:
        """Open their vault as the next request of their browser would."""
        cookies = {name: c.value for name, c in self.browser.cookies.items()}
        visit = sessions.read(cookies, now=clock.now())
        assert visit.person is not None, f"{self.name} is not signed in"
        assert visit.vault_key is not None, f"{self.name} is locked"
        return open_vault(visit.person, visit.vault_key)


def couple(one: str = ALICE, other: str = BOB) -> tuple[Actor, Actor]:
    """Return two who have joined, both with an open screen."""
    first, second = Actor(one).signs_up(), Actor(other).signs_up()
    second.joins(first.invites())
    first.gets("/u/")
    return first, second
