"""Floor 1: keys, sealing, and the shelves everything private is kept on.

What is stored: sealed bytes, random or keyed ids, who wrote a row. Who may read:
only a request that carries the key. Doors for others: ``opened`` (a person's vault
during one request), ``transactions.whole``, ``keys`` (making, wrapping, rotating)
and ``spaces`` (joining, leaving, deleting).
"""
