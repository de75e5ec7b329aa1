"""Notices: what is due when, for whom. A person and a minute, and nothing else.

No kind, no stream, no word; a notice is deleted once its minute came. Its random id is
kept by whoever asked for it, in a sealed record, so that taking back cancels it.
Others use ``services``; config starts the ``ticker``.
"""
