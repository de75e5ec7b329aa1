"""Help from outside, and a silent way to it.

Pages of the shell, the same bytes for everyone: numbers by country, "Am I safe with
them?", "I worry about how I act" and others. They ask nothing and keep nothing; no
visit is noted. Beside them: finding a professional, a first message that is kept
nowhere, and four questions whose answers one may keep, sealed, for oneself alone
(``support.course``). Doors for others: the addresses in ``urls``. Whether a suggestion
is wanted is asked at ``people.suggesting``.
"""
