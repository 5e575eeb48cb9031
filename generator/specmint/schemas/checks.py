"""The JSON Schemas that a client checks its requests against: the document's, less all that asserts nothing."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from specmint.ir.document import DanglingReferenceError, Node, child, tokens
from specmint.naming.identifiers import pascal_case, unused
from specmint.naming.modules import SHARED
from specmint.schemas.keywords import is_well_formed
from specmint.schemas.patterns import is_supported

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.ir.catalog import ClassName
    from specmint.schemas.view import Schemas

ASSERTIONS = frozenset(
    {
        "type",
        "enum",
        "const",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "pattern",
        "minItems",
        "maxItems",
        "uniqueItems",
        "minContains",
        "maxContains",
        "minProperties",
        "maxProperties",
        "required",
        "dependentRequired",
    }
)
ONE = frozenset({"items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else"}) | {
    "unevaluatedItems",
    "unevaluatedProperties",
}
MANY = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
BY_NAME = frozenset({"properties", "patternProperties", "dependentSchemas"})

_JOINING = ONE | MANY | BY_NAME | {"$ref"}


@dataclass
class CheckSchemas:
    """Collects what each module's requests are checked against, then gives the files."""

    schemas: Schemas
    classes: Mapping[str, ClassName]
    _roots: dict[tuple[str, str], str] = field(default_factory=dict)
    _users: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _named: dict[str, str] = field(default_factory=dict)

    def add(self, pointer: str, module: str, key: str) -> None:
        """Note a parameter's or body's schema; ``key`` names it in the file of ``module`` if it has no own name."""
        target = self.schemas.follow(pointer)
        if not self._is_named(pointer, target):
            self._roots[module, key] = target
        waiting = [target]
        if self._is_named(pointer, target):
            self._users[target].add(module)
        seen: set[str] = set()
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                for reference in self._references(self.schemas.document.at(at)):
                    self._users[reference].add(module)
                    waiting.append(reference)

    def reference(self, pointer: str, module: str, key: str) -> str:
        """Where the schema noted by ``add`` is found: ``<file>#/<name>``."""
        target = self.schemas.follow(pointer)
        return f"{module}.json#/{key}" if (module, key) in self._roots else self._place(target)

    def files(self) -> dict[str, dict[str, Any]]:
        """The contents of every file, by name."""
        names = self._names()
        found: dict[str, dict[str, Any]] = defaultdict(dict)
        for (module, key), pointer in self._roots.items():
            found[f"{module}.json"][key] = self._prune(self.schemas.document.at(pointer), pointer, module)
        for pointer, name in names.items():
            module = self._module(pointer)
            found[f"{module}.json"][name] = self._prune(self.schemas.document.at(pointer), pointer, module)
        return {name: dict(sorted(content.items())) for name, content in sorted(found.items())}

    def _is_named(self, pointer: str, target: str) -> bool:
        return pointer != target or target in self.classes

    def _module(self, pointer: str) -> str:
        users = self._users[pointer]
        return next(iter(users)) if len(users) == 1 else SHARED

    def _names(self) -> dict[str, str]:
        """The names of the schemas that several refer to, made once all are noted."""
        names = self._named
        if len(names) == len(self._users):
            return names
        names.clear()
        taken = {name.name for name in self.classes.values()}
        for pointer in sorted(self._users):
            if pointer in self.classes:
                names[pointer] = self.classes[pointer].name
            else:
                names[pointer] = unused(pascal_case("_".join(list(tokens(pointer))[2:])), taken)
                taken.add(names[pointer])
        return names

    def _place(self, pointer: str) -> str:
        return f"{self._module(pointer)}.json#/{self._names()[pointer]}"

    def _prune(self, node: Any, pointer: str, module: str) -> Any:
        if not isinstance(node, dict):
            return node is not False
        pruned: Node = {}
        for keyword, value in node.items():
            at = child(pointer, keyword)
            if not is_well_formed(keyword, value):
                continue
            if keyword == "$ref" and self._leads_to_schema(value):
                pruned["$ref"] = self._place(value).removeprefix(f"{module}.json")
            elif keyword in ASSERTIONS and not (keyword == "pattern" and not is_supported(value)):
                pruned[keyword] = value
            elif keyword in ONE:
                pruned[keyword] = self._prune(value, at, module)
            elif keyword == "oneOf":
                pruned["oneOf"] = self._distinct(value, at, module)
            elif keyword in MANY:
                pruned[keyword] = [self._prune(each, child(at, index), module) for index, each in enumerate(value)]
            elif keyword in BY_NAME:
                pruned[keyword] = {name: self._prune(each, child(at, name), module) for name, each in value.items()}
        return self._for_requests(pruned, pointer)

    def _distinct(self, members: list[Any], pointer: str, module: str) -> list[Any]:
        """The alternatives that assert something else each: of two alike, told apart by a format, no value fits one."""
        found: dict[str, Any] = {}
        for index, member in enumerate(members):
            at = child(pointer, index)
            pruned = self._prune(member, at, module)
            found.setdefault(json.dumps(self._asserted(at, pruned), sort_keys=True), pruned)
        return list(found.values())

    def _asserted(self, pointer: str, pruned: Any) -> Any:
        """What tells an alternative from others: of a plain value what it asserts, else the alternative itself."""
        try:
            node = self.schemas.document.at(self.schemas.document.follow(pointer))
        except DanglingReferenceError:
            return pruned
        if not isinstance(node, dict) or not _JOINING.isdisjoint(node):
            return pruned
        return {keyword: value for keyword, value in node.items() if keyword in ASSERTIONS}

    def _leads_to_schema(self, reference: str) -> bool:
        """Whether a reference leads somewhere, so that it can be shipped; validation has reported one that does not."""
        try:
            return isinstance(self.schemas.document.at(self.schemas.document.follow(reference)), dict | bool)
        except DanglingReferenceError:
            return False

    def _references(self, node: Any) -> Iterator[str]:
        """The targets of all references in a schema, its examples and other data left aside."""
        if not isinstance(node, dict):
            return
        for keyword, value in node.items():
            if not is_well_formed(keyword, value):
                continue
            if keyword == "$ref" and self._leads_to_schema(value):
                yield value
            elif keyword in ONE:
                yield from self._references(value)
            elif keyword in MANY or keyword in BY_NAME:
                for each in value.values() if isinstance(value, dict) else value:
                    yield from self._references(each)

    def _for_requests(self, pruned: Node, pointer: str) -> Node:
        """Leave out the properties that only the server sets."""
        view = self.schemas.view(pointer)
        hidden = view.properties.keys() - self.schemas.properties(view, "request").keys()
        return _without(pruned, hidden) if hidden else pruned


def _without(node: Any, hidden: set[str]) -> Any:
    """A schema that neither declares nor requires these properties; ``allOf`` may require what others declare."""
    if not isinstance(node, dict):
        return node
    kept = dict(node)
    if "properties" in node:
        kept["properties"] = {name: each for name, each in node["properties"].items() if name not in hidden}
    if "required" in node:
        kept["required"] = [name for name in node["required"] if name not in hidden]
    if "allOf" in node:
        kept["allOf"] = [_without(each, hidden) for each in node["allOf"]]
    return kept
