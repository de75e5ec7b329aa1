"""Template library ``web``: icons, the quiet mark of who can read, the form token."""

from django import forms, template
from django.conf import settings
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from stillhere.foundation.web import icons
from stillhere.foundation.web.forms import TOKEN_PATTERN, new_token

register = template.Library()

NEUTRAL_SITE = "https://www.wikipedia.org/"


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon beside words: ``{% icon "wind" %}``."""
    return mark_safe(icons.svg(name))  # noqa: S308  (our own files, no input)


@register.simple_tag
def mark(who: str, name: str = "") -> SafeString:
    """Say quietly who can read this: ``{% mark "you" %}``, ``{% mark "us" name %}``.

    Without a name there is no partner, so the mark says "Only you".
    """
    if who == "us" and name:
        return format_html(
            '<span class="mark">{}<span>{}</span></span>',
            icon("users"),
            _("You and %(name)s") % {"name": name},
        )
    return format_html(
        '<span class="mark">{}<span>{}</span></span>', icon("lock"), _("Only you")
    )


@register.simple_tag(takes_context=True)
def formtoken(context: Context) -> SafeString:
    """Give a hand-written form its hidden one-time token.

    A form that is shown again keeps the token it was sent with.
    """
    form = context.get("form")
    sent = str(form.data.get("token", "")) if isinstance(form, forms.Form) else ""
    token = sent if TOKEN_PATTERN.fullmatch(sent) else new_token()
    return format_html('<input type="hidden" name="token" value="{}">', token)


@register.simple_tag
def hide_to() -> str:
    """Return the neutral address that "Hide" leads to (setting ``HIDE_TO``)."""
    return str(getattr(settings, "HIDE_TO", NEUTRAL_SITE))


@register.filter
def is_choices(field: forms.BoundField) -> bool:
    """Tell whether a field is asked as a group of choices (radios or checkboxes)."""
    return isinstance(field.field.widget, forms.RadioSelect)


@register.filter
def is_tick(field: forms.BoundField) -> bool:
    """Tell whether a field is one box to tick, whose words stand after it."""
    return isinstance(field.field.widget, forms.CheckboxInput)
