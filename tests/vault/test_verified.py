"""A signature that was checked once is not checked again, and nothing else passes."""

import uuid
from collections.abc import Iterator

import pytest

from stillhere.vault import sealing, verified
from stillhere.vault.names import PersonId

ALICE, BOB = PersonId(uuid.uuid4()), PersonId(uuid.uuid4())


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    verified.forget()
    yield
    verified.forget()


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    done: list[bytes] = []
    real = sealing.signed_by

    def counted(public: bytes, message: bytes, signature: bytes) -> bool:
        done.append(message)
        return real(public, message, signature)

    monkeypatch.setattr(sealing, "signed_by", counted)
    return done


def test_the_same_reader_checks_once(checks: list[bytes]) -> None:
    public, secret = sealing.new_signing_pair()
    mark = sealing.sign(secret, b"here")
    assert all(verified.signed(ALICE, public, b"here", mark) for _ in range(3))
    assert len(checks) == 1


def test_what_one_person_read_makes_no_page_of_the_other_faster(
    checks: list[bytes],
) -> None:
    public, secret = sealing.new_signing_pair()
    mark = sealing.sign(secret, b"here")
    assert verified.signed(ALICE, public, b"here", mark)
    assert verified.signed(BOB, public, b"here", mark)
    assert len(checks) == 2


def test_after_a_true_one_every_other_still_fails(checks: list[bytes]) -> None:
    public, secret = sealing.new_signing_pair()
    stranger, _ = sealing.new_signing_pair()
    mark = sealing.sign(secret, b"here")
    assert verified.signed(ALICE, public, b"here", mark)
    assert not verified.signed(ALICE, public, b"gone", mark)
    assert not verified.signed(ALICE, stranger, b"here", mark)
    assert not verified.signed(ALICE, public, b"here", bytes(64))
    assert not verified.signed(ALICE, public, b"gone", mark), "a no is not kept"
    assert len(checks) == 5


def test_the_oldest_go_first(
    checks: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verified, "MOST", 2)
    public, secret = sealing.new_signing_pair()
    marks = {text: sealing.sign(secret, text) for text in (b"1", b"2", b"3")}
    for text in (b"1", b"2", b"3", b"3", b"1"):
        assert verified.signed(ALICE, public, text, marks[text])
    assert checks == [b"1", b"2", b"3", b"1"]
