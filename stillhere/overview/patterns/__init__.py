"""What I notice: how often it goes quiet, how long, what comes before, what helps.

Stores one thing: where a person draws the lines between occasional and often
(``patterns.lines``, a slot of their own space). Everything else is worked out anew from
the silences they noted, and, for two, from the sides that both showed; so nothing here
can say more than what stands there. The only page whose cost grows with the history.
"""
