"""Template library ``suggest``: a suggestion, and what stands there if it is muted.

``{% suggests "patience" %}…{% instead %}…{% endsuggests %}``; with ``unasked`` after
what it asks, where it stands on a page that nobody opened for it. There is always an
*instead*, and it is never empty: a gap would show that something is muted.
"""

import attrs
from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from stillhere.foundation.people.suggesting import Ask, level_of, wanted

register = template.Library()
SHAPE = '{% suggests "what it asks" [unasked] %} … {% instead %} … {% endsuggests %}'


@register.tag
def suggests(parser: Parser, token: Token) -> "Suggestion":
    """Read the tag strictly: a wrong one does not start."""
    _name, *words = token.split_contents()
    asks = [word.strip("\"'") for word in words[:1]]
    if words[1:] not in ([], ["unasked"]) or not {*asks} <= {*Ask} or not asks:
        raise template.TemplateSyntaxError(SHAPE)
    first = parser.parse(("instead",))
    parser.delete_first_token()
    instead = parser.parse(("endsuggests",))
    parser.delete_first_token()
    if not _says_something(first) or not _says_something(instead):
        raise template.TemplateSyntaxError(f"nothing may stay empty: {SHAPE}")
    return Suggestion(Ask(asks[0]), len(words) > 1, first, instead)


def _says_something(nodes: NodeList) -> bool:
    return any(str(getattr(node, "s", node)).strip() for node in nodes)


@attrs.define(eq=False)
class Suggestion(template.Node):
    """One place that suggests."""

    asks: Ask
    unasked: bool
    first: NodeList
    instead: NodeList
    child_nodelists = ("first", "instead")

    def render(self, context: Context) -> SafeString:
        """Show the suggestion, or what stands in its place.

        :raises KeyError: on a page of the shell, which is the same for everyone and
            so has nothing to ask.
        """
        level = level_of(context["request"])
        shown = self.first if wanted(level, unasked=self.unasked) else self.instead
        return shown.render(context)
