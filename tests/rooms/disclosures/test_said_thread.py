"""Said, seen on home, read, acknowledged, and seen by its author."""

import pytest

from tests.cast import couple
from tests.rooms.disclosures.kept import sends, stream_in, text, token, where

pytestmark = pytest.mark.django_db
WORDS = "I get scared when it is quiet for days."


def test_something_said_is_read_and_acknowledged() -> None:
    alice, bob = couple()
    sent = sends(alice, WORDS, "fear", wishes="listen", expected="badly")
    stream = stream_in(sent)
    assert "Waiting for Bob in Still Here." in text(alice.gets(sent["Location"]))

    home = text(bob.gets("/"))
    assert "Alice shared something." in home
    assert "Alice asks: just listen." in home
    assert WORDS not in home
    closed = text(bob.gets(where("thing", stream)))
    assert WORDS not in closed
    assert closed.index("Alice asks: just listen.") < closed.index("Show the words")
    bob.posts(where("open", stream))
    page = text(bob.gets(where("thing", stream)))
    assert WORDS in page
    assert "“I’m with you.”" in page
    bob.posts(where("acknowledge", stream), token=token(), ack="with-you")

    assert "Bob answered what you said." in text(alice.gets("/"))
    seen = text(alice.gets(where("thing", stream)))
    assert "I’m with you." in seen
    assert "How did it go?" in seen
    assert "Alice shared" not in text(bob.gets("/"))
