"""A person who uses the dashboard by keyboard alone."""

from urllib.parse import urlsplit

NAME = """(() => {
    const at = document.activeElement;
    if (at.matches("input[type=submit]")) return at.value;
    return at.matches("a, button, summary") ? at.textContent.replace(/\\s+/g, " ") : "";
})()"""
TOLD = "words => document.getElementById('announcements').textContent.includes(words)"


def tab_to(page, name, *, most=150):
    """Press Tab until the focus is on a link or button of this name."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if name in page.evaluate(NAME):
            return
    raise AssertionError(f"Tab does not lead to “{name}”.")


def follow(page, name):
    """Tab to a link or button of this name and press Enter; waits for the page it leads to."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def press(page, key, words):
    """Press a key at the desk and wait until what it did is announced."""
    page.keyboard.press(key)
    page.wait_for_function(TOLD, arg=words)
    return page.locator("#announcements").text_content()


def log_in(page, person=("kim", "pw"), *, at="/desk/"):
    """Sign in, as somebody with a name and a password, to see a page."""
    name, password = person
    page.goto(at)
    page.locator("[name=username]:focus").wait_for()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path == at)
