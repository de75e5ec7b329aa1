"""``{% url %}`` for every template: an address without a stream is looked up once.

Django finds an address anew each time, which costs home more than opening what is
sealed. Ours never change while the server runs. A builtin of the template engine
(``config/settings.py``), so no page loads it.
"""

from functools import cache

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import reverse

register = template.Library()


@cache
def _address(name: str) -> str:
    return reverse(name)


class Address(URLNode):
    """A link's address; with a stream in it, it is found as Django does."""

    def render(self, context: Context) -> str:
        """Return the address."""
        if self.args or self.kwargs or self.asvar:
            return str(super().render(context))
        return _address(str(self.view_name.resolve(context)))


@register.tag
def url(parser: Parser, token: Token) -> Address:
    """Read the tag as Django reads it."""
    node = django_url(parser, token)
    return Address(node.view_name, node.args, node.kwargs, node.asvar)
