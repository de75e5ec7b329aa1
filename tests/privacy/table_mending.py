"""The privacy table, continued: old hurts, and mending them."""

from tests.privacy.house import PRIVATE
from tests.privacy.rows import HERS, IN_NO, TOKEN, Row, get, owns, post

MENDING: tuple[Row, ...] = (
    # --- an old hurt, for oneself ---------------------------------------------------
    get("repairs:list", private=HERS, shared=HERS),
    post("repairs:list", IN_NO),
    get("repairs:write"),
    post(
        "repairs:write",
        token=TOKEN,
        happened=PRIVATE,
        meant=PRIVATE,
        needed=PRIVATE,
    ),
    get("repairs:ready"),
    post("repairs:ready", IN_NO),
    *owns("repairs:mine", "GET", 200, 200),
    *owns("repairs:mine", "POST", 405, 405),
    *owns("repairs:change", "GET", 200, 200),
    *owns("repairs:change", "POST", 302, 302, token=TOKEN, happened="Hm", was="1"),
    *owns("repairs:erase", "GET", 200, 200),
    *owns("repairs:erase", "POST", 302, 302),
)
