"""Both at the same moment: nothing is lost, and each thing has one first answer."""

import pytest

from stillhere.rooms.disclosures import answering, services
from stillhere.rooms.disclosures.access import open_thing
from stillhere.rooms.disclosures.commands import CannotDo
from stillhere.rooms.disclosures.queries import home_shared
from stillhere.rooms.disclosures.records import Ack, Kind
from stillhere.rooms.disclosures.rules import Phase, phase
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault, open_vault
from tests.cast import couple
from tests.rooms.disclosures.kept import NOW, said, token
from tests.vault.test_races import together

pytestmark = pytest.mark.django_db(transaction=True)


def anew(vault: Vault) -> Vault:
    """Open it as another request does."""
    return open_vault(vault.person, vault.key)


def test_both_say_something_in_the_same_second() -> None:
    alice, bob = (who.vault() for who in couple())

    together(
        *(lambda n=n: said(anew(alice), f"hers {n}", kind=Kind.FACT) for n in range(3)),
        *(lambda n=n: said(anew(bob), f"his {n}", kind=Kind.GOOD) for n in range(2)),
    )

    for vault in (anew(alice), anew(bob)):
        assert home_shared(vault, NOW).first is not None


def test_answered_on_two_phones_and_taken_back_in_the_same_second() -> None:
    alice, bob = (who.vault() for who in couple())
    stream = said(alice, "Only for a moment.")

    def answers(ack: Ack) -> None:
        try:
            answering.receive(
                anew(bob), stream=Stream(stream), token=token(), ack=ack, now=NOW
            )
        except CannotDo:
            return

    together(
        lambda: answers(Ack.HEAR),
        lambda: answers(Ack.WITH_YOU),
        lambda: services.take_back(anew(alice), stream=stream, token=token(), now=NOW),
    )

    for vault in (anew(alice), anew(bob)):
        thing = open_thing(vault, stream).thing
        assert phase(thing) is Phase.GONE
        assert len(thing.replies) <= 1
        assert not thing.unreadable
