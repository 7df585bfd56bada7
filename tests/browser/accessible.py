"""What axe and a ruler find wrong with pages."""

import json
from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page):
    """What axe finds wrong: (rule, the first element that breaks it)."""
    page.evaluate(AXE.read_text())  # as a script of the page it would be refused by the security policy
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]


def is_too_wide(page):
    """Whether one has to scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def flaws(page, addresses):
    """By address: what axe finds wrong there, and whether the page is too wide; only where one of them is so."""
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = violations(page), is_too_wide(page)
    return {address: wrong for address, wrong in found.items() if any(wrong)}
