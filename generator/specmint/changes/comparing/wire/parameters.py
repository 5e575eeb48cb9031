"""The parameters of two operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.api.schemas.merging.parts import Site
from specmint.changes.comparing.wire.renames import Named, renamed
from specmint.changes.rules.wire import parameters as rules
from specmint.changes.rules.wire import types as type_rules
from specmint.changes.rules.wire.operations import PATH_PARAMETER_RENAMED
from specmint.ir.equality import exact
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.view import Direction
    from specmint.changes.comparing.wire.found import Found
    from specmint.ir.api import Operation, Parameter
    from specmint.ir.document import Document

_Key = tuple[str, str]


def compare_parameters(found: Found, old: Operation, new: Operation) -> None:
    """Parameters by name and location; those of the path by their place in it."""
    before, after = _by_key(old), _by_key(new)
    gone = {key: each for key, each in before.items() if key not in after}
    come = {key: each for key, each in after.items() if key not in before}
    others = _moved(gone, come) | _renamed(found, gone, come)
    for key, parameter in before.items():
        if key in after:
            _compare(found, parameter, after[key])
    for key, parameter in come.items():
        if key in others:
            _compare(found, gone.pop(others[key]), parameter)
        else:
            rule = rules.REQUIRED_PARAMETER_ADDED if parameter.required else rules.PARAMETER_ADDED
            found.add(rule, None, Site(parameter.pointer), parameter_words(parameter))
    for parameter in gone.values():
        found.add(rules.PARAMETER_REMOVED, Site(parameter.pointer), None, parameter_words(parameter))


def _moved(gone: Mapping[_Key, Parameter], come: Mapping[_Key, Parameter]) -> dict[_Key, _Key]:
    """The old key by the new one, of what goes to another location under its name."""
    found: dict[_Key, _Key] = {}
    for now, each in come.items():
        named = [was for was, other in gone.items() if other.name == each.name]
        if len(named) == 1 and named[0] not in found.values():
            found[now] = named[0]
    return found


def _renamed(found: Found, gone: Mapping[_Key, Parameter], come: Mapping[_Key, Parameter]) -> dict[_Key, _Key]:
    """The old key by the new one, of what has another name in its location."""
    kept = {each.name for each in gone.values()} & {each.name for each in come.values()}
    before, after = (
        {
            key: Named(each.name, (schemas.schemas.document.at(each.schema),), (each.location, each.required))
            for key, each in parameters.items()
            if each.name not in kept
        }
        for schemas, parameters in ((found.old, gone), (found.new, come))
    )
    return {now: was for was, now in renamed(before, after).items()}


def parameter_words(parameter: Parameter) -> str:
    """A parameter as messages name it."""
    return f"{parameter.location} parameter {parameter.name}"


def _by_key(operation: Operation) -> dict[_Key, Parameter]:
    return {_key(operation, each): each for each in operation.parameters}


def _key(operation: Operation, parameter: Parameter) -> _Key:
    """What a parameter is known by: its place in the path, or its name; that of a header in any case."""
    match parameter.location:
        case "path":
            return str(operation.path.count("{", 0, operation.path.find("{" + parameter.name + "}"))), "path"
        case "header":
            return parameter.name.lower(), "header"
        case location:
            return parameter.name, location


def _compare(found: Found, old: Parameter, new: Parameter) -> None:
    subject = parameter_words(new)
    sites = Site(old.pointer), Site(new.pointer)
    if old.location != new.location:
        found.add(rules.PARAMETER_MOVED, *sites, subject, old=old.location, new=new.location)
    elif old.location == "path" and old.name != new.name:
        found.add(PATH_PARAMETER_RENAMED, *sites, "the path", old=old.name, new=new.name)
    elif old.name.lower() != new.name.lower() or (old.name != new.name and old.location != "header"):
        found.add(rules.PARAMETER_RENAMED, *sites, subject, old=old.name)
    if old.required != new.required:
        rule = rules.PARAMETER_BECAME_REQUIRED if new.required else rules.PARAMETER_BECAME_OPTIONAL
        found.about(rule, sites, "required", subject)
    _compare_writing(found, old, new, sites)
    _compare_notes(found, (old, new), sites, subject)
    compare_held(found, (old.schema, new.schema), sites, "request", subject)


def _compare_writing(found: Found, old: Parameter, new: Parameter, sites: tuple[Site, Site]) -> None:
    """Compare the serialization. A style that follows from a new location is no further difference."""
    subject = parameter_words(new)
    if old.content_type != new.content_type:
        words = {"old": old.content_type or "plain text", "new": new.content_type or "plain text"}
        found.add(rules.PARAMETER_CONTENT_TYPE_CHANGED, *sites, subject, **words)
    if old.location == new.location:
        if old.style != new.style:
            found.about(rules.PARAMETER_STYLE_CHANGED, sites, "style", subject, old=old.style, new=new.style)
        if old.explode != new.explode:
            words = {"old": _exploded(old), "new": _exploded(new)}
            found.about(rules.PARAMETER_EXPLODE_CHANGED, sites, "explode", subject, **words)
    if old.allow_reserved != new.allow_reserved:
        words = {"old": _reserved(old), "new": _reserved(new)}
        found.about(rules.PARAMETER_RESERVED_CHARACTERS_CHANGED, sites, "allowReserved", subject, **words)


def _exploded(parameter: Parameter) -> str:
    return "sent one by one" if parameter.explode else "joined"


def _reserved(parameter: Parameter) -> str:
    return "sent as they are" if parameter.allow_reserved else "escaped"


def _compare_notes(found: Found, both: tuple[Parameter, Parameter], sites: tuple[Site, Site], subject: str) -> None:
    old, new = both
    if old.deprecated != new.deprecated:
        rule = rules.PARAMETER_DEPRECATED if new.deprecated else rules.PARAMETER_NO_LONGER_DEPRECATED
        found.about(rule, sites, "deprecated", subject)
    before = mapping(found.old.schemas.document.at(old.pointer))
    after = mapping(found.new.schemas.document.at(new.pointer))
    empty = [node.get("allowEmptyValue") is True for node in (before, after)]
    if empty[0] != empty[1]:
        rule = rules.PARAMETER_EMPTY_VALUE_ALLOWED if empty[1] else rules.PARAMETER_EMPTY_VALUE_FORBIDDEN
        found.about(rule, sites, "allowEmptyValue", subject)
    if told(before) != told(after):
        found.add(rules.PARAMETER_DOCUMENTATION_CHANGED, *sites, subject)


def told(node: Mapping[str, Any]) -> str:
    """The annotations of a node as text, equal for equal annotations."""
    return exact({word: node[word] for word in ("description", "summary", "example", "examples") if word in node})


def compare_held(
    found: Found, schemas: tuple[str, str], sites: tuple[Site, Site], way: Direction, subject: str
) -> None:
    """The schemas of two parameters or headers; one that has none allows anything."""
    held = [
        _held(schemas.schemas.document, schema) for schemas, schema in zip((found.old, found.new), schemas, strict=True)
    ]
    if all(held):
        found.compare(schemas[0], schemas[1], way)
    elif any(held):
        rule = type_rules.TYPE_NARROWED if held[1] else type_rules.TYPE_WIDENED
        words = {"old": "anything", "new": "as described"} if held[1] else {"old": "as described", "new": "anything"}
        found.add(rule.at(way), *sites, subject, **words)


def _held(document: Document, pointer: str) -> bool:
    """Whether a pointer leads to a schema and not to the parameter or media type around it."""
    return not {"in", "content", "schema"} & mapping(document.at(pointer)).keys() or pointer.endswith("/schema")
