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
    values = {}
    for bound in form:
        value = bound.field.widget.get_context(bound.html_name, bound.value(), {})["widget"]["value"]
        if value is not None and value != []:
            values[bound.html_name] = value
    return {name: value[0] if isinstance(value, list) and len(value) == 1 else value for name, value in values.items()}


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
