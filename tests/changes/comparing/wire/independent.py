"""What differs between two documents, found by the plainest means: everything written out, and set against each other.

It knows nothing of the code that it tests. Each thing that a document says for an operation becomes a leaf: the way to
it by names, the keyword and the value, and the pointers at which it is said. References are followed and written out,
the parts of ``allOf`` are laid over each other, and order is lost where it means nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from specmint.ir.document import child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.document import Document

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
PROSE = frozenset({"description", "title", "examples", "example", "summary", "externalDocs", "xml", "$comment", "tags"})
NAMED = ("properties", "patternProperties", "dependentSchemas")
SINGLE = (
    *("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames", "contentSchema"),
    *("unevaluatedProperties", "unevaluatedItems"),
)
SAYS_NOTHING = {("minLength", "0"), ("minItems", "0"), ("minProperties", "0"), ("additionalProperties", "true")}
VISIBILITY = ("readOnly", "writeOnly")
SILENT = frozenset({"$defs", "definitions", "$schema", "$id", "$anchor"})
THERE = "there"
Path = tuple[str, ...]


class Leaf(NamedTuple):
    """Something that is said. ``is_prose`` tells that it may differ without being told."""

    path: Path
    keyword: str
    value: str
    is_prose: bool = False


class Said(NamedTuple):
    """Where a leaf is said, and all that one comes through on the way to it, references included."""

    places: set[str]
    above: set[str]


Leaves = dict[Leaf, Said]


WAYS = ("constant", "name", "kind")
"""By what the members of a union may be told apart: nothing says which of them are the same in two documents."""


def differing(old: Document, new: Document, way: str = WAYS[0]) -> tuple[Leaves, Leaves]:
    """What only the old and what only the new document says, with the pointers at which it is said."""
    before, after = leaves(old, way), leaves(new, way)
    return (
        {leaf: before[leaf] for leaf in before.keys() - after.keys()},
        {leaf: after[leaf] for leaf in after.keys() - before.keys()},
    )


def leaves(document: Document, way: str = WAYS[0]) -> Leaves:
    """Everything that a document says about its operations."""
    return _Writer(document, way).all()


class _Writer:
    def __init__(self, document: Document, identified_by: str) -> None:
        self.document = document
        self.identified_by = identified_by
        self.found: Leaves = defaultdict(lambda: Said(set(), set()))
        self.above: tuple[str, ...] = ()
        self.lengths: dict[str, int] = {}

    def all(self) -> Leaves:
        tree = self.document.tree
        for keyword in ("info", "servers", "tags", "externalDocs"):
            for name, value in (
                tree[keyword].items() if isinstance(tree.get(keyword), dict) else [("", tree.get(keyword))]
            ):
                self._say((keyword,), name, value, f"#/{keyword}", prose=name != "version" and keyword != "servers")
        for path, item in tree.get("paths", {}).items():
            for method in METHODS:
                if method in item:
                    self._operation((method, path), child("#/paths", path), method)
        for name, item in tree.get("webhooks", {}).items():
            for method in METHODS:
                if method in item:
                    self._sent(("webhook", name, method), child("#/webhooks", name), method)
        return dict(self.found)

    def _sent(self, path: Path, item: str, method: str) -> None:
        """A request of the server: what is sent is received here, and the other way round."""
        self._operation(path, item, method, ("response", "request"))

    def _say(self, path: Path, keyword: str, value: Any, *pointers: str, prose: bool = False) -> None:
        text = json.dumps(value, sort_keys=True)
        is_nothing = value is None or value is False
        if (not is_nothing or keyword in {"default", "enum"}) and (keyword, text) not in SAYS_NOTHING:
            said = self.found[Leaf(path, keyword, text, prose)]
            said.places.update(pointers)
            said.above.update(self.above)

    def _follow(self, pointer: str) -> tuple[str, dict[str, Any]]:
        node = self.document.at(pointer)
        while isinstance(node, dict) and set(node) <= {"$ref", "description", "summary"} and "$ref" in node:
            pointer = node["$ref"]
            node = self.document.at(pointer)
        return pointer, node

    def _operation(self, path: Path, item: str, method: str, ways: tuple[str, str] = ("request", "response")) -> None:
        pointer = child(item, method)
        node = self.document.at(pointer)
        outside, self.above = self.above, (*self.above, pointer)
        self._say(path, "operation", THERE, pointer)
        for keyword in ("operationId", "deprecated", "security", "servers", *sorted(PROSE)):
            if keyword in node:
                self._say(path, keyword, node[keyword], child(pointer, keyword), prose=keyword in PROSE)
        for holder in (item, pointer):
            for index in range(len(self.document.at(holder).get("parameters", ()))):
                self._parameter(path, child(holder, "parameters", index), ways[0])
        if "requestBody" in node:
            self._body((*path, "body"), child(pointer, "requestBody"), ways[0])
        for status in node.get("responses", {}):
            at = (*path, "response", status.upper())
            self._body(at, child(pointer, "responses", status), ways[1])
        self._callbacks(path, pointer, node)
        self.above = outside

    def _callbacks(self, path: Path, pointer: str, node: dict[str, Any]) -> None:
        for name, callback in node.get("callbacks", {}).items():
            for expression, item_node in callback.items():
                for word in METHODS:
                    if word in item_node:
                        at = (*path, "callback", name, expression, word)
                        self._sent(at, child(pointer, "callbacks", name, expression), word)

    def _parameter(self, path: Path, written: str, way: str) -> None:
        pointer, node = self._follow(written)
        outside, self.above = self.above, (*self.above, written)
        self._fields((*path, node["in"], node["name"]), pointer, node, way)
        self.above = outside

    def _body(self, path: Path, written: str, way: str) -> None:
        pointer, node = self._follow(written)
        outside, self.above = self.above, (*self.above, written, pointer)
        self._fields(path, pointer, node, way)
        for name in node.get("headers", {}):
            at, header = self._follow(child(pointer, "headers", name))
            self._fields((*path, "header", name.lower()), at, header, way)
        self.above = outside

    def _fields(self, path: Path, pointer: str, node: dict[str, Any], way: str) -> None:
        """What a parameter, header, body or media type says, its schema and its representations."""
        self._say(path, "there", THERE, pointer)
        for keyword, value in node.items():
            place = child(pointer, keyword)
            if keyword == "content":
                for name, media in value.items():
                    self._fields((*path, name), child(place, name), media, way)
            elif keyword in {"schema", "itemSchema"}:
                self._schema((*path, keyword), place, way)
            elif keyword == "links":
                for name, link in value.items():
                    self._say((*path, "link", name), keyword, link, child(place, name))
            elif keyword not in {"headers", "in", "name"} and keyword[:2] != "x-":
                self._say(path, keyword, value, place, prose=keyword in PROSE)

    def _schema(self, path: Path, pointer: str, way: str) -> None:
        node = self.document.at(pointer)
        if not isinstance(node, dict):
            if node is False:
                self._say(path, "false", THERE, pointer)
            return
        if pointer in self.above:
            self._say(path, "again", len(path) - self.lengths[pointer], pointer)
            return
        outside, self.above = self.above, (*self.above, pointer)
        self.lengths[pointer] = len(path)
        for keyword, value in node.items():
            if keyword not in {"then", "else"} or "if" in node:
                self._keyword(path, pointer, (keyword, value), way)
        self.above = outside

    def _keyword(self, path: Path, pointer: str, said: tuple[str, Any], way: str) -> None:
        keyword, value = said
        place = child(pointer, keyword)
        match keyword:
            case "$ref":
                self._schema(path, value, way)
            case "allOf" | "prefixItems":
                for index in range(len(value)):
                    inside = path if keyword == "allOf" else (*path, str(index))
                    self._schema(inside, child(place, index), way)
            case _ if keyword in NAMED:
                for name in value:
                    if not self._hidden(child(place, name), way):
                        self._say((*path, name), keyword, THERE, child(place, name))
                        self._schema((*path, name), child(place, name), way)
            case _ if keyword in SINGLE and value is not True:
                self._say((*path, keyword), "there", keyword not in SINGLE[:2], place)
                self._schema((*path, keyword), place, way)
            case _:
                self._assertion(path, pointer, said, way)

    def _assertion(self, path: Path, pointer: str, said: tuple[str, Any], way: str) -> None:
        keyword, value = said
        place = child(pointer, keyword)
        match keyword:
            case "type" | "enum":
                for each in value if isinstance(value, list) else [value]:
                    is_null = each in (None, "null")
                    self._say(path, "null" if is_null else keyword, is_null or each, place, pointer)
            case "const":
                self._say(path, "enum", value, place)
            case "oneOf" | "anyOf":
                self._union(path, pointer, keyword, way)
            case "required":
                for name in value:
                    if not self._hidden(child(pointer, "properties", name), way):
                        self._say((*path, name), "required", THERE, place, child(pointer, "properties", name))
            case "discriminator":
                self._say(path, keyword, value.get("propertyName"), place)
                self._say(path, keyword, value, place, prose=True)
            case _ if keyword not in SILENT and keyword[:2] != "x-":
                is_told = keyword in PROSE or (keyword in VISIBILITY and pointer.split("/")[-2] != "properties")
                self._say(path, keyword, value, place, prose=is_told)

    def _hidden(self, pointer: str, way: str) -> bool:
        word = "readOnly" if way == "request" else "writeOnly"
        try:
            node = self.document.at(pointer)
        except LookupError:
            return False
        return isinstance(node, dict) and (node.get(word) is True or self._follow(pointer)[1].get(word) is True)

    def _union(self, path: Path, pointer: str, keyword: str, way: str) -> None:
        place = child(pointer, keyword)
        members = [child(place, index) for index in range(len(self.document.at(place)))]
        others = [each for each in members if self._follow(each)[1] not in ({"type": "null"}, {"type": ["null"]})]
        if len(others) < len(members):
            self._say(path, "null", THERE, place, pointer)
        if len(others) == 1:
            self._schema(path, others[0], way)
            return
        self._say(path, keyword, THERE, place)
        for identity, member in self._identities(others):
            self._say((*path, identity), "member", THERE, member)
            self._schema((*path, identity), member, way)

    def _identities(self, members: list[str]) -> Iterator[tuple[str, str]]:
        """What tells members apart: a constant, else the properties that they need, else what they are."""
        taken: set[str] = set()
        for member in sorted(members, key=lambda each: json.dumps(self._follow(each)[1], sort_keys=True)):
            identity = self._identity(member)
            while identity in taken:
                identity += "'"
            taken.add(identity)
            yield identity, member

    def _identity(self, member: str) -> str:
        pointer, node = self._follow(member)
        kind = "|" + json.dumps(node.get("type", "object" if "properties" in node else None), sort_keys=True)
        if self.identified_by == "name" and (pointer != member or "title" in node):
            return f"|{node.get('title') or pointer}"
        if self.identified_by == "kind" or not isinstance(node.get("properties"), dict):
            return kind
        for name, value in sorted(node["properties"].items()):
            constants = (
                [value["const"]] if "const" in value else value.get("enum", []) if isinstance(value, dict) else []
            )
            if len(constants) == 1:
                return f"|{name}={constants[0]}"
        return "|" + json.dumps(node.get("required") or kind, sort_keys=True)
