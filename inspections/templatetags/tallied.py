"""Parts of a page that say the same as long as the tally does."""

from django import template

from inspections.tally import tally_for

register = template.Library()


@register.tag
def tallied(parser, token):
    """Render what stands up to `endtallied` once for an address, a day and a state of the record.

    It may depend on nothing else: not on who asks, nor on a table that the tally is not made from.
    """
    nodes = parser.parse(["endtallied"])
    parser.delete_first_token()
    return Tallied(nodes, (parser.origin.name, token.position))


class Tallied(template.Node):
    def __init__(self, nodelist, where):
        self.nodelist, self.where = nodelist, where

    def render(self, context):
        request = context["request"]
        key = (self.where, request.build_absolute_uri(), request.as_at)
        return tally_for(request).kept.get(key, lambda: self.nodelist.render(context))
