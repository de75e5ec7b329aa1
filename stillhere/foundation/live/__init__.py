"""Live: one event stream a signed-in page, which says only *that* something changed.

Nothing is stored. A topic is a person and comes from the session, never from the
browser. Others use ``bus.changed`` and ``bus.close``; config mounts ``stream.app``.
"""
