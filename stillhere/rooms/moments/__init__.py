"""One small thing a day, and good things to keep.

What is stored, in one's own space: what one said about today's small thing
(``moments.small``, written over, never added to), each good thing by its month, and
since when there are any (``moments.kept``). Only their author reads any of it. Doors
for others: ``queries.home_moments`` and the addresses in ``urls``.
"""
