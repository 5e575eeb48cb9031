"""assess: what the findings cost a client, by the operations that they touch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from specmint.assessing.styles import styles_left_open
from specmint.assessing.touching import Touching
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import OPERATION_LEFT_OUT, UNTYPED_VALUE
from specmint.diagnostics.rules_validity import INVALID_STRUCTURE
from specmint.ir.document import tokens
from specmint.ir.report import Loss, Report
from specmint.modelling.anything import anything, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.ir.api import Api
    from specmint.ir.catalog import Catalog
    from specmint.ir.diagnostics import Diagnostic
    from specmint.schemas.view import Schemas

_WHOLE: Final = frozenset({"paths", "path_item", "{path_item}", "operation", "{operation}"})
"""The kinds of parts without which there is no operation."""


@dataclass(frozen=True)
class Assessed:
    """The findings, each as grave as it is for this client, and the report."""

    diagnostics: tuple[Diagnostic, ...]
    report: Report


def assess(api: Api, schemas: Schemas, catalog: Catalog, found: Iterable[Diagnostic]) -> Assessed:
    """Weigh the findings about a document.

    An error leaves something out of this client or makes it less than the document says, and names the operations that
    it costs something. What touches nothing that the client has is a warning, whatever its rule says.
    """
    weighing = _Weighing(Touching(api, schemas))
    types = anything(weighing.touching.reach, api, catalog)
    weighed = tuple(
        map(weighing.weigh, (*found, *_untyped(schemas, types.undocumented), *styles_left_open(api, schemas)))
    )
    errors = [each for each in weighed if each.rule.severity == "error"]
    outcome = Report(
        operations=len(api.operations),
        webhooks=len(api.webhooks),
        left_out=tuple(_loss(each) for each in errors if weighing.is_missing(each)),
        degraded=tuple(_loss(each) for each in errors if not weighing.is_missing(each)),
        any_documented=sum(types.documented.values()),
        any_undocumented=sum(types.undocumented.values()),
    )
    return Assessed(weighed, outcome)


def _untyped(schemas: Schemas, places: Iterable[str]) -> Iterator[Diagnostic]:
    """A finding for each untyped value; validation has told what is wrong with references."""
    for pointer in places:
        if (keyword := unread(schemas, pointer)[0]) not in {"$ref", "$dynamicRef"}:
            yield report(UNTYPED_VALUE, document=schemas.document, pointer=pointer, keyword=keyword)


@dataclass(frozen=True)
class _Weighing:
    touching: Touching

    def weigh(self, diagnostic: Diagnostic) -> Diagnostic:
        if diagnostic.rule.severity != "error" or diagnostic.operations:
            return diagnostic
        if self.is_missing(diagnostic):
            return replace(diagnostic, operations=_named(diagnostic.pointer))
        if keys := self.touching.keys(diagnostic):
            return replace(diagnostic, operations=tuple(sorted(keys)))
        return replace(diagnostic, rule=replace(diagnostic.rule, severity="warning"))

    def is_missing(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding means that an operation is not there at all."""
        if diagnostic.rule.code == OPERATION_LEFT_OUT.code:
            return True
        return diagnostic.rule.code == INVALID_STRUCTURE.code and self.touching.kind(diagnostic.pointer) in _WHOLE


def _named(pointer: str) -> tuple[str, ...]:
    """The key of the operation at a pointer, or the path; nothing for all paths together."""
    match list(tokens(pointer)):
        case ["paths" | "webhooks", path]:
            return (path,)
        case ["paths" | "webhooks", path, method]:
            return (f"{method.upper()} {path}",)
        case _:
            return ()


def _loss(diagnostic: Diagnostic) -> Loss:
    position = diagnostic.position
    return Loss(
        operations=diagnostic.operations,
        reason=diagnostic.message,
        source=diagnostic.source,
        pointer=diagnostic.pointer,
        line=position.line if position else 0,
        column=position.column if position else 0,
    )
