"""An old hurt, mended in steps; phrases for a hard moment; and one seen from outside.

What is stored: in one's own space each hurt (shelf ``repairs.hurts``), what one
saw from outside (shelf ``repairs.outsides``, a few a year), what one kept
when looking at a repair again, and which line of home one put away; in the couple's
space each hurt that was shown, a stream of small steps (shelf ``repairs.mendings``),
and which of them is on its way (``repairs.standing``); one slot of phrases, in which
each of the two has one value of their own (``repairs.phrases``; alone, in one's own
space). Who may read: oneself the first, both the second. Doors for others:
``queries.home_mending`` with ``repairs/_today.html``, ``ours.home_phrases`` with
``repairs/_came.html``, and the addresses in ``urls``.
"""
