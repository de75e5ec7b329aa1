"""A guided talk: one speaks, the other gives back what they heard, then they swap.

What is stored: in the couple's space each talk while it lasts, a stream of small steps
and of the words that were shown (shelf ``conversations.talks``), which one is open
(``conversations.standing``), and what was left at the end (``conversations.left``); in
one's own space the words one kept (``conversations.kept``) and which line of home one
put away. What was said is stored nowhere, and a talk on one phone stores nothing at
all. Who may read: both the first, oneself the second. Doors for others:
``queries.home_talk`` with the template ``conversations/_today.html``, and the addresses
in ``urls``.
"""
