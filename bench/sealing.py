"""Sealing and opening, beside what libsodium itself does with the same bytes."""

import secrets
import time
from collections.abc import Callable

from nacl import bindings

from bench.figures import Figure, median, spread
from stillhere.vault import sealing

SIZE = 500
"""Bytes; padded to 512 both ways."""


def against_libsodium(*, quick: bool) -> list[Figure]:
    key, payload = sealing.new_key(), secrets.token_bytes(SIZE)
    nonce, where = secrets.token_bytes(24), sealing.place("record", "bench", 1)
    padded = payload.ljust(512, b"\0")
    sealed = sealing.seal(key, payload, where=where)
    box = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, where, nonce, key)

    def lib_seal() -> None:
        bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, where, nonce, key)

    def lib_open() -> None:
        bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(box, where, nonce, key)

    pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "Sealing 500 bytes / libsodium itself": (
            lambda: sealing.seal(key, payload, where=where),
            lib_seal,
        ),
        "Opening 500 bytes / libsodium itself": (
            lambda: sealing.open_sealed(key, sealed, where=where),
            lib_open,
        ),
    }
    rounds, count = (11, 1000) if quick else (61, 4000)
    found = []
    for name, (ours, theirs) in pairs.items():
        both = [(_cpu(ours, count), _cpu(theirs, count)) for _ in range(rounds)]
        ratios = [one / other for one, other in both]
        rate = 1 / median([one for one, _ in both])
        note = f"{spread(ratios)}; {rate / 1000:.0f}k a second"
        value = median(ratios)
        found.append(Figure(name=name, value=value, unit="x CPU", most=3.0, note=note))
    return found


def _cpu(work: Callable[[], object], count: int) -> float:
    begun = time.process_time()
    for _ in range(count):
        work()
    return (time.process_time() - begun) / count
