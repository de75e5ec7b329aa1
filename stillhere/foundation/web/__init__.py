"""The look and the shell: base templates, icons, styles, small scripts, offline pages.

Nothing is stored here and nothing here knows a person or a couple. Other modules use
the templates ``web/base.html`` and ``web/_form.html``, the template library ``web``,
``forms.TokenForm`` and ``clock.now``.
"""
