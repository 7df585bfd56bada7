"""What a browser sends when a person saves a page."""


def filled_in(response):
    """The names and values of every field on an admin page as it was opened."""
    context = response.context
    data = _values(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        data |= _values(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= _values(form)
    return data


def _values(form):
    sent = {bound.html_name: _sent(bound) for bound in form}
    return {name: value for name, value in sent.items() if value not in (None, [], "")}


def _sent(bound):
    widget = getattr(bound.field.widget, "widget", bound.field.widget)
    value = widget.format_value(bound.value())
    return value[0] if isinstance(value, list) and not widget.allow_multiple_selected else value


def errors_on(response):
    """Every sentence of complaint on a page, in order."""
    context = response.context
    sentences = [str(e) for errors in context["adminform"].form.errors.values() for e in errors]
    for inline in context["inline_admin_formsets"]:
        sentences += [str(e) for e in inline.formset.non_form_errors()]
        sentences += [str(e) for row in inline.formset.errors for errors in row.values() for e in errors]
    return sentences


def messages_of(response):
    return [str(message) for message in response.context["messages"]]
