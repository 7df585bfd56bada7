"""How the desk's form fields look."""

INPUT = {"class": "govuk-input"}
SELECT = {"class": "govuk-select"}
TEXTAREA = {"class": "govuk-textarea"}
DAY = {"class": "govuk-input desk-day", "type": "date"}
