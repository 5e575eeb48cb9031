"""The JSON Schemas for request validation: those of the document, without keywords that assert nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.closed import closed_parts
from specmint.api.schemas.exactness import is_exact, is_known_whole
from specmint.api.schemas.keywords import is_well_formed
from specmint.api.schemas.module_names import SHARED
from specmint.api.schemas.subschemas import BY_NAME, MANY, ONE, subschemas
from specmint.ir.document import DanglingReferenceError, Node, child, tokens
from specmint.text.identifiers import pascal_case, unused
from specmint.text.regular_expressions import is_supported

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.api.schemas.view import Schemas
    from specmint.ir.catalog import ClassName

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
CHECKED_FORMATS = frozenset({"date", "date-time"})
"""The formats that a client validates, since their Python types are easily confused."""


@dataclass
class CheckSchemas:
    """Collects the schemas that the requests of each module are validated against, then gives the files."""

    schemas: Schemas
    classes: Mapping[str, ClassName]
    _roots: dict[tuple[str, str], str] = field(default_factory=dict)
    _users: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _named: dict[str, str] = field(default_factory=dict)

    def add(self, pointer: str, module: str, key: str) -> None:
        """Add the schema of a parameter or body.

        ``key`` names it in the file of ``module`` if it has no name of its own.
        """
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
                for reference in self._references(at):
                    self._users[reference].add(module)
                    waiting.append(reference)

    def reference(self, pointer: str, module: str, key: str) -> str:
        """The location of a schema added by ``add``: ``<file>#/<name>``."""
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
        """The names of schemas with several references, chosen after all were added."""
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
        if (closed := closed_parts(self.schemas, pointer)) is not None:
            return {"allOf": [self._pruned(part, at, module) for at, part in closed]}
        return self._pruned(node, pointer, module)

    def _pruned(self, node: Node, pointer: str, module: str) -> Node:
        pruned: Node = {}
        unused = self._not_to_be_used(node, pointer)
        for keyword, value in node.items():
            at = child(pointer, keyword)
            if keyword in unused or not is_well_formed(keyword, value):
                continue
            if keyword == "$ref" and self._leads_to_schema(value):
                pruned["$ref"] = self._place(value).removeprefix(f"{module}.json")
            elif (keyword == "format" and value in CHECKED_FORMATS) or (
                keyword in ASSERTIONS and not (keyword == "pattern" and not is_supported(value))
            ):
                pruned[keyword] = value
            elif keyword in ONE:
                pruned[keyword] = self._prune(value, at, module)
            elif keyword in MANY:
                pruned[keyword] = [self._prune(each, child(at, index), module) for index, each in enumerate(value)]
            elif keyword in BY_NAME:
                pruned[keyword] = {name: self._prune(each, child(at, name), module) for name, each in value.items()}
        return self._for_requests(pruned, pointer)

    def _not_to_be_used(self, node: Node, pointer: str) -> frozenset[str]:
        """The keywords that would refuse valid values, since the check of their schemas is not exact."""
        negating = [keyword for keyword in ("not", "if") if keyword in node]
        inexact: set[str] = {keyword for keyword in negating if not is_exact(self.schemas, child(pointer, keyword))}
        unevaluated = {"unevaluatedProperties", "unevaluatedItems"} & node.keys()
        if unevaluated and not is_known_whole(self.schemas, pointer):
            inexact |= unevaluated
        return frozenset(inexact | ({"then", "else"} if "if" in inexact else set()))

    def _leads_to_schema(self, reference: object) -> bool:
        """Whether a reference resolves, so that it can be included; validation reports one that does not."""
        if not isinstance(reference, str):
            return False
        try:
            return isinstance(self.schemas.document.at(self.schemas.document.follow(reference)), dict | bool)
        except DanglingReferenceError:
            return False

    def _references(self, pointer: str) -> Iterator[str]:
        """The targets of all references in a schema."""
        waiting = [(pointer, self.schemas.document.at(pointer))]
        while waiting:
            at, node = waiting.pop()
            if isinstance(node, dict):
                if self._leads_to_schema(node.get("$ref")):
                    yield node["$ref"]
                waiting += subschemas(at, node)

    def _for_requests(self, pruned: Node, pointer: str) -> Node:
        """Add ``readOnly`` to the properties that only the server sets, so that clients may leave them out."""
        view = self.schemas.view(pointer)
        hidden = view.properties.keys() - self.schemas.properties(view, "request").keys()
        return _without(pruned, hidden) if hidden else pruned


def _without(node: Any, hidden: set[str]) -> Any:
    """A schema without these properties, which ``allOf`` may require although another part declares them."""
    if not isinstance(node, dict):
        return node
    kept = dict(node)
    if "properties" in node:
        kept["properties"] = {
            name: {"readOnly": True} if name in hidden else each for name, each in node["properties"].items()
        }
    if "required" in node:
        kept["required"] = [name for name in node["required"] if name not in hidden]
    if "allOf" in node:
        kept["allOf"] = [_without(each, hidden) for each in node["allOf"]]
    return kept
