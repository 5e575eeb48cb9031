"""The stage assess: decides what the findings cost a client, by the operations that they affect."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import OPERATION_LEFT_OUT, UNTYPED_VALUE
from specmint.diagnostics.rules_validity import INVALID_STRUCTURE
from specmint.ir.document import tokens
from specmint.ir.report import Loss, Report
from specmint.package.assessing.dependents import Dependents
from specmint.package.assessing.encodings import encodings_not_honoured
from specmint.package.assessing.flows import flows_not_run
from specmint.package.assessing.representations import other_bodies, other_spellings, untyped_bodies
from specmint.package.assessing.styles import styles_left_open
from specmint.package.assessing.unfollowed import links_not_followed, webhook_answers
from specmint.package.modelling.untyped import any_types, unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Api
    from specmint.ir.catalog import Catalog
    from specmint.ir.diagnostics import Diagnostic

_OFFER: Final = "SM5"
"""How the codes begin of the rules about what a client cannot express as the document says it."""
_WHOLE: Final = frozenset({"paths", "path_item", "{path_item}", "operation", "{operation}"})
"""The kinds of objects that an operation cannot exist without."""


@dataclass(frozen=True)
class Assessed:
    """The findings with their severity for this client, and the report."""

    diagnostics: tuple[Diagnostic, ...]
    report: Report


def assess(
    api: Api, schemas: Schemas, catalog: Catalog, found: Iterable[Diagnostic], of_examples: Iterable[Diagnostic] = ()
) -> Assessed:
    """Set the severity of the findings about a document, and report what this client does not support.

    An error leaves something out of this client or makes it less than the document describes, and names the affected
    operations. A finding that affects no operation of the client becomes a warning, whatever its rule says.
    """
    weighing = _Weighing(Dependents(api, schemas))
    types = any_types(weighing.dependents.reach, api, catalog)
    own = (*_untyped(schemas, types.undocumented), *_offered_otherwise(api, schemas), *of_examples)
    weighed = tuple(map(weighing.weigh, (*found, *own)))
    errors = [each for each in weighed if each.rule.severity == "error"]
    outcome = Report(
        operations=len(api.operations),
        webhooks=len(api.webhooks),
        left_out=tuple(_loss(each) for each in errors if weighing.is_missing(each)),
        degraded=tuple(_loss(each) for each in errors if not weighing.is_missing(each)),
        not_offered=tuple(_loss(each) for each in weighed if each.rule.code[:3] == _OFFER and each not in errors),
        any_documented=sum(types.documented.values()),
        any_undocumented=sum(types.undocumented.values()),
    )
    return Assessed(weighed, outcome)


def not_offered(api: Api, schemas: Schemas, catalog: Catalog) -> Iterator[Diagnostic]:
    """Report what no client supports as the document declares it, whichever operations are selected."""
    types = any_types(Dependents(api, schemas).reach, api, catalog)
    yield from (*_untyped(schemas, types.undocumented), *_offered_otherwise(api, schemas))


def _offered_otherwise(api: Api, schemas: Schemas) -> Iterator[Diagnostic]:
    yield from styles_left_open(api, schemas)
    yield from other_spellings(api)
    yield from other_bodies(api)
    yield from untyped_bodies(api)
    yield from encodings_not_honoured(api, schemas)
    yield from flows_not_run(api)
    yield from webhook_answers(api)
    yield from links_not_followed(api)


def _untyped(schemas: Schemas, places: Iterable[str]) -> Iterator[Diagnostic]:
    """Report each untyped value, except broken references, which validation reports."""
    for pointer in places:
        if (keyword := unread(schemas, pointer)[0]) not in {"$ref", "$dynamicRef"}:
            yield report(UNTYPED_VALUE, document=schemas.document, pointer=pointer, keyword=keyword)


@dataclass(frozen=True)
class _Weighing:
    dependents: Dependents

    def weigh(self, diagnostic: Diagnostic) -> Diagnostic:
        if diagnostic.rule.severity != "error" or diagnostic.operations:
            return diagnostic
        if self.is_missing(diagnostic):
            return replace(diagnostic, operations=_named(diagnostic.pointer))
        if keys := self.dependents.keys(diagnostic):
            return replace(diagnostic, operations=tuple(sorted(keys)))
        return replace(diagnostic, rule=replace(diagnostic.rule, severity="warning"))

    def is_missing(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding means that an operation is missing from the client."""
        if diagnostic.rule.code == OPERATION_LEFT_OUT.code:
            return True
        return diagnostic.rule.code == INVALID_STRUCTURE.code and self.dependents.kind(diagnostic.pointer) in _WHOLE


def _named(pointer: str) -> tuple[str, ...]:
    """The key of the operation at a pointer, or its path; empty for ``paths`` as a whole."""
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
