"""How a text is folded before something is looked for in it. Pure."""

import unicodedata


def plain(text: str) -> str:
    """Fold a text for searching: no case, no accents, straight apostrophes."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(bare.split())
