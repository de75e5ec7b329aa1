"""Notice and name what one feels; keep it, look at it again, share some of it.

What is stored: check-ins, free entries, what one wrote about going quiet and the words
one used by month, all in one's own space; in the couple's space only what was shared,
as a small stream each. Who may read: oneself the first, both the second. Doors for
others: ``queries.home_feelings`` with the template ``feelings/_today.html`` and the
slots of ``queries``, and the addresses in ``urls``.
"""
