"""What a fold is given: events, and what is known of each besides what it says."""

import uuid

import attrs

from stillhere.core.codec import private


@attrs.frozen(kw_only=True)
class Fact:
    """An event with what the vault knows of it: its place and who wrote it."""

    version: int
    by: uuid.UUID
    event: object = private()
