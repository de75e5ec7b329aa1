"""A person's place here: sign-in name, passphrase, sessions, devices, preferences.

Stored in the open: a sign-in name, hashes of cookies, and the day a session ends.
Nothing tells when someone was here. Doors for others: ``access`` (who may enter a
view), ``carrying`` (what was typed when the screen locked), ``suggesting`` with the
template tag ``{% suggests %}`` (is a suggestion wanted?), ``opening`` (what is tidied
whenever one comes in), ``queries``.
"""
