"""A visit file into the database: what differs is changed, what is missing is added, nothing is taken away."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from inspections.codebook.addresses import entries_by_slug
from inspections.models import Authority, Finding, FindingTheme, Inspector, Judgement, Topic, Visit, VisitPeriod

from .errors import VisitFileError
from .records import FINDING_FIELDS, FORMAT, VISIT_FIELDS, finding_record, visit_record


@dataclass(frozen=True)
class TakenIn:
    """What a file changed: whether the visit is new, and how many findings were added or changed."""

    visit: Visit
    is_new: bool
    facts_changed: bool
    added: int
    changed: int

    def __str__(self):
        if not (self.is_new or self.facts_changed or self.added or self.changed):
            return f"{self.visit}: nothing in the file differs from what is here."
        facts = "a new draft visit" if self.is_new else "facts changed" if self.facts_changed else "facts as they were"
        return f"{self.visit}: {facts}, {self.added} findings added, {self.changed} changed."


@transaction.atomic
def take_in(record):
    """Takes in a visit record, or a dict of `visit` (slug) and `findings` alone. Returns what changed.

    A new visit is a draft. Raises VisitFileError, and changes nothing, where the file names what is not here or breaks
    a rule.
    """
    try:
        return _take_in(record)
    except (KeyError, TypeError, AttributeError) as error:
        raise VisitFileError(f"The file lacks {error}, or has it in another form than a visit file.") from error
    except UnicodeEncodeError as error:
        raise VisitFileError("The file has half of a character somewhere, which no text can hold.") from error
    except (ValidationError, IntegrityError, DataError) as error:
        raise VisitFileError(f"The file breaks a rule: {' '.join(str(error).split())}") from error


def _take_in(record):
    visit = Visit.objects.select_for_update().filter(slug=record["visit"]).first()
    is_new, facts_changed = visit is None, False
    if "format" in record:
        visit, facts_changed = _facts(visit, record)
    elif visit is None:
        raise VisitFileError(f"There is no visit {record['visit']} here; take in its JSON file first.")
    added, changed = _findings(visit, record["findings"])
    return TakenIn(visit, is_new, facts_changed and not is_new, added, changed)


def _facts(visit, record):
    if record["format"] != FORMAT:
        raise VisitFileError(f"This is no visit file of a form known here; it says “{record['format']}”.")
    if visit and _without_findings(visit_record(visit)) == _without_findings(record):
        return visit, False
    visit = visit or Visit(slug=record["visit"])
    visit.authority = _known(Authority, "authority", dfe_code=record["authority"])
    visit.framework_id, visit.published_on = record["framework"], record["published_on"]
    for name in VISIT_FIELDS:
        setattr(visit, name, record[name])
    visit.full_clean()
    visit.save()
    visit.topics.set(Topic.objects.get_or_create(slug=t["slug"], defaults=t)[0] for t in record["topics"])
    _parts(visit, record)
    return visit, True


def _parts(visit, record):
    """Days on site, inspectors and judgements as the file has them."""
    for rows in (visit.periods, visit.inspector_rows, visit.judgements):
        for row in rows.all():
            row.delete()
    for period in record["periods"]:
        VisitPeriod.objects.create(visit=visit, **period)
    for order, row in enumerate(record["inspectors"]):
        if not isinstance(row["name"], str):
            raise TypeError("the name of an inspector")
        inspector = Inspector.objects.named(row["name"]) or Inspector.objects.create(name=row["name"])
        visit.inspector_rows.create(inspector=inspector, role=row["role"], title=row["title"], order=order)
    for row in record["judgements"]:
        Judgement.objects.create(
            visit=visit, area_id=row["area"], grade_id=row["grade"], no_grade_reason=row["no_grade_reason"]
        )


def _findings(visit, records):
    standing = {
        (finding.kind, finding.reference): finding
        for finding in visit.findings.prefetch_related("theme_rows__theme").select_for_update()
    }
    themes = entries_by_slug()
    added = changed = 0
    for record in _once(records):
        finding = standing.get((record["kind"], record["reference"]))
        if finding and finding_record(finding) == record:
            continue
        added, changed = added + (finding is None), changed + (finding is not None)
        _save(finding or Finding(visit=visit), record, themes)
    return added, changed


def _once(records):
    """The records, none of which is of the same finding as another."""
    seen = set()
    for record in records:
        if (record["kind"], record["reference"]) in seen:
            raise VisitFileError(f"{record['reference']} ({record['kind']}) stands in the file more than once.")
        seen.add((record["kind"], record["reference"]))
        yield record


def _save(finding, record, themes):
    for name in FINDING_FIELDS:
        setattr(finding, name, record[name])
    finding.full_clean(exclude=["visit"])
    finding.save()
    for row in finding.theme_rows.all():
        row.delete()
    for rank, (theme, coding) in enumerate(_codings(record, themes), start=1):
        values = {name: coding[name] for name in ("assigned_by", "score", "evidence")}
        FindingTheme.objects.create(finding=finding, theme=theme, rank=rank, **values)


def _codings(record, themes):
    """(theme, coding) of a finding, each theme once: two of the file may have been merged here."""
    found = {}
    for coding in record["themes"]:
        if coding["slug"] not in themes:
            raise VisitFileError(f"{record['reference']}: there is no theme {coding['slug']} here.")
        found.setdefault(themes[coding["slug"]].pk, (themes[coding["slug"]], coding))
    return list(found.values())


def _known(model, noun, **key):
    found = model.objects.filter(**key).first()
    if found is None:
        raise VisitFileError(f"There is no {noun} {next(iter(key.values()))} here; add it first.")
    return found


def _without_findings(record):
    return {name: value for name, value in record.items() if name != "findings"}
