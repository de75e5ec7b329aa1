"""Step away without vanishing, and come back; or say "still here" without words.

What is stored: each pause as a stream of small events, in the couple's space or, for
someone alone, in their own; who went quiet; the agreement; and, only for oneself, what
helped, own lines and what was put away. Who may read: both partners what was sent, each
alone the rest. Doors for others: ``queries.home_pauses`` with the template
``pauses/_today.html``, and the addresses in ``urls``.
"""
