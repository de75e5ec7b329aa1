"""The ids of the vault: mixing them is a type error."""

import uuid
from typing import NewType

PersonId = NewType("PersonId", uuid.UUID)
SpaceId = NewType("SpaceId", uuid.UUID)
Stream = NewType("Stream", str)
"""32 hex characters; the id of a thing in a URL."""
Shelf = NewType("Shelf", str)
"""32 hex characters: a keyed hash of a kind, or of a kind and a month."""
