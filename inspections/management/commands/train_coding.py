"""Makes the model that suggests codings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from inspections.codebook.addresses import known_as
from inspections.coding.model import MODEL_FILE, save_model
from inspections.coding.training.corpus import bundled_terms, read_corpus
from inspections.coding.training.examples import Example, gather, group_of_authority
from inspections.coding.training.learning import REAL, learn
from inspections.models import CodedBy, Finding

REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = REPOSITORY / ".." / "shared"
WORDS = {
    "summary": "summaries of the bundled sample",
    "gold": "passages of gold/passages_dev.csv",
    "item": "items to improve of published reports, coded in the sample",
    "coded": "passages of published reports, coded for training",
    "confirmed": "findings confirmed in the database",
}


class Command(BaseCommand):
    help = (
        "Learn to suggest themes and assessments from the bundled sample, the passages and reports beside this folder "
        "and, on request, the codings that people confirmed in the database."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--shared", type=Path, default=SHARED, help="folder with gold/ and reports/")
        parser.add_argument("--output", type=Path, default=MODEL_FILE, help="file to write the model to")
        parser.add_argument("--from-database", action="store_true", help="learn from confirmed codings too")

    def handle(self, *, shared, output, from_database, **options):
        own = list(confirmed()) if from_database else []
        texts = {example.text for example in own}
        examples = [*(example for example in gather(shared) if example.text not in texts), *own]
        if output == MODEL_FILE and not any(example.source in REAL for example in examples):
            raise CommandError(
                f"No passages of reports to learn from in {shared.resolve()}: a model of summaries alone suggests "
                "worse than the one that comes with the product. Name another file with --output to make one."
            )
        model = learn(read_corpus(examples, bundled_terms()))
        model = replace(model, facts={**model.facts, "made": timezone.localdate().isoformat()})
        for source, count in model.facts["learned_from"].items():
            self.stdout.write(f"{count:6,} {WORDS[source]}")
        save_model(model, output)
        self.stdout.write(
            f"Model {model.facts['version']} of {len(model.vocabulary):,} words and pairs of words, from "
            f"{model.facts['authorities']} authorities: {output} ({output.stat().st_size / 1e6:.1f} MB)."
        )


def confirmed() -> Iterator[Example]:
    """Findings in the inspectors' words whose themes a person assigned or confirmed, all of them."""
    slugs = known_as(bundled_terms())
    findings = Finding.objects.exclude(text="").select_related("visit__authority").prefetch_related("theme_rows__theme")
    for finding in findings.order_by("pk").iterator(chunk_size=500):
        rows = sorted(finding.theme_rows.all(), key=lambda row: row.rank)
        if rows and all(row.assigned_by == CodedBy.PERSON for row in rows):
            yield Example(
                finding.text,
                finding.heading or finding.section,
                finding.kind,
                tuple(slugs.get(row.theme_id, row.theme.slug) for row in rows),
                finding.assessment if finding.assessment_by == CodedBy.PERSON else "",
                group_of_authority(finding.visit.authority.dfe_code),
                "confirmed",
            )
