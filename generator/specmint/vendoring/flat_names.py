"""Chooses the names in a client of one file, where the names of many modules share one namespace."""

from __future__ import annotations

import builtins
import keyword
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.python.modules import Foreign, Home
from specmint.text.identifiers import pascal_case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from specmint.python.modules import Module

SUFFIXES = {"models": "Model", "params": "Params"}
"""The suffix that a class of a module gets if its name is already used."""
WEBHOOKS = "webhooks"
TAKEN = frozenset({*dir(builtins), *keyword.kwlist, *keyword.softkwlist, "annotations"})


@dataclass
class FlatNames:
    """The names of definitions and imports in the single file.

    ``client``, the exceptions and models keep their names; params whose names a model has are called ``PetParams``. A
    function of a resource always carries the resource's name (``pets_list_call``), so that another resource does not
    change it. All other definitions, and imports last, get a name that is still free.
    """

    names: dict[Home | Foreign, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, modules: Sequence[Module], reserved: Iterable[str]) -> FlatNames:
        """Name all definitions and imports of these modules. None of them gets a ``reserved`` name."""
        flat = cls(taken={*TAKEN, *reserved})
        locals_of = {name for module in modules for name in module.bound_inside}
        for folder in ("client", "_runtime.errors", "models", "params", "resources", "webhooks", "_runtime"):
            for module in modules:
                if module.name == folder or module.name.startswith(f"{folder}."):
                    for name in module.defined:
                        flat._define(Home(module.name, name), locals_of)
        for target, spelled in _imported(modules):
            flat._import(target, spelled, locals_of)
        return flat

    def _define(self, home: Home, locals_of: set[str]) -> None:
        """Name a definition. A new name must also differ from every name that is local to a function or class."""
        if home in self.names:
            return
        folder, _, stem = home.module.rpartition(".")
        if folder == "resources" or home.module == WEBHOOKS:
            self._take(home, _with_owner(stem, home.name), locals_of)
        elif home.name not in self.taken and not (folder in SUFFIXES and home.name in locals_of):
            self._take(home, home.name, set())
        elif folder in SUFFIXES:
            self._take(home, home.name + SUFFIXES[folder], locals_of)
        else:
            self._take(home, f"_{stem.strip('_')}_{home.name.lstrip('_')}", locals_of)

    def _import(self, target: Foreign, spelled: str, locals_of: set[str]) -> None:
        if target not in self.names:
            is_free = spelled not in self.taken
            word = f"_{target.module.replace('.', '_')}_{target.name}".rstrip("_")
            self._take(target, spelled if is_free else word, set() if is_free else locals_of)

    def _take(self, what: Home | Foreign, name: str, locals_of: set[str]) -> None:
        while name in self.taken or name in locals_of:
            name += "_"
        self.names[what] = name
        self.taken.add(name)


def _imported(modules: Sequence[Module]) -> list[tuple[Foreign, str]]:
    """Every import with the name it is bound to, the longest first.

    A module binds an import to a longer name where its own name is taken.
    """
    found = {(target, spelled) for module in modules for spelled, target in module.foreign.items()}
    return sorted(found, key=lambda pair: (-len(pair[1]), pair[1], pair[0]))


def _with_owner(owner: str, name: str) -> str:
    """Add the owner's name: in ``pets``, ``list_call`` becomes ``pets_list_call`` and ``LIST`` becomes ``PETS_LIST``.

    ``Pets`` becomes ``PetsResource``; the types of webhooks are called ``WebhooksName``.
    """
    if name.isupper():
        return f"{owner.upper()}_{name}"
    if name.islower():
        return f"_{owner}{name}" if name.startswith("_") else f"{owner}_{name}"
    if owner == WEBHOOKS:
        return f"{pascal_case(owner)}{name}"
    return f"{'Async' if name.startswith('Async') else ''}{pascal_case(owner)}Resource"
