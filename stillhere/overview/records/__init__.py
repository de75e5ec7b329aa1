"""What is mine: take it out, bring it in, choose from it, be rid of it.

What is stored: nothing. What is read: one's own events, wherever they stand; never the
other's. Every room says in its ``takeout.py`` how its records read on paper.
"""
