"""The privacy table, continued: old hurts, and mending them."""

from tests.privacy.house import PRIVATE
from tests.privacy.rows import (
    HERS,
    IN_NO,
    TOKEN,
    TWO,
    Row,
    act,
    get,
    owns,
    pieces,
    post,
    said,
    tap,
    things,
)

MENDING: tuple[Row, ...] = (
    # --- an old hurt, for oneself ---------------------------------------------------
    get("repairs:list", private=HERS, shared=TWO),
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
    *owns("repairs:change", "POST", 302, 200, token=TOKEN, happened="Hm", was="1"),
    *owns("repairs:erase", "GET", 200, 200),
    *owns("repairs:erase", "POST", 302, 302, token=TOKEN),
    *said("repairs:show", "GET", 302, 302, 404),
    *things("repairs:show", "POST", 200, 200, 404, token=TOKEN, step="ready", was="1"),
    # --- phrases --------------------------------------------------------------------
    *pieces([get("repairs:phrases", shared=TWO)]),
    post("repairs:phrases", IN_NO),
    get("repairs:choose", private=HERS, shared=TWO),
    post("repairs:choose", token=TOKEN, text=PRIVATE),
    *act("repairs:phrase_tap", token=TOKEN, tap="away", which="0a"),
    # --- seen from outside ----------------------------------------------------------
    get("repairs:outside_list", private=HERS, shared=HERS),
    post("repairs:outside_list", IN_NO),
    get("repairs:outside_begin"),
    post("repairs:outside_begin", token=TOKEN, text=PRIVATE),
    *owns("repairs:outside", "GET", 200, 200),
    *owns("repairs:outside", "POST", 405, 405),
    *(
        found
        for name in ("outside_a", "outside_b", "outside_c")
        for found in owns(f"repairs:{name}", "GET", 200, 200)
    ),
    *(
        found
        for name in ("outside_a", "outside_b", "outside_c")
        for found in owns(
            f"repairs:{name}", "POST", 302, 302, token=TOKEN, text="Hm", was="2"
        )
    ),
    *owns("repairs:outside_erase", "GET", 200, 200),
    *owns("repairs:outside_erase", "POST", 302, 302),
    # --- mending it -----------------------------------------------------------------
    *pieces(said("repairs:mending", "GET", 200, 200, 200, shows=TWO)),
    *said("repairs:mending", "POST", 405, 405, 405),
    *pieces(said("repairs:word", "GET", 302, 302, 200, shows=frozenset({"bob"}))),
    *things(
        "repairs:word",
        *("POST", 409, 409, 302),
        token=TOKEN,
        step="gave-back",
        words="That you waited at the lake.",
    ),
    *tap("repairs:tap", 302, 302, 302, token=TOKEN, tap="away", number=""),
    *said("repairs:look", "GET", 302, 302, 302),
    *things(
        "repairs:look",
        *("POST", 409, 409, 409),
        token=TOKEN,
        step="month",
        words="A little.",
        keep="1",
    ),
)
