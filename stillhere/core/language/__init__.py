"""Reading a message: what may push away, what makes it safer, which feelings it names.

Pure standard library, the same answer every time, no network. The way in is
``reading.read``; docs/reference/coach.md says how it decides, and where it is wrong.
"""
