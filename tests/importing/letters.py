"""Made-up letters as plain text, which the real reader reads."""

SENTENCES = (
    "Children in {name} meet the same worker from the first call to the last visit, and say that this helps them. "
    "Plans name who does what, and by when."
)


def letter(name="Northton", day="11 to 12 June 2024"):
    """The bytes of a focused-visit letter on an authority."""
    return f"""Ofsted
Piccadilly Gate

8 July 2024

Alex Example
Director of Children's Services, {name} Council
1 Example Street

Dear Alex Example

Focused visit to {name} children's services

Here is what we found at the focused visit to {name} on {day}. The inspectors were Robin Lead and Kim Team, both
His Majesty's Inspectors.

Inspectors looked at the front door.

Headline findings

{SENTENCES.format(name=name)}

Main findings

Workers answer calls quickly. {SENTENCES.format(name=name)}

Managers read a sample of records each week, and talk about them with their teams.

Yours sincerely

Robin Lead
His Majesty's Inspector
""".encode()
