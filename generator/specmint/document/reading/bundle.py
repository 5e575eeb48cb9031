"""Joins the files of a document into one tree: the target of a reference to another file gets a pointer in it.

Components keep their names if these are free. Objects for which ``components`` has no section (path items, mappings,
strings) replace the reference.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NoReturn

from specmint.diagnostics import rules_reading, rules_references
from specmint.diagnostics.report import finding
from specmint.document.reading.access import RefusedError
from specmint.document.reading.component_names import free_name
from specmint.document.reading.limits import MAX_DEPTH, MAX_NODES
from specmint.document.reading.origins import Origin
from specmint.document.reading.structure import DATA, REFERABLE, SCHEMA, SCHEMA_NAME, Kind, Structure
from specmint.document.reading.targets import Targets, value_at
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.document import Node, child, tokens

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from specmint.document.reading.files import Files
    from specmint.ir.diagnostics import Diagnostic, Rule

UNRESOLVED: Final = "#/x-unresolved"
"""The target of references that cannot be followed; nothing exists there."""
_FILE: Final = re.compile(r"[/#]|\.(?:json|ya?ml)$")
"""A text with one of these characters is a reference, not the name of a schema."""


class _BrokenError(Exception):
    """A reference that was reported and is not followed."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A node that is being copied: its origin, and its pointer in the joined tree."""

    origin: Origin
    pointer: str

    def child(self, token: str) -> _Spot:
        return _Spot(Origin(self.origin.location, child(self.origin.pointer, token)), child(self.pointer, token))


@dataclass
class Bundle:
    """The joined tree. ``origins`` tells which parts come from other files."""

    tree: Node
    origins: dict[str, Origin] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def bundle(files: Files, structure: Structure) -> Bundle:
    """Join the files. Raises SpecmintError if the result exceeds the limits."""
    first = _Bundler(files, structure, {})
    result = first.run()
    names = first.names_by_file()
    # Clashing names are assigned again in the order of the files, independent of which reference came first.
    return result if names == first.chosen else _Bundler(files, structure, names).run()


class _Bundler:
    """Copies the tree of the main file. ``chosen`` holds the names of components from other files."""

    def __init__(self, files: Files, structure: Structure, names: Mapping[Origin, str]) -> None:
        self._files = files
        self._structure = structure
        self._targets = Targets(files)
        self._main = files.main.location
        self._result = Bundle(files.main.parsed.tree)
        self._placed: dict[Origin, str] = {}
        self._pending: list[tuple[Origin, Kind]] = []
        self._inlined: list[Origin] = []
        self._broken: set[str] = set()
        self._nodes = 0
        self._taken = {home: set(self._members(home)) for home in structure.homes.values()}
        self._names = names
        self._homes: dict[Origin, str] = {}
        self.chosen: dict[Origin, str] = {}

    def run(self) -> Bundle:
        self._keep_named_places()
        copy = self._copy(self._result.tree, "document", _Spot(Origin(self._main, "#"), "#"))
        while self._pending:
            origin, kind = self._pending.pop(0)
            pointer = self._placed[origin]
            self._result.origins[pointer] = origin
            _put(copy, pointer, self._copy(self._targets.value(origin), kind, _Spot(origin, pointer)))
        self._result.tree = copy
        return self._result

    def _members(self, home: str) -> Node:
        try:
            members = value_at(self._files.main.parsed.tree, home)
        except (LookupError, TypeError, ValueError):
            return {}
        return members if isinstance(members, dict) else {}

    def _keep_named_places(self) -> None:
        """Give the target of a component that only refers to another file the place of that component."""
        for home in self._structure.homes.values():
            for name, node in self._members(home).items():
                if isinstance(node, dict) and list(node) == ["$ref"] and isinstance(node["$ref"], str):
                    try:
                        origin = self._targets.find(node["$ref"], Origin(self._main, child(home, name)))
                    except (RefusedError, SpecmintError, LookupError):
                        continue
                    if origin.location != self._main:
                        self._placed.setdefault(origin, child(home, name))

    def _copy(self, node: Any, kind: Kind, spot: _Spot) -> Any:
        if kind == SCHEMA_NAME and isinstance(node, str) and _FILE.search(node):
            return self._reference({"$ref": node}, SCHEMA, spot)["$ref"]
        if kind == DATA or not isinstance(node, dict | list):
            return node
        self._count(spot)
        if isinstance(node, list):
            inner = kind[1:-1] if kind[0] == "[" else kind
            return [self._copy(item, inner, spot.child(str(index))) for index, item in enumerate(node)]
        if isinstance(node.get("$dynamicRef"), str) and "$ref" not in node:
            node = self._static(node, spot)
        if isinstance(node.get("$ref"), str):
            return self._reference(node, kind, spot)
        return self._members_of(node, kind, spot)

    def _members_of(self, node: Node, kind: Kind, spot: _Spot) -> Node:
        return {
            name: self._copy(value, self._structure.child(kind, name), spot.child(name)) for name, value in node.items()
        }

    def _count(self, spot: _Spot) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(rules_reading.TOO_MANY_NODES, MAX_NODES, spot)
        if spot.pointer.count("/") > MAX_DEPTH:
            self._stop(rules_reading.TOO_DEEP, MAX_DEPTH, spot)

    def _stop(self, rule: Rule, limit: int, spot: _Spot) -> NoReturn:
        place = self._files[spot.origin.location].place(spot.origin.pointer)
        raise SpecmintError([*self._result.diagnostics, finding(rule, place, limit=limit)])

    def _reference(self, node: Node, kind: Kind, spot: _Spot) -> Any:
        reference = node["$ref"]
        siblings = self._members_of({name: value for name, value in node.items() if name != "$ref"}, kind, spot)
        if spot.origin.location == self._main and reference.startswith("#"):
            return {"$ref": self._within_main(reference, spot.origin), **siblings}
        try:
            origin = self._resolved(reference, spot)
        except _BrokenError:
            return {"$ref": child(UNRESOLVED, reference), **siblings}
        if origin.location == self._main:
            return {"$ref": origin.pointer, **siblings}
        if kind not in self._structure.homes:
            return self._inline(origin, kind, spot, siblings)
        pointer = self._place(origin, kind)
        if pointer == spot.pointer:
            self._result.origins[pointer] = origin
            return self._copy(self._targets.value(origin), kind, _Spot(origin, pointer))
        return {"$ref": pointer, **siblings}

    def _static(self, node: Node, spot: _Spot) -> Node:
        """A schema with ``$ref`` instead of ``$dynamicRef``, if the dynamic reference has one possible target.

        With several targets, nobody knows which parts of a value are evaluated, so ``unevaluated...`` is dropped too.
        """
        rest = {name: value for name, value in node.items() if name != "$dynamicRef"}
        reference = node["$dynamicRef"]
        if self._targets.is_static(reference, spot.origin):
            return {"$ref": reference, **rest}
        place = self._files[spot.origin.location].place(child(spot.origin.pointer, "$dynamicRef"))
        self._result.diagnostics.append(finding(rules_references.DYNAMIC_REFERENCE, place, reference=reference))
        return {name: value for name, value in rest.items() if not name.startswith("unevaluated")}

    def _within_main(self, reference: str, holder: Origin) -> str:
        """A reference inside of the main file as a pointer. A broken one stays unchanged and is reported later."""
        with suppress(LookupError, RefusedError, SpecmintError):
            origin = self._targets.find(reference, holder)
            if origin.location == self._main:
                return origin.pointer
        return reference

    def _resolved(self, reference: str, spot: _Spot) -> Origin:
        """The target of a reference. Every problem is reported once. Raises _BrokenError."""
        try:
            return self._targets.find(reference, spot.origin)
        except RefusedError as refused:
            self._report(refused.rule, spot, reference=reference)
        except LookupError:
            self._report(rules_references.DANGLING_REFERENCE, spot, reference=reference)
        except SpecmintError as error:
            path = reference.partition("#")[0]
            if path not in self._broken:
                self._broken.add(path)
                reason = error.diagnostics[0].message
                self._report(rules_references.REFERENCE_UNREADABLE, spot, reference=reference, reason=reason)
                self._result.diagnostics += [found for found in error.diagnostics if found.position is not None]
        raise _BrokenError

    def _report(self, rule: Rule, spot: _Spot, **fields: object) -> None:
        place = self._files[spot.origin.location].place(child(spot.origin.pointer, "$ref"))
        self._result.diagnostics.append(finding(rule, place, **fields))

    def _inline(self, origin: Origin, kind: Kind, spot: _Spot, siblings: Node) -> Any:
        if origin in self._inlined:
            self._report(rules_references.REFERENCE_CYCLE, spot, reference=origin.pointer)
            return siblings
        if len(self._inlined) >= MAX_DEPTH:
            self._stop(rules_reading.TOO_DEEP, MAX_DEPTH, spot)
        self._inlined.append(origin)
        self._result.origins[spot.pointer] = origin
        value = self._copy(self._targets.value(origin), kind, _Spot(origin, spot.pointer))
        self._inlined.pop()
        if not isinstance(value, dict) or kind in REFERABLE:
            return value
        return {**value, **siblings}

    def _place(self, origin: Origin, kind: Kind) -> str:
        if origin not in self._placed:
            home = self._structure.homes[kind]
            name = self._names.get(origin) or self._free_name(origin, self._taken[home])
            self._taken[home].add(name)
            self._homes[origin] = home
            self.chosen[origin] = name
            self._placed[origin] = child(home, name)
            self._pending.append((origin, kind))
        return self._placed[origin]

    def _free_name(self, origin: Origin, taken: Container[str]) -> str:
        return free_name(self._files.access.relative(origin.location), origin.pointer, taken)

    def names_by_file(self) -> dict[Origin, str]:
        """The names of all components from other files, assigned in the order of the files."""
        taken = {home: set(self._members(home)) for home in self._structure.homes.values()}
        names = {}
        for origin in sorted(self._homes):
            home = taken[self._homes[origin]]
            names[origin] = self._free_name(origin, home)
            home.add(names[origin])
        return names


def _put(tree: Node, pointer: str, value: Any) -> None:
    *parents, last = tokens(pointer)
    for token in parents:
        if not isinstance(tree.get(token), dict):
            tree[token] = {}
        tree = tree[token]
    tree[last] = value
