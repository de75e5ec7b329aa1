"""Help from outside: helplines by country, with source and date, for everyone alike.

Nothing is stored and no visit is noted. The page is part of the cached shell: the same
bytes for everyone, whatever they did before.
"""
