"""
Write the documentation's pages of the forms and of the rules from the data, into ``docs/generated``.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from govreport.layout.findings import PARTS, SEVERITIES
from govreport.tables import Axis
from govreport.template import Template
from govreport.templates import NATIONAL, load_template
from govreport.validation import rules

TARGET = Path(__file__).parent.parent / "docs" / "generated"


def forms() -> Iterator[str]:
    """
    Yield the page of the forms: every section, and every figure with its address.
    """
    yield "# The forms\n"
    yield "Generated from the forms' files. An address stands for one figure; the same id means the same in every version.\n"
    for name in NATIONAL:
        yield from form(load_template(name))


def form(template: Template) -> Iterator[str]:
    """
    Yield one form's part of the page.
    """
    years = f"from {template.first_year} on" if template.last_year is None else f"{template.first_year} to {template.last_year}"
    yield f"## {template.id}\n"
    yield f"{template.label}, {template.instrument}; statistics years {years}; {len(template.cells)} figures.\n"
    yield "| section | heading | also |\n|---|---|---|"
    for section in template.sections:
        yield f"| `{section.id}` | {template.heading(section)} | {'；'.join(section.aliases)} |"
    for table in template.tables:
        yield f"\n### {template.id}: {table.label} `{table.id}`\n"
        yield "| address | row | column | unit |\n|---|---|---|---|"
        for cell in table.cells():
            row, column = ("/".join(template.labels(cell, axis)) for axis in (Axis.ROW, Axis.COLUMN))
            yield f"| `{cell}` | {row} | {column} | {template.measure(template.place(cell)).unit} |"
    yield ""


def catalogue() -> Iterator[str]:
    """
    Yield the page of the rules.
    """
    yield "# The rules\n"
    yield "Generated from the code and the forms' data. A rule that is a relation is tried on every line that it speaks of.\n"
    for part, group in groupby(sorted(rules(), key=lambda rule: list(PARTS).index(rule.part)), key=lambda rule: rule.part):
        yield f"\n## {PARTS[part].en} ({PARTS[part].zh})\n"
        yield "| code | severity | ground | rule | 规则 |\n|---|---|---|---|---|"
        for rule in group:
            yield f"| `{rule.code}` | {SEVERITIES[rule.severity].en} | {rule.ground.value} | {rule.says.en} | {rule.says.zh} |"


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for page, lines in (("forms", forms()), ("rules", catalogue())):
        (TARGET / f"{page}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
