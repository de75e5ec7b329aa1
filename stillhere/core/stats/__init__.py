"""What little data can say, and when it is too early.

Pure standard library: no clock, no chance, the same answer every time. Every result is
frozen. What cannot be right (NaN, infinity, below nothing, beyond a million events) is
refused by ``given.NotFinite`` or ``given.OutOfRange``, both ValueErrors; what is too
little comes back as ``enough.TooEarly``, which says what would do. Intervals are 90 %
unless a ``level`` is given. docs/reference/figures.md says what all of it means.

- ``rates``: ``Period(events, weeks)``; ``rate(events, weeks)`` -> ``Rate``;
  ``chance_above(events, weeks, threshold)``; ``compare(before, after)`` -> ``Change``;
  ``rate`` and ``compare`` take a ``dispersion`` where silences come in bursts
- ``bursts``: ``bursts(weekly)`` -> ``Bursts`` (its ``dispersion``) or ``TooEarly``
- ``bands``: ``Thresholds(between, frequent)``; ``band(events, weeks, thresholds)`` ->
  ``Banded`` or ``TooEarly``; ``pattern(weekly, weeks, thresholds)`` -> ``Pattern`` or
  ``TooEarly``
- ``survival``: ``kaplan_meier(closed, still_open)`` -> ``Survival``
- ``sequences``: ``Table(both, first_only, second_only, neither)``, ``Table.of(pairs)``;
  ``both_ways(forward, backward)`` -> ``BothWays`` or ``TooEarly``;
  ``association(table)``; ``lag_one(row)`` -> ``LagOne`` or ``TooEarly``
- ``trend``: ``trend(values, weeks)`` -> ``Trend`` or ``TooEarly``; ``smallest_p(n)``
- ``enough``: ``TooEarly``; ``weeks_to_see_halving(before, later_weeks)`` -> ``Halving``
- ``special``, ``powers``, ``given``: what these stand on; rooms have no need of them
"""
