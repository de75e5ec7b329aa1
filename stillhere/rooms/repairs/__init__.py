"""An old hurt: written for oneself, and mended in steps if both want to.

What is stored: in one's own space each hurt (shelf ``repairs.hurts``). Who may read:
only oneself. Doors for others: the addresses in ``urls``.
"""
