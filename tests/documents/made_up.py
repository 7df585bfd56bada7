"""Made-up documents of every family, in words of our own; `python -m tests.documents.made_up FOLDER` writes them."""

import sys
from pathlib import Path

from tests.documents.printing import LEFT, Press

HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
LEADERS = "The impact of leaders on social work practice with children and families"
FILLER = (
    "Families in the town say that someone listens to them, writes down what they said and comes back when promised. "
    "Workers know the streets and the schools, and they know who else is helping. "
)


def ilacs(
    *,
    place="Barnet",
    dates="3 to 14 June 2024",
    footer="3 to 14 June 2024 {page}",
    lead="Lead inspector: Robin Marsh, His Majesty's Inspector",
    heading_grade="good",
    spaces=(" ",),
    numbers=range(1, 13),
):
    """A full inspection with the worst that is seen in print."""
    press = Press((f"Inspection of {place} local authority children's services", footer))
    press.heading(f"Inspection of {place} local authority children's services", size=26)
    press.line(f"Inspection dates: {dates}", bold=True)
    press.gap()
    press.line(lead, bold=True)
    _table(press)
    press.paragraph("Help comes early in this borough. " + FILLER)
    press.paragraph("Leaders know their service well. " + FILLER)
    press.heading("What needs to improve?")
    press.bullet("The speed of first visits.")
    press.bullet("Plans for older children, including:")
    press.bullet("where they will live", glyph="\u2013", x=LEFT + 30, family="Helvetica")
    press.bullet("who will help them move in.", glyph="\u2013", x=LEFT + 30, family="Helvetica")
    press.bullet("Night cover.", glyph="\u2022", family="Helvetica")
    press.heading(f"{HELP}: {heading_grade}")
    _paragraphs(press, numbers, spaces)
    return press.printed()


def _table(press):
    press.gap(20)
    press.line("Judgement                              Grade", LEFT + 6, bold=True)
    press.row(LEADERS, "Outstanding")
    press.row(HELP, "Good")
    press.row(CARE, "Requires improvement to be good")
    press.row(LEAVERS, "Inadequate")
    press.row("Overall effectiveness", "Good")
    press.gap(20)


def _paragraphs(press, numbers, spaces):
    half = len(numbers) // 2
    for position, number in enumerate(numbers):
        if position == half:
            press.heading(f"{LEADERS}: outstanding")
        text = (
            f"Point {number} of the report. {FILLER * (1 + number % 3)}Young people leave home at~18. They call often."
        )
        press.numbered(number, text, spaces[position % len(spaces)])


def focused_visit(*, findings_heading="Main findings"):
    press = Press(("{page}",), size=12)
    press.paragraph("14 March 2023")
    for line in ("Dana Reed", "Director of Children's Services", "Barnet Council", "2 Bristol Avenue"):
        press.line(line)
    press.paragraph("Dear Dana")
    press.heading("Focused visit to Barnet local authority children's services", size=12)
    press.paragraph(
        "Here is what we found at the focused visit to Barnet children's services on 31 January and 1 February 2023. "
        "The inspectors were Kim Shore, His Majesty's Inspector, and Robin Marsh, His Majesty's Inspector."
    )
    press.paragraph("Inspectors looked at the arrangements for care leavers.")
    press.heading("Headline findings", size=12)
    press.paragraph("Young people who leave care are welcome in this borough. " + FILLER)
    press.heading("What needs to improve in this area of social work practice", size=12)
    press.bullet("The choice of flats.")
    press.bullet("Health records on leaving.")
    press.heading(findings_heading, size=12)
    for subject in ("Advisers", "Flats", "Work", "Health", "Friends", "Money", "School", "Records"):
        press.paragraph(f"{subject} matter to young people. " + FILLER * 3)
    press.paragraph("Ofsted will take the findings from this visit into account when planning the next one.")
    press.paragraph("Yours sincerely")
    press.paragraph("Robin Marsh")
    press.line("His Majesty's Inspector", bold=True)
    return press.printed()


def single_inspection():
    press = Press(("{page}",))
    press.heading("Barnet", size=26)
    press.heading(
        "Inspection of services for children in need of help and protection, children looked after and care leavers"
    )
    press.paragraph("and")
    press.heading("Review of the effectiveness of the Local Safeguarding Children Board")
    press.paragraph("Inspection date: 7 March 2016 - 31 March 2016")
    press.paragraph("Report published: 17 May 2016")
    press.heading("Children's services in Barnet require improvement to be good")
    press.paragraph("1. Children who need help and protection Requires improvement")
    press.paragraph("2. Children looked after and achieving permanence Good")
    press.paragraph("2.1 Adoption performance Outstanding")
    press.paragraph("2.2 Experiences and progress of care leavers Good")
    press.paragraph("3. Leadership, management and governance Requires improvement")
    press.turn_page()
    press.heading("Executive summary")
    press.paragraph("The borough has begun to mend its service. " + FILLER)
    press.heading("Recommendations")
    press.numbered(1, "Visit children within five days.")
    press.numbered(2, "Tell young people what they are entitled to.")
    press.turn_page()
    press.heading(f"{HELP} Requires improvement")
    press.heading("Summary", size=12)
    press.paragraph("Help is slow to begin. " + FILLER)
    press.heading("Inspection findings", size=12)
    press.numbered(3, "Calls are answered. " + FILLER)
    press.numbered(4, "Records are thin. " + FILLER)
    press.turn_page()
    press.heading("The Local Safeguarding Children Board (LSCB)", size=16)
    press.heading("The Local Safeguarding Children Board is good")
    press.heading("Recommendations")
    press.numbered(5, "Ask children what they think of the board.")
    press.heading("Inspection findings \u2013 the Local Safeguarding Children Board")
    press.numbered(6, "The board meets often. " + FILLER)
    press.heading("Information about this inspection", size=16)
    press.heading("The inspection team", size=12)
    press.paragraph("Lead inspector: Robin Marsh")
    press.paragraph("Deputy lead inspector: Kim Shore")
    press.paragraph("Team inspectors: Ash Grove, Lee O'Day HMI and Sam Hill (OI)")
    press.paragraph("Senior data analyst: Pat Count")
    return press.printed()


def joint_inspection(*, improve="What needs to improve?"):
    press = Press(("{page}",))
    press.paragraph("9 May 2023")
    press.line("Dana Reed, Director of Children's Services, Barnet Council")
    press.line("Lou Pace, Chief Constable, Town Police")
    press.paragraph("Dear Barnet Local Safeguarding Partnership")
    press.heading("Joint targeted area inspection of Barnet", size=12)
    press.paragraph(
        "This letter tells what we found at the joint targeted area inspection (JTAI) of the multi-agency response to "
        "children on the streets at night in Barnet."
    )
    press.paragraph(
        "This inspection took place from 6 to 10 March 2023. It was carried out by inspectors of three bodies."
    )
    press.heading("Headline findings", size=12)
    press.paragraph("Agencies act as one. " + FILLER)
    press.heading("Areas for priority action", size=12)
    press.bullet("Night patrols near the station.")
    press.heading(improve, size=12)
    press.bullet("Shared records.")
    press.bullet("Work with shops.")
    press.heading("Strengths", size=12)
    press.bullet("A shared office.")
    press.heading("Main findings", size=12)
    press.paragraph("Police officers know the young people by name. " + FILLER)
    press.heading("Next steps", size=12)
    press.paragraph("The council should send its plan by June.")
    press.paragraph("Yours sincerely")
    return press.printed()


def area_send():
    press = Press(("Area SEND inspection report: Barnet Local Area Partnership", "4 to 8 March 2024 {page}"))
    press.heading("Area SEND inspection of Barnet Local Area Partnership", size=26)
    press.paragraph("Inspection dates: 4 to 8 March 2024")
    press.paragraph("Date of previous inspection: 5 to 9 June 2017")
    press.heading("Inspection outcome")
    press.paragraph(
        "The partnership's arrangements lead to inconsistent experiences and outcomes for children and young people."
    )
    press.paragraph("The next full inspection will be within three years.")
    press.heading("Information about the local area partnership")
    press.paragraph("The council and the board of health plan together.")
    press.heading("What is it like to be a child or young person with SEND in this area?")
    press.paragraph("Children wait too long for a first talk. " + FILLER)
    press.heading("What is the area partnership doing that is effective?")
    press.bullet("Schools share what works.")
    press.heading("Areas for improvement")
    press.paragraph("Leaders should shorten the wait for a first talk.")
    press.paragraph("Leaders should write plans with families. This includes:")
    press.bullet("plans for the move to work", glyph="\u2022", x=LEFT + 18, family="Helvetica")
    press.bullet("plans for health.", glyph="\u2022", x=LEFT + 18, family="Helvetica")
    press.heading("Inspection team", size=12)
    press.line("Ofsted                      Care Quality Commission", bold=True)
    press.line("Robin Marsh, Ofsted HMI lead inspector    Ash Grove, CQC lead inspector")
    press.line("Kim Shore, Ofsted Inspector    Lee O'Day, CQC inspector")
    return press.printed()


def local_area_letter():
    press = Press(("{page}",))
    press.paragraph("15 August 2017")
    for line in ("Ms Dana Reed", "Director of Children's Services", "Barnet Council", "2 Bristol Avenue"):
        press.line(line)
    press.paragraph("Dear Ms Reed")
    press.heading("Joint local area SEND inspection in Barnet", size=12)
    press.paragraph(
        "Between 3 and 7 July 2017, inspectors of two bodies looked at the local area of Barnet to judge how well it "
        "carries out the reforms of 2014."
    )
    press.paragraph("A written statement of action is required because of what was found.")
    press.heading("Main findings", size=12)
    press.bullet("Parents know whom to ask. " + FILLER)
    press.heading("The effectiveness of the local area in finding needs", size=12)
    press.heading("Strengths", size=12)
    press.bullet("Health visitors see every baby.")
    press.heading("Areas for development", size=12)
    press.bullet("Waits for speech therapy.")
    press.bullet("Plans for young adults.")
    press.heading("The inspection raises significant concerns about the effectiveness of the local area", size=12)
    press.paragraph("The area must say how it will tackle the following areas of significant weakness:")
    press.bullet("the quality of plans")
    press.bullet("the want of a shared budget.")
    press.paragraph("Yours sincerely")
    press.gap()
    for line in ("Anna Cook", "Regional Director", "Nick White", "HMI Lead Inspector", "Lucy Hart", "CQC Inspector"):
        press.line(line)
    return press.printed()


def locked():
    press = Press()
    press.paragraph(FILLER * 3)
    press.set_encryption(owner_password="owner", user_password="reader")
    return press.printed()


def without_text():
    press = Press()
    press.rect(100, 100, 300, 300, style="F")
    return press.printed()


DOCUMENTS = {
    "ilacs-2024-08-01.pdf": ilacs,
    "focused-visit.pdf": focused_visit,
    "sif.pdf": single_inspection,
    "jtai.pdf": joint_inspection,
    "send-2024-05-02.pdf": area_send,
    "local-area-letter.pdf": local_area_letter,
    "locked.pdf": locked,
    "scan.pdf": without_text,
}

if __name__ == "__main__":
    for name, document in DOCUMENTS.items():
        (Path(sys.argv[1]) / name).write_bytes(document())
