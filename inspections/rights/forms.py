"""The forms to sign in and to change one's password, in the look of the site."""

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

WRONG = "The username or the password is wrong. Mind upper and lower case in both."


class SignInForm(AuthenticationForm):
    error_messages = AuthenticationForm.error_messages | {"invalid_login": WRONG, "inactive": WRONG}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _dress(self)


class PasswordForm(PasswordChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _dress(self)


def _dress(form):
    for field in form.fields.values():
        field.widget.attrs["class"] = "govuk-input govuk-input--width-20"
