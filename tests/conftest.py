"""What every test can ask for: the cast, a clock that stands, a quiet network."""

import socket
from typing import Any

import pytest

from stillhere.foundation.people import limits

LOCAL = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test reach beyond this machine."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise RuntimeError("a test reached for the network")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    """Let no test run out of tries that another one took."""
    limits.forget()
