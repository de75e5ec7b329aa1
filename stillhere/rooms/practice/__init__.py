"""Try one first: short scenes of other couples, replies, and how each might land.

Nothing is stored, and nobody else reads anything: what is typed comes with a request,
is read back by the coach, and goes back with the answer. No grade, no count, no "done".
Doors for others: the addresses in ``urls``.
"""
