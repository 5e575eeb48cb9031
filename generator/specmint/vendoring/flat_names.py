"""What everything is called in one module: the API's words first, then ours, imports last."""

from __future__ import annotations

import builtins
import keyword
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from specmint.naming.identifiers import pascal_case
from specmint.vendoring.modules import Foreign, Home

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from specmint.vendoring.modules import Module

SUFFIXES = {"models": "Model", "params": "Params"}
"""What a class is called that finds its name taken."""
WEBHOOKS = "webhooks"
TAKEN = frozenset({*dir(builtins), *keyword.kwlist, *keyword.softkwlist, "annotations"})


@dataclass
class FlatNames:
    """The names of one module for those of many.

    ``client`` and the exceptions keep theirs, and so do models; params find theirs taken by a model and are called
    ``PetParams`` then. What belongs to a resource says so (``pets_list_call``), whether it has to or not, so that it
    does not change its name because another resource comes. The rest takes what is left, imports too.
    """

    names: dict[Home | Foreign, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, modules: Sequence[Module], reserved: Iterable[str]) -> FlatNames:
        """The names for all that these modules define and import. Nothing else gets one of the ``reserved`` ones."""
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
        """Name a definition. One that gets another name than it had must not be called like something inside."""
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
    """Every import with how it is spelled, the longest first: another name was given where the plain one is taken."""
    found = {(target, spelled) for module in modules for spelled, target in module.foreign.items()}
    return sorted(found, key=lambda pair: (-len(pair[1]), pair[1], pair[0]))


def _with_owner(owner: str, name: str) -> str:
    """In ``pets``, ``list_call`` is called ``pets_list_call``, ``LIST`` ``PETS_LIST``, ``Pets`` ``PetsResource``.

    The types of webhooks are called ``WebhooksName``.
    """
    if name.isupper():
        return f"{owner.upper()}_{name}"
    if name.islower():
        return f"_{owner}{name}" if name.startswith("_") else f"{owner}_{name}"
    if owner == WEBHOOKS:
        return f"{pascal_case(owner)}{name}"
    return f"{'Async' if name.startswith('Async') else ''}{pascal_case(owner)}Resource"
