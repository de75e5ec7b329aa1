"""Two people: an invitation, joining, and leaving at once.

Stored in the open: a hash of an invitation's code, who invites, and a day. Declining
stores nothing. Doors for others: ``queries.us``, ``services.tell`` and
``calm.away`` (is one of the two away?).
"""
