"""Reads overlay files (Overlay Specification 1.0 and 1.1, section 4.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from specmint.diagnostics.report import finding
from specmint.diagnostics.rules_overlays import BAD_OVERLAY, FOREIGN_OVERLAY
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.document import Node, child

if TYPE_CHECKING:
    from specmint.document.reading.files import File
    from specmint.ir.diagnostics import Diagnostic

ABSENT: Final = object()
"""Marks an action without an update, since an update may be null."""

_VERSION: Final = re.compile(r"1\.[01](?:\.\d+)?\Z")
_FIELDS: Final = ("overlay", "info", "extends", "actions")
_ACTION_FIELDS: Final = ("target", "description", "update", "copy", "remove")


@dataclass(frozen=True, eq=False)
class Action:
    """One action. ``pointer`` is its pointer in the overlay ``file``; ``number`` counts from 1.

    ``target`` and ``copy`` are JSONPath expressions over the document as the previous actions left it.
    """

    file: File
    number: int
    pointer: str
    target: str
    update: Any
    copy: str | None
    remove: bool


@dataclass(frozen=True, eq=False)
class Overlay:
    """A valid overlay. ``extends`` names the document it was written for, if given."""

    file: File
    extends: str | None
    actions: tuple[Action, ...]

    def misuse(self, document: str) -> list[Diagnostic]:
        """A warning if it was written for a document of another name.

        Paths are ignored, since a copy may be anywhere.
        """
        if self.extends is None or _last_part(self.extends) == _last_part(document):
            return []
        place = self.file.place("#/extends")
        return [finding(FOREIGN_OVERLAY, place, extends=self.extends, document=document)]


def _last_part(reference: str) -> str:
    return PurePosixPath(urlsplit(reference).path).name


def read_overlay(file: File) -> Overlay:
    """Read the overlay in a file. Raises SpecmintError with every formal mistake."""
    return _Reader(file).read()


class _Reader:
    def __init__(self, file: File) -> None:
        self._file = file
        self._problems: list[Diagnostic] = []

    def read(self) -> Overlay:
        tree = self._file.parsed.tree
        if not isinstance(tree, dict) or "overlay" not in tree:
            self._problem("#", "it must be a mapping with the field 'overlay', which says its version")
            raise SpecmintError(self._problems)
        if not _VERSION.match(str(tree["overlay"])):
            self._problem("#/overlay", f"version {tree['overlay']} is not known")
        self._check_fields(tree, "#", _FIELDS)
        self._check_info(tree.get("info"))
        self._check_text(tree, "extends", "#")
        actions = tuple(self._actions(tree))
        if self._problems:
            raise SpecmintError(self._problems)
        return Overlay(self._file, tree.get("extends"), actions)

    def _check_info(self, info: Any) -> None:
        if not isinstance(info, dict) or not {"title", "version"} <= info.keys():
            self._problem("#/info", "'info' must be a mapping with 'title' and 'version'")

    def _actions(self, tree: Node) -> list[Action]:
        nodes = tree.get("actions")
        if not isinstance(nodes, list) or not nodes:
            self._problem("#/actions", "'actions' must be a list with at least one action")
            return []
        found = []
        for index, node in enumerate(nodes):
            pointer = child("#/actions", index)
            if not isinstance(node, dict):
                self._problem(pointer, "an action must be a mapping")
                continue
            if node in nodes[:index]:
                self._problem(pointer, "this action stands there twice")
            self._check_action(node, pointer)
            found.append(self._action(node, index, pointer))
        return found

    def _action(self, node: Node, index: int, pointer: str) -> Action:
        update = node.get("update", ABSENT)
        target, copy = node.get("target", ""), node.get("copy")
        return Action(self._file, index + 1, pointer, target, update, copy, remove=node.get("remove") is True)

    def _check_action(self, node: Node, pointer: str) -> None:
        self._check_fields(node, pointer, _ACTION_FIELDS)
        if "target" not in node:
            self._problem(pointer, "an action needs a 'target'")
        for field in ("target", "description", "copy"):
            self._check_text(node, field, pointer)
        if not isinstance(node.get("remove", False), bool):
            self._problem(child(pointer, "remove"), "'remove' must be true or false")
        if {"update", "copy"} <= node.keys():
            self._problem(pointer, "an action has either 'update' or 'copy'")

    def _check_text(self, node: Node, field: str, pointer: str) -> None:
        if not isinstance(node.get(field, ""), str):
            self._problem(child(pointer, field), f"'{field}' must be text")

    def _check_fields(self, node: Node, pointer: str, known: tuple[str, ...]) -> None:
        for name in node:
            if name not in known and not name.startswith("x-"):
                self._problem(child(pointer, name), f"the field '{name}' is not known; there are {', '.join(known)}")

    def _problem(self, pointer: str, problem: str) -> None:
        self._problems.append(finding(BAD_OVERLAY, self._file.place(pointer), problem=problem))
