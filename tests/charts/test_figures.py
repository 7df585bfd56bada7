"""A page carries a chart's figures for the script that draws it, whatever is written in them."""

import json
import re
from types import SimpleNamespace

from django.template import Context, Template

CONFIG = {"type": "bar", "title": "</script><!-- & “so on”", "data": [1.5, None]}


def test_what_is_written_in_the_figures_does_not_end_them():
    chart = SimpleNamespace(slug="years", config=CONFIG)
    html = Template("{% load drawings %}{% chart_figures chart %}").render(Context({"chart": chart}))
    figures = re.fullmatch(r'<script id="years-config" type="application/json">([^<]*)</script>', html)
    assert json.loads(figures[1]) == CONFIG
