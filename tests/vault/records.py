"""Records that only the vault's own tests keep."""

import attrs

from stillhere.core.codec import private, record


@record("tests.note")
@attrs.frozen(kw_only=True)
class Note:
    """Some words."""

    words: str = private()


@record("tests.pointer")
@attrs.frozen(kw_only=True)
class Pointer:
    """What a slot holds."""

    stream: str | None = None


@record("tests.pointers")
@attrs.frozen(kw_only=True)
class Pointers:
    """What a slot holds that names several."""

    streams: tuple[str, ...] = ()
