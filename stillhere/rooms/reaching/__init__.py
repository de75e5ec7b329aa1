"""When they've gone quiet: settle, look under the loudest thought, then one draft.

What is stored: in one's own space, where one is on this way and when one wants to look
again (``reaching.walk``), and one's own if-then plans (``reaching.plans``). Only their
author reads any of it. Doors for others: ``queries.home_reaching`` with the template
``reaching/_today.html``, and the addresses in ``urls``.
"""
