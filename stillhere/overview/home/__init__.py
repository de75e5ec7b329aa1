"""Today: where do we stand, and what do I need now.

Stores nothing. Reads only slots, so its cost does not grow with the history.
"""
