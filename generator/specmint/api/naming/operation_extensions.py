"""Reads names of operations from extensions for specmint or another generator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.api.naming.rules import attributes
from specmint.ir.catalog import CallName
from specmint.text.regular_expressions import finds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from specmint.ir.api import Operation
    from specmint.ir.document import Document, Node


def name_as_given(document: Document, operation: Operation, otherwise: Callable[[], CallName]) -> CallName | None:
    """The name that extensions give an operation, or None.

    Fern: ``x-fern-sdk-group-name`` is a group or a list of nested ones, ``x-fern-sdk-method-name`` the method.
    Speakeasy: ``x-speakeasy-group`` nests at dots, or lists several groups, of which the first counts;
    ``x-speakeasy-name-override`` is the method or, at the root of the document, a list of patterns for operationIds.
    ``otherwise`` supplies a missing part.
    """
    node = document.at(operation.pointer)
    for rule, group, method in (
        ("x-fern", _texts(node.get("x-fern-sdk-group-name")), _text(node.get("x-fern-sdk-method-name"))),
        ("x-speakeasy", _speakeasy_group(node), _speakeasy_method(document, node, operation)),
    ):
        if group or method:
            return _complete(group, method, rule, otherwise())
    return None


def _complete(group: tuple[str, ...], method: str | None, rule: str, other: CallName) -> CallName:
    *resource, last = attributes((*(group or other.resource), method or other.method))
    return CallName(tuple(resource), last, rule)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(text for each in values if (text := _text(each)))


def _speakeasy_group(node: Node) -> tuple[str, ...]:
    groups = _texts(node.get("x-speakeasy-group"))
    return tuple(part for part in groups[0].split(".") if part.strip()) if groups else ()


def _speakeasy_method(document: Document, node: Node, operation: Operation) -> str | None:
    own = _text(node.get("x-speakeasy-name-override"))
    return own or next(_overrides(document.tree.get("x-speakeasy-name-override"), operation.operation_id), None)


def _overrides(patterns: Any, operation_id: str) -> Iterator[str]:
    for each in patterns if isinstance(patterns, list) else ():
        if isinstance(each, dict) and operation_id:
            pattern, name = _text(each.get("operationId")), _text(each.get("methodNameOverride"))
            if pattern and name and finds(pattern, operation_id):
                yield name
