"""The stage name: the only place where anything gets its name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from specmint.api.naming.arguments import BODY, Wanted, name_arguments
from specmint.api.naming.calls import name_calls
from specmint.api.naming.classes import Kept, name_classes
from specmint.api.naming.derived import derived_to_keep, name_derived
from specmint.api.naming.fields import K, field_names
from specmint.api.naming.kept import kept_arguments, kept_fields, keywords_identity, names_to_keep
from specmint.api.naming.schema_extensions import field_hint
from specmint.api.naming.webhooks import locate_webhooks, name_webhooks
from specmint.api.schemas.content import body_as_keywords
from specmint.api.schemas.module_names import module_names
from specmint.api.schemas.reach import referred
from specmint.ir.catalog import Catalog, ClassName
from specmint.ir.names import NOTHING, Names
from specmint.text.identifiers import pascal_case, unused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specmint.api.naming.arguments import Place
    from specmint.api.naming.classes import Classes
    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Api, Operation, Webhook
    from specmint.ir.catalog import Arguments, CallName


def call_names(
    schemas: Schemas, operations: Iterable[Operation], explicit: Mapping[str, str], kept: Names = NOTHING
) -> dict[str, CallName]:
    """The call of every operation, keyed by ``METHOD /path``."""
    return name_calls(schemas, operations, explicit, kept.calls)


def webhook_names(webhooks: Iterable[Webhook], calls: Mapping[str, CallName]) -> dict[str, str]:
    """The function that parses each webhook, keyed by ``Webhook.key``."""
    return name_webhooks(webhooks, calls)


def name(
    api: Api,
    schemas: Schemas,
    calls: Mapping[str, CallName],
    functions: Mapping[str, str] | None = None,
    kept: Names = NOTHING,
) -> Catalog:
    """Name the classes, arguments and keyword types of operations and webhooks that are named already.

    Names in ``kept`` stay. Raises KeyError for an operation or webhook without a name.
    """
    webhooks = locate_webhooks(api.webhooks, functions or {}, calls)
    named = [(each, webhooks[each.key]) for each in api.webhooks]
    before = Kept(kept.classes).of({each.key: keywords_identity(each.key) for each in api.operations})
    classes = name_classes(schemas, api.operations, calls, named, Kept(kept.classes, frozenset(before.values())))
    naming = _Naming(api, schemas, calls, kept, classes)
    arguments = {each.key: naming.arguments(each) for each in api.operations}
    keywords = naming.keywords(arguments, before)
    fields = {pointer: naming.fields(pointer) for pointer in classes.names}
    derived = name_derived(api, schemas, calls, kept)
    return Catalog(
        calls=calls,
        arguments=arguments,
        keywords=keywords,
        classes=classes.names,
        request=classes.request,
        response=classes.response,
        webhooks=webhooks,
        fields=fields,
        names=replace(names_to_keep(calls, classes, arguments, fields, keywords), derived=derived_to_keep(derived)),
        derived=derived,
    )


@dataclass(frozen=True)
class _Naming:
    api: Api
    schemas: Schemas
    calls: Mapping[str, CallName]
    kept: Names
    classes: Classes

    def arguments(self, operation: Operation) -> Arguments:
        """The arguments of a call."""
        body = body_as_keywords(self.schemas, operation)
        properties = self.schemas.properties(body, "request") if body else {}
        pointers: dict[Place, str] = {(each.location, each.name): each.pointer for each in operation.parameters}
        pointers |= {(BODY, name): pointer for name, pointer in properties.items()}
        fields = tuple(properties) if body else None
        wanted = Wanted(operation, self.calls[operation.key].method, fields, self._hints(pointers))
        return name_arguments(wanted, kept_arguments(self.kept, operation.key, pointers))

    def fields(self, pointer: str) -> dict[str, str]:
        """The attributes of a class."""
        view = self.schemas.view(pointer)
        properties = {name: at for name, at in view.properties.items() if name} if view.kind == "class" else {}
        wanted = {name: name for name in properties} | self._hints(properties)
        return field_names(wanted, kept_fields(self.kept, self.classes.names[pointer].name, properties))

    def keywords(self, arguments: Mapping[str, Arguments], before: Mapping[str, str]) -> dict[str, ClassName]:
        """The types of keyword arguments: each call has one of its own, whatever its arguments are called.

        A call that had the class of its body before keeps that, unless the two differ now and something else refers to
        the class.
        """
        modules = module_names(self.calls.values())
        taken = {*before.values(), *(each.name for each in self.classes.names.values())}
        found: dict[str, ClassName] = {}
        for operation in self.api.operations:
            key, call, body = operation.key, self.calls[operation.key], body_as_keywords(self.schemas, operation)
            shared = self.classes.names.get(body.pointer) if body and key in self.kept.calls else None
            if body and shared and key not in before and self._may_be(body.pointer, operation, arguments[key]):
                found[key] = shared
            elif body or any(parameter.location != "path" for parameter in operation.parameters):
                plain = pascal_case("_".join((*call.resource, call.method))) + "Params"
                found[key] = ClassName(modules[call.resource], before.get(key) or unused(plain, taken))
                taken.add(found[key].name)
        return found

    def _may_be(self, body: str, operation: Operation, arguments: Arguments) -> bool:
        return _takes_just(operation, arguments) or body not in self._referred

    @cached_property
    def _referred(self) -> frozenset[str]:
        return referred(self.schemas, self.api, self.classes.request)

    def _hints(self, pointers: Mapping[K, str]) -> dict[K, str]:
        hints = {thing: field_hint(self.schemas.document.at(pointer)) for thing, pointer in pointers.items()}
        return {thing: hint for thing, hint in hints.items() if hint}


def _takes_just(operation: Operation, arguments: Arguments) -> bool:
    """Whether the keyword arguments are just the body's fields, under their own names."""
    only_path = all(parameter.location == "path" for parameter in operation.parameters)
    same = all(wire == keyword for wire, keyword in (arguments.body_fields or {}).items())
    return only_path and same
