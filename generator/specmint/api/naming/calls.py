"""Names the call of every operation: configured, kept from the lock, or by rules; clashes are resolved."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from specmint.api.naming.explanations import DISTINCT
from specmint.api.naming.operation_extensions import name_as_given
from specmint.api.naming.paths import read_path
from specmint.api.naming.rules import STANDARD_METHODS, attributes, name_by_rules
from specmint.api.naming.wording import reduced
from specmint.ir.catalog import CallName
from specmint.text.identifiers import is_dotted_name, snake_case

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Operation

FIXED = ("configuration", "x-specmint-name", "lock")
"""The sources of names that do not change in a clash, the strongest first."""
LONGEST = 200
"""The longest name that is accepted from a lock."""


def name_calls(
    schemas: Schemas, operations: Iterable[Operation], explicit: Mapping[str, str], kept: Mapping[str, str]
) -> dict[str, CallName]:
    """Name every operation, keyed by ``METHOD /path``.

    The configuration's ``explicit`` names come first, then ``x-specmint-name``, then the names ``kept`` from the lock,
    then names for other generators, then the rules, which see nothing but the operation. Operations with equal names
    are distinguished by their HTTP method or else by operationId or path. The one about a single thing keeps the name,
    otherwise the one with the shortest path.
    """
    ordered = sorted(operations, key=_claim)
    named = {each.key: _named(schemas, each, explicit, kept) for each in ordered}
    for_sure = [each for rule in FIXED for each in ordered if named[each.key].rule == rule]
    fixed = _apart(for_sure, {each.key: named[each.key] for each in for_sure}, {})
    methods = {(*name.resource, name.method) for name in fixed.values()}
    others = [each for each in ordered if each.key not in fixed]
    return fixed | _apart(others, {each.key: _beside(methods, named[each.key]) for each in others}, fixed)


def _named(schemas: Schemas, operation: Operation, explicit: Mapping[str, str], kept: Mapping[str, str]) -> CallName:
    told = (explicit.get(operation.key), operation.explicit_name, _trusted(kept.get(operation.key)))
    for name, rule in zip(told, FIXED, strict=True):
        if name is not None:
            *resource, method = attributes(name.split("."))
            return CallName(tuple(resource), method, rule)

    def by_rules() -> CallName:
        return name_by_rules(schemas, operation)

    return name_as_given(schemas.document, operation, by_rules) or by_rules()


def _trusted(name: str | None) -> str | None:
    """A name from the lock if specmint could have given it, since locks can be edited."""
    if name is None or len(name) > LONGEST or not is_dotted_name(name):
        return None
    parts = tuple(name.split("."))
    return name if all(map(str.isascii, parts)) and attributes(parts) == parts else None


def _claim(operation: Operation) -> tuple[bool, int, str, str]:
    """The order in which operations may keep a name: those about one thing first, then those with the shortest path."""
    return not _is_about_one(operation), operation.path.count("/"), operation.path, operation.method


def _beside(methods: Container[tuple[str, ...]], name: CallName) -> CallName:
    """A name whose resource avoids a method that keeps its name."""
    resource: tuple[str, ...] = ()
    for part in name.resource:
        spellings = (part + "_" * more for more in count())
        resource = (*resource, next(each for each in spellings if (*resource, each) not in methods))
    return CallName(resource, name.method, name.rule)


def _apart(
    operations: Iterable[Operation], names: Mapping[str, CallName], others: Mapping[str, CallName]
) -> dict[str, CallName]:
    """Make names unique. A method must also differ from the resources below its own."""
    everybody = [*names.values(), *others.values()]
    resources = {name.resource[:depth] for name in everybody for depth in range(len(name.resource) + 1)}
    taken = {(*name.resource, name.method): key.partition(" ")[0] for key, name in others.items()}
    result: dict[str, CallName] = {}
    for operation in operations:
        name = names[operation.key]
        rival = taken.get((*name.resource, name.method))
        candidates = ((*name.resource, each) for each in _candidates(operation, name.method, rival))
        *_, method = full = next(each for each in candidates if each not in taken and each not in resources)
        taken[full] = operation.method
        rule = name.rule if method == name.method else f"{name.rule}{DISTINCT}"
        result[operation.key] = CallName(name.resource, method, rule)
    return result


def _candidates(operation: Operation, method: str, rival: str | None) -> Iterator[str]:
    """Fallback names for an operation whose name a resource has, or an operation with the method ``rival``."""
    yield method
    replaces = (operation.method, method) == ("PUT", "update")
    more = "replace" if replaces else method
    if replaces and rival != operation.method:
        yield more
    if method in {"update", "delete"} and not _is_about_one(operation):
        yield f"{more}_bulk"
    if rival != operation.method:
        http = snake_case(operation.method)
        is_standard = method in STANDARD_METHODS.values()
        yield f"{method}_{http}" if is_standard else f"{STANDARD_METHODS.get(operation.method, http)}_{method}"
    yield from _by_wording(operation, method)


def _by_wording(operation: Operation, method: str) -> Iterator[str]:
    """The operationId, unless it says the same as the path; otherwise the path."""
    by_path = snake_case(f"{operation.method} {operation.path}")
    identifier = snake_case(reduced(operation)) if operation.operation_id else by_path
    if set(identifier.split("_")) <= set(by_path.split("_")) and (parameters := operation.located("path")):
        yield f"{method}_by_{snake_case(parameters[-1].name)}"
    yield identifier
    yield by_path
    yield from (f"{by_path}_{number}" for number in count(2))


def _is_about_one(operation: Operation) -> bool:
    return read_path(operation.path).parameter is not None
