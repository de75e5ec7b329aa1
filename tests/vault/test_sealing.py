"""What is sealed opens with its key in its place, and in no other way."""

import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl import bindings

from stillhere.vault import sealing
from stillhere.vault.sealing import CannotOpen, Key

WHERE = sealing.place("record", "here")
KEY = Key(bytes(range(32)))


def test_the_cipher_is_the_published_one() -> None:
    """draft-irtf-cfrg-xchacha-03, appendix A.3.1."""
    key = bytes(range(0x80, 0xA0))
    nonce = bytes(range(0x40, 0x58))
    data = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    text = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip "
        b"for the future, sunscreen would be it."
    )
    expected = (
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
        "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49"
    )

    found = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(text, data, nonce, key)

    assert found.hex() == expected


def test_signatures_are_the_published_ones() -> None:
    """RFC 8032, section 7.1, test 2."""
    seed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
    public, secret = bindings.crypto_sign_seed_keypair(bytes.fromhex(seed))

    found = sealing.sign(secret, b"\x72")

    assert found.hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert sealing.signed_by(public, b"\x72", found)
    assert not sealing.signed_by(public, b"\x73", found)


def test_derivation_is_argon2id_as_its_reference_implementation_gives_it() -> None:
    """Checked with argon2-cffi 25.1, which gives the reference's own test values."""
    found = sealing.derive(
        "password", salt=b"somesalt12345678", ops=2, mem=19 * 1024 * 1024
    )

    assert found.hex() == (
        "0c4c0b6db219194b6006e078818a24eabea136f7af619a31930310e7f2d749a5"
    )


def test_the_keyed_hash_is_the_published_blake2b() -> None:
    """BLAKE2 reference, blake2b-kat: the key 00…3f and no input."""
    import hashlib

    found = hashlib.blake2b(b"", key=bytes(range(64))).hexdigest()

    assert found.startswith(
        "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799a"
    )


@given(st.binary(max_size=5000))
def test_what_is_sealed_comes_back(payload: bytes) -> None:
    sealed = sealing.seal(KEY, payload, where=WHERE)

    assert sealing.open_sealed(KEY, sealed, where=WHERE) == payload


@given(st.binary(max_size=3000))
def test_sizes_are_powers_of_two_from_256(payload: bytes) -> None:
    overhead = 1 + 24 + 16
    size = len(sealing.seal(KEY, payload, where=WHERE)) - overhead

    assert size >= 256
    assert size & (size - 1) == 0


def test_every_flipped_bit_fails_with_the_one_error() -> None:
    sealed = sealing.seal(KEY, b"still here", where=WHERE)

    for at in range(len(sealed) * 8):
        broken = bytearray(sealed)
        broken[at // 8] ^= 1 << (at % 8)
        with pytest.raises(CannotOpen):
            sealing.open_sealed(KEY, bytes(broken), where=WHERE)


@given(st.integers(min_value=0, max_value=400))
def test_every_shortened_text_fails(length: int) -> None:
    sealed = sealing.seal(KEY, b"still here", where=WHERE)

    if length < len(sealed):
        with pytest.raises(CannotOpen):
            sealing.open_sealed(KEY, sealed[:length], where=WHERE)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40))
def test_another_key_and_another_place_fail(key: bytes, where: bytes) -> None:
    sealed = sealing.seal(KEY, b"still here", where=WHERE)

    if key != KEY:
        with pytest.raises(CannotOpen):
            sealing.open_sealed(Key(key), sealed, where=WHERE)
    if where != WHERE:
        with pytest.raises(CannotOpen):
            sealing.open_sealed(KEY, sealed, where=where)


@given(st.lists(st.text(max_size=8), max_size=4), st.lists(st.text(max_size=8)))
def test_two_places_are_the_same_only_if_their_parts_are(
    one: list[str], other: list[str]
) -> None:
    assert (sealing.place(*one) == sealing.place(*other)) == (one == other)


@settings(max_examples=20)
@given(st.binary(max_size=300))
def test_what_is_given_opens_only_for_its_pair(payload: bytes) -> None:
    public, secret = sealing.new_box_pair()
    other_public, other_secret = sealing.new_box_pair()
    given_thing = sealing.give(public, payload)

    assert sealing.take(public, secret, given_thing) == payload
    with pytest.raises(CannotOpen):
        sealing.take(other_public, other_secret, given_thing)


def test_the_same_text_is_never_sealed_to_the_same_bytes() -> None:
    many = {sealing.seal(KEY, b"still here", where=WHERE) for _ in range(50)}

    assert len(many) == 50


def test_at_most_two_derivations_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most = [0], [0]
    lock = threading.Lock()

    def slow(*_args: object) -> bytes:
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        time.sleep(0.02)
        with lock:
            running[0] -= 1
        return bytes(32)

    monkeypatch.setattr(bindings, "crypto_pwhash_alg", slow)
    threads = [
        threading.Thread(
            target=sealing.derive,
            args=("x",),
            kwargs={"salt": bytes(16), "ops": 1, "mem": 8192},
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [2]
