"""What measuring found, as a section for docs/accuracy.md and as lines for the terminal."""

from collections.abc import Iterable, Sequence
from datetime import date

from .corpus import Corpus
from .measuring import (
    ALL_ASSESSMENTS,
    FOLDS,
    Measured,
    assessment_right,
    assessment_scores,
    calibration,
    confusion,
    first_among,
    first_right,
    kappa,
    per_theme,
    rates,
    same_set,
    spread,
    theme_scores,
)

ENOUGH = 10  # cases of a theme from which its own rate means something


def summary(measured: Measured) -> list[str]:
    """The figures that matter most, one line each."""
    others = measured.only(in_list=False)
    scored = [right for score, right in theme_scores(measured) if score >= 0.9]
    return [
        f"Themes of {len(measured.examples)} passages of authorities not learned from: F1 {rates(measured).f1:.3f}, "
        f"first theme right {first_right(measured):.1%}.",
        f"Assessment of the {len(others.examples)} outside lists: {assessment_right(others):.1%} right, "
        f"kappa {kappa(others):.2f}.",
        f"Of {len(scored)} themes scored 0.9 or more, {sum(scored) / max(1, len(scored)):.1%} right.",
    ]


def as_markdown(measured: Measured, keywords: Measured, corpus: Corpus, day: date) -> str:
    """The section on suggested codings, with the baselines beside the figures."""
    parts = [
        _opening(measured, corpus, day),
        _themes(measured, keywords),
        _each_theme(measured),
        _assessments(measured, keywords),
        _scores(measured),
    ]
    return "\n" + "\n\n".join(part.strip() for part in parts) + "\n"


def _opening(measured: Measured, corpus: Corpus, day: date) -> str:
    authorities = len({example.group for example in measured.examples})
    return f"""
## Suggested codings

Measured on {day.isoformat()} on {len(measured.examples)} passages of {authorities} authorities, coded by people, by
cross-validation in {FOLDS} parts: each passage was coded by a model that had learned from no report of its authority.
{len(corpus.examples):,} coded texts took part. The passages are not part of this repository. What was tried, and what
the model is, stands in [coding.md](coding.md). In brackets: where 95 of 100 values lie when authorities are drawn anew.
"Lists" are items to improve and recommendations.
"""


def _themes(measured: Measured, keywords: Measured) -> str:
    lists, others = measured.only(in_list=True), measured.only(in_list=False)
    columns = (measured, lists, others, keywords)
    low, high = spread(measured, lambda drawn: rates(drawn).f1)
    first_low, first_high = spread(measured, first_right)
    rows = [
        ("passages", *(f"{len(column.examples)}" for column in columns)),
        ("precision", *(f"{rates(column).precision:.2f}" for column in columns)),
        ("recall", *(f"{rates(column).recall:.2f}" for column in columns)),
        ("**F1** (micro)", *(f"{rates(column).f1:.3f}" for column in columns)),
        ("**first theme right**", *(f"{first_right(column):.1%}" for column in columns)),
        ("first theme among those given", *(f"{first_among(column):.1%}" for column in columns)),
        ("same set of themes", *(f"{same_set(column):.1%}" for column in columns)),
    ]
    table = _table(("Themes", "All", "Lists", "Others", "Keywords, all"), rows)
    return f"""
### Themes

{table}
F1 of all: [{low:.2f}, {high:.2f}]; first theme right: [{first_low:.1%}, {first_high:.1%}].
"Keywords" takes the codebook's terms alone: the three themes most named, with at least half of the best count. The
figures given with the passages are F1 0.66 for such a rule, and 0.94 (first theme 93% to 98%) for two coders apart.
"""


def _each_theme(measured: Measured) -> str:
    rows = [
        (slug, f"{rate.cases}", f"{rate.precision:.2f}", f"{rate.recall:.2f}", f"{rate.f1:.2f}")
        for slug, rate in per_theme(measured)
    ]
    enough = [row for row in rows if int(row[1]) >= ENOUGH]
    few = ", ".join(f"{slug} {f1} ({cases})" for slug, cases, _, _, f1 in rows[len(enough) :])
    return f"""
### Each theme

{_table(("Theme", "Cases", "Precision", "Recall", "F1"), enough)}
With fewer than {ENOUGH} cases, where a figure means little (F1, cases): {few}.
"""


def _assessments(measured: Measured, keywords: Measured) -> str:
    others = measured.only(in_list=False)
    low, high = spread(others, assessment_right)
    names = [name.replace("_", " ") for name in ALL_ASSESSMENTS]
    commonest = (keywords, keywords.only(in_list=False))
    rows = [(name, *(f"{count}" for count in row)) for name, row in zip(names, confusion(others), strict=True)]
    figures = [
        ("suggested", f"{assessment_right(measured):.1%}", f"{assessment_right(others):.1%}", f"{kappa(others):.2f}"),
        ("strength, unless in a list", *(f"{assessment_right(each):.1%}" for each in commonest), ""),
    ]
    return f"""
### Assessment

{_table(("Assessment", "All", "Outside lists", "Kappa, outside lists"), figures)}
Outside lists: [{low:.1%}, {high:.1%}]. In lists the place decides, as the coding guide has it. The figure given with
the passages for counted cue words is 76% outside lists; two coders apart agreed on 98% (kappa 0.97).

People's assessment (rows) by the one suggested (columns), outside lists:

{_table(("", *names), rows)}"""


def _scores(measured: Measured) -> str:
    others = measured.only(in_list=False)
    bands = zip(calibration(theme_scores(measured)), calibration(assessment_scores(others)), strict=True)
    rows = [(name, *_band(themes), *_band(assessments)) for (name, *themes), (_, *assessments) in bands]
    heading = ("Score", "Themes", "Right", "Share", "Assessments outside lists", "Right", "Share")
    return f"""
### Scores

How many suggestions of a score were right. A suggestion scored 0.9 should be right nine times in ten.

{_table(heading, rows)}"""


def _band(counts: Sequence[int]) -> tuple[str, str, str]:
    suggested, right = counts
    return f"{suggested}", f"{right}", f"{right / suggested:.0%}" if suggested else ""


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heading, ["---", *("---:" for _ in heading[1:])], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
