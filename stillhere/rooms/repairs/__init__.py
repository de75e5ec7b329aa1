"""An old hurt: written for oneself, and mended in steps if both want to.

What is stored: in one's own space each hurt (shelf ``repairs.hurts``), what one kept
when looking at a repair again, and which line of home one put away; in the couple's
space each hurt that was shown, a stream of small steps (shelf ``repairs.mendings``),
and which of them is on its way (``repairs.standing``). Who may read: oneself the first,
both the second. Doors for others: ``queries.home_mending`` with the template
``repairs/_today.html``, and the addresses in ``urls``.
"""
