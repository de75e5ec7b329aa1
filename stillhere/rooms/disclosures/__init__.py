"""Something I said: a small risk, received, and looked back on.

What is stored: each thing said as a stream of small events, in the couple's space or,
for someone alone, in their own; what was kept for saying in person; and, only for
oneself, what was expected, how it went, own steps, what was opened or put away. Who may
read: both partners what was sent, each alone the rest. Doors for others:
``queries.home_shared`` with the template ``disclosures/_today.html``, and the addresses
in ``urls``.
"""
