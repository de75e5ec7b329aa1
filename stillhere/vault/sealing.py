"""Seal, open, sign and derive: the only module that touches libsodium.

A nonce is never a parameter, every failure is one error, and what a sealed thing
may stand for is fixed by its *place*: the plain values it is bound to.
"""

import hashlib
import hmac
import secrets
import struct
import threading
from typing import NewType

from nacl import bindings, exceptions

Key = NewType("Key", bytes)
"""32 random bytes that seal, or index."""
Sealed = NewType("Sealed", bytes)
"""A version byte, then the nonce and XChaCha20-Poly1305 over the padded payload."""

KEY_BYTES = 32
SMALLEST = 256
"""Bytes; payloads are padded to powers of two from here, so sizes tell little."""
_VERSION = b"\x01"
_NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_TAG = bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES
_derivations = threading.BoundedSemaphore(2)
"""At most two derivations at once, the rest queue: memory stays bounded."""


class CannotOpen(Exception):
    """It does not open: wrong key, wrong place or changed bytes, never said which."""


def new_key() -> Key:
    """Return 32 fresh random bytes."""
    return Key(secrets.token_bytes(KEY_BYTES))


def place(*parts: str | int | bytes) -> bytes:
    """Return one unambiguous byte string for the values a sealed thing is bound to."""
    out: list[bytes] = []
    for part in parts:
        raw = part if type(part) is bytes else str(part).encode()
        out.append(len(raw).to_bytes(4, "big"))
        out.append(raw)
    return b"".join(out)


def seal(key: Key, payload: bytes, *, where: bytes) -> Sealed:
    """Seal ``payload`` so that it opens only with ``key`` and in this place."""
    nonce = secrets.token_bytes(_NONCE)
    box = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(
        _pad(payload), _VERSION + where, nonce, key
    )
    return Sealed(_VERSION + nonce + box)


def open_sealed(key: Key, sealed: bytes | memoryview, *, where: bytes) -> bytes:
    """Return what was sealed. :raises CannotOpen: in every other case."""
    raw = bytes(sealed)
    if raw[:1] != _VERSION:
        raise CannotOpen
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw[1 + _NONCE :], _VERSION + where, raw[1 : 1 + _NONCE], key
        )
    except (exceptions.CryptoError, ValueError, TypeError):
        raise CannotOpen from None
    return _unpad(padded)


def _pad(payload: bytes) -> bytes:
    size = SMALLEST
    while size < len(payload) + 4:
        size *= 2
    return struct.pack(">I", len(payload)) + payload.ljust(size - 4, b"\0")


def _unpad(padded: bytes) -> bytes:
    if len(padded) < SMALLEST:
        raise CannotOpen
    (length,) = struct.unpack(">I", padded[:4])
    if length > len(padded) - 4:
        raise CannotOpen
    return padded[4 : 4 + length]


def looks_sealed(raw: bytes) -> bool:
    """Say whether bytes have the version and one of the sizes of what is sealed."""
    inside = len(raw) - 1 - _NONCE - _TAG
    return raw[:1] == _VERSION and _is_a_step(inside)


def looks_given(raw: bytes) -> bool:
    """Say whether bytes have one of the sizes of what was given to a public key."""
    return _is_a_step(len(raw) - bindings.crypto_box_SEALBYTES)


def _is_a_step(size: int) -> bool:
    return size >= SMALLEST and size & (size - 1) == 0


def new_box_pair() -> tuple[bytes, bytes]:
    """Return a public and a secret X25519 key: to be given things."""
    return bindings.crypto_box_keypair()


def give(public: bytes, payload: bytes) -> Sealed:
    """Seal for whoever holds the secret half. It proves no sender."""
    return Sealed(bindings.crypto_box_seal(_pad(payload), public))


def take(public: bytes, secret: bytes, given: bytes | memoryview) -> bytes:
    """Open what was given. :raises CannotOpen: if it was not for this pair."""
    try:
        return _unpad(bindings.crypto_box_seal_open(bytes(given), public, secret))
    except (exceptions.CryptoError, ValueError, TypeError):
        raise CannotOpen from None


def new_signing_pair() -> tuple[bytes, bytes]:
    """Return a public and a secret Ed25519 key: to sign what is shared."""
    return bindings.crypto_sign_keypair()


def sign(secret: bytes, message: bytes) -> bytes:
    """Return the 64-byte signature of ``message``."""
    return bindings.crypto_sign(message, secret)[: bindings.crypto_sign_BYTES]


def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether the holder of ``public`` signed exactly this message."""
    try:
        bindings.crypto_sign_open(signature + message, public)
    except (exceptions.CryptoError, ValueError, TypeError):
        return False
    return True


def keyed_hash(key: bytes, *parts: str | int | bytes, size: int = 16) -> bytes:
    """Return a BLAKE2b MAC of the parts, ``size`` bytes."""
    return hashlib.blake2b(place(*parts), key=key, digest_size=size).digest()


def subkey(key: bytes, purpose: str) -> Key:
    """Return a key for one purpose, from a secret that is already random."""
    return Key(hashlib.blake2b(place(purpose), key=key, digest_size=32).digest())


def same(one: bytes, other: bytes) -> bool:
    """Compare without telling by time where they differ."""
    return hmac.compare_digest(one, other)


def derive(passphrase: str, *, salt: bytes, ops: int, mem: int) -> Key:
    """Return a key from a passphrase with Argon2id (one lane).

    ``ops`` are passes, ``mem`` bytes; DESIGN fixes 2 and 19 MiB, the first choice of
    OWASP's password storage page. At most two run at once, the rest wait.
    """
    with _derivations:
        return Key(
            bindings.crypto_pwhash_alg(
                KEY_BYTES,
                passphrase.encode("utf-8", "surrogatepass"),
                salt,
                ops,
                mem,
                bindings.crypto_pwhash_ALG_ARGON2ID13,
            )
        )


def new_salt() -> bytes:
    """Return a fresh salt of the size Argon2id takes here."""
    return secrets.token_bytes(bindings.crypto_pwhash_SALTBYTES)
