"""What the client consists of: sizes, and that nothing in it is excused from checking."""

from __future__ import annotations

import ast
import re
import tokenize
from typing import TYPE_CHECKING

from tests.corpus.outcomes import Finding
from tests.corpus.report import report_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.corpus.case import Case
    from tests.corpus.report import Report

EXCUSE = re.compile(r"#\s*(type:\s*ignore|noqa|pyright:|mypy:)")
TYPES = ("models", "params")


def check(case: Case) -> Finding:
    """Problems are comments that turn a checker off, and ``Any`` that no report counts.

    What stands in texts of a document is no comment.
    """
    files = [path for path in case.client.rglob("*") if path.is_file()]
    sources = sorted(path for path in files if path.suffix == ".py")
    anys = {folder: sum(_anys(path) for path in (case.client / folder).rglob("*.py")) for folder in TYPES}
    figures = {
        "files": len(files),
        "modules": len(sources),
        "lines": sum(path.read_bytes().count(b"\n") for path in sources),
        "models": sum(_classes(path) for path in (case.client / "models").rglob("*.py")),
        "fixtures": sum(path.suffix == ".json" for path in (case.client / "testing").rglob("*")),
        "any": sum(anys.values()),
    }
    excuses = [excuse for path in sources for excuse in _excuses(path, case.client)]
    return Finding([*excuses, *_uncounted(anys, report_of(case))], figures)


def _uncounted(anys: Mapping[str, int], report: Report) -> Iterator[str]:
    counted, found = report.any_documented + report.any_undocumented, sum(anys.values())
    if found > counted:
        yield f"There are {found} Any in {' and '.join(anys)}, and the report counts {counted}"


def _excuses(path: Path, folder: Path) -> Iterator[str]:
    if not EXCUSE.search(path.read_text(encoding="utf-8")):
        return
    with path.open("rb") as source:
        for token in tokenize.tokenize(source.readline):
            if token.type == tokenize.COMMENT and EXCUSE.match(token.string):
                yield f"{path.relative_to(folder)}:{token.start[0]}: {token.string}"


def _classes(path: Path) -> int:
    return sum(isinstance(node, ast.ClassDef) for node in ast.walk(_tree(path)))


def _anys(path: Path) -> int:
    return sum(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(_tree(path)))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())
