"""A silence: when it was, what was around it, how we found back; each from one side.

What is stored: in one's own space a record of each silence (shelf ``episodes`` by
month), since when there are any and which are still open (``episodes.mine``), and the
days one has noted all there was (``episodes.days``); in the couple's space only the
sides that were shown, a small stream each. Who may read: oneself the first, both the
second. Doors for others: ``queries``, ``records``, ``days``, ``words`` and ``seen`` for
what looks at them together, and the addresses in ``urls``.
"""
