"""A draft read back before it is sent, for every text box that wants it.

Nothing is stored, and nobody else reads it: the words come with a request, are read by
``core/language`` and go back with the answer. Doors for others: ``offering.coached``
in a view, with the templates ``coach/_offer.html`` (the button) and
``coach/_read_back.html`` (what was found), both inside the form.
"""
