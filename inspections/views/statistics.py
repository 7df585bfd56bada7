"""Official figures reproduced as at any day, each with the published value and ours."""

from functools import partial
from urllib.parse import urlencode

from inspections import charts
from inspections.as_at import plain_reverse
from inspections.forms import OutcomesForm
from inspections.models import Authority, PublishedFigure, Region, Visit
from inspections.official import FOUR_GRADES, Inspections, Outcomes, change, compare
from inspections.tables.outcomes import ChangeTable, PublishedFigureTable, StandingTable, grade_count_table
from inspections.tally import tally_for

from .page import page


def statistics(request):
    form = OutcomesForm(request.GET)
    figures = OfficialFigures(form, request.as_at, tally_for(request))
    return page(
        request,
        "statistics.html",
        subject="statistics",
        title="Outcomes of full inspections",
        form=form,
        filter=figures,
        as_at_note="counted as the official release counts that day",
        tables=[
            figures.standing(),
            figures.by_area(),
            figures.by_region(),
            figures.changes(),
            figures.published(),
        ],
        charts={"years": partial(charts.outcomes_by_year, *figures.over_time)},
    )


class OfficialFigures:
    """The figures of the statistics page as at a day, for what its form asks."""

    def __init__(self, form, day, tally):
        self.form = form
        self.day = day
        self.region = form.asked("region", None)
        self.area = form.asked("area", "overall")
        self.wanted = form.asked("grade", FOUR_GRADES)
        self.areas = dict(form.fields["area"].choices)
        self.grades = list(form.fields["grade"].choices)
        self.inspections = Inspections(tally)
        self.authorities = list(Authority.objects.all())
        self.outcomes = self.on(self.day)
        self.over_time = (self.day, self.inspections, self.authorities, (self.area, self.areas[self.area]), self.grades)

    def on(self, day):
        return Outcomes.on(day, self.inspections, self.authorities)

    def standing(self):
        latest = self.outcomes.latest
        shown = [
            (authority, grade)
            for authority, grade in sorted(self.outcomes.standing(self.area).items(), key=lambda pair: pair[0].name)
            if self.region in (None, authority.region) and grade in self.wanted
        ]
        visits = Visit.objects.with_dates().in_bulk([latest[authority] for authority, _ in shown])
        rows = [self._standing(authority, grade, visits[latest[authority]]) for authority, grade in shown]
        return StandingTable(rows, empty_text="No authority stands at these grades on that day.")

    def _standing(self, authority, grade, visit):
        names = dict(self.grades)
        before = self.outcomes.since_last(self.area).get(authority, (None,))[0]
        return {
            "authority": authority.name,
            "authority_url": authority.get_absolute_url(),
            "region": authority.get_region_display(),
            "grade": names[grade],
            "before": names.get(before),
            "visit": visit.get_visit_type_display(),
            "visit_url": self._visit_url(visit),
            "last_day": visit.last_day,
            "published": visit.published_on,
        }

    def _visit_url(self, visit):
        """The visit's page; as it stands today where the rule counts a report that came out after the day."""
        is_later = visit.published_on > self.day
        return plain_reverse("visit", visit.slug) if is_later else visit.get_absolute_url()

    def by_area(self):
        rows = [self._counts(name, area=slug, region=self.region) for slug, name in self.areas.items()]
        return grade_count_table(rows, "Area", self.grades, slug="areas", title="By judgement area")

    def by_region(self):
        rows = [self._counts(label, area=self.area, region=slug) for slug, label in Region.choices]
        title = f"By region: {self.areas[self.area].lower()}"
        return grade_count_table(rows, "Region", self.grades, slug="regions", title=title)

    def _counts(self, name, *, area, region):
        counts = self.outcomes.grades(area, region)
        share = self.outcomes.share(("outstanding", "good"), area, region)
        asked = {"area": area} | ({"region": region} if region else {})
        urls = {slug: f"?{urlencode(asked | {'grade': slug})}#table-standing" for slug in counts if counts[slug]}
        by_grade = {f"at_{slug}": count for slug, count in counts.items()}
        return {"name": name, "judged": share.of, "good_or_better": share.in_words, "urls": urls} | by_grade

    def changes(self):
        return ChangeTable([self._changes(slug, name) for slug, name in self.areas.items()])

    def _changes(self, area, name):
        kinds = [change(*pair) for pair in self.outcomes.since_last(area).values()]
        return {"area": name, "judged": len(kinds)} | {k: kinds.count(k) for k in ("improved", "same", "declined")}

    def published(self):
        figures = list(PublishedFigure.objects.filter(as_at__lte=self.day))
        outcomes = {day: self.on(day) for day in {figure.as_at for figure in figures}}
        return PublishedFigureTable([self._published(figure, outcomes[figure.as_at]) for figure in figures])

    def _published(self, figure, outcomes):
        found = compare(figure, outcomes)
        return {
            "as_at": figure.as_at,
            "figure": figure.figure,
            "published": f"{figure.value}%" if figure.unit == "percent" else figure.value,
            "ours": f"{found.ours}%" if figure.unit == "percent" and found.ours else found.ours,
            "counted": found.counted,
            "verdict": str(found.verdict),
            "reason": found.reason,
            "source": figure.source,
        }
