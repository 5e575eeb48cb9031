"""Decides which schemas get a class or alias, its name, and the module it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.api.naming.identity import fingerprint, identities
from specmint.api.naming.inline import Places
from specmint.api.naming.members import KINDS
from specmint.api.naming.webhooks import body_owner
from specmint.api.schemas.module_names import SHARED, module_names
from specmint.api.schemas.reach import Reach, composable, deserves
from specmint.ir.catalog import ClassName
from specmint.python.runtime import TYPES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Operation, Webhook
    from specmint.ir.catalog import CallName, WebhookName

CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]{0,199}")
"""A class name that specmint could have given."""
LONGEST = 60
"""The longest new name, in characters."""
WORD = re.compile(r"[A-Z]*[^A-Z]*")
"""One word of a PascalCase name, with a leading abbreviation."""
RESERVED = TYPES.names | {"False", "None", "True"}
"""The names that modules of models and params import, and keywords of Python."""


@dataclass(frozen=True)
class Kept:
    """Class names from the lock, by schema fingerprint, and names reserved for ``others``."""

    names: Mapping[str, str]
    others: frozenset[str] = frozenset()

    def of(self, known: Mapping[str, str]) -> dict[str, str]:
        """The names to keep, by pointer; ``known`` gives the identity of each schema.

        Locks can be edited: a name that specmint could not have given is ignored, and so is a name that is already
        taken.
        """
        taken = {*RESERVED, *self.others}
        found: dict[str, str] = {}
        for thing in sorted(known, key=_precedence):
            name = self.names.get(fingerprint(known[thing]), "")
            if CLASS_NAME.fullmatch(name) and name not in taken:
                found[thing] = name
                taken.add(name)
        return found


@dataclass(frozen=True)
class Classes:
    """The named schemas: the name and the identity of each pointer, and the pointers that each direction reaches."""

    names: Mapping[str, ClassName]
    identities: Mapping[str, str]
    request: frozenset[str]
    response: frozenset[str]


def name_classes(
    schemas: Schemas,
    operations: Iterable[Operation],
    calls: Mapping[str, CallName],
    webhooks: Iterable[tuple[Webhook, WebhookName]],
    kept: Kept,
) -> Classes:
    """Name every schema that the operations and webhooks reach and that needs a class or alias.

    A schema keeps its former name. A component has its author's name in PascalCase. An inline schema is named after its
    parent and property. A class that one resource uses is in that resource's module; one that several use is in
    ``shared``.
    """
    reach = Reach(schemas)
    owners: dict[str, str] = {}
    modules = module_names(calls.values())
    for operation in operations:
        reach.add(operation, modules[calls[operation.key].resource])
        owners[operation.pointer] = "_".join((*calls[operation.key].resource, calls[operation.key].method))
    for webhook, webhook_name in webhooks:
        reach.add_webhook(webhook, webhook_name.module)
        owners |= body_owner(webhook, webhook_name)
    if not owners:
        reach.add_components()
    deserving = {pointer for pointer in {**reach.request, **reach.response} if deserves(reach, pointer)}
    deserving |= {pointer for pointer in reach.roots if not composable(schemas, pointer, deserving)}
    known = identities(schemas, deserving)
    names = _names(Places(schemas, owners), known, kept.of(known), kept.others)
    users = reach.users()
    located = {pointer: ClassName(_module(users[pointer]), name) for pointer, name in names.items()}
    return Classes(located, known, frozenset(reach.request), frozenset(reach.response))


def _names(places: Places, known: Mapping[str, str], kept: Mapping[str, str], others: Iterable[str]) -> dict[str, str]:
    taken = {*RESERVED, *kept.values(), *others}
    names: dict[str, str] = {}
    for pointer in sorted(known, key=_precedence):
        names[pointer] = kept.get(pointer) or _free_name(places, pointer, known[pointer], taken)
        taken.add(names[pointer])
    return names


def _free_name(places: Places, pointer: str, identity: str, taken: Container[str]) -> str:
    """A free name. An inline schema adds its kind, then a digest of its identity."""
    name = _not_reserved(places.name(pointer))
    kind = "" if _is_component(pointer) else KINDS.get(places.schemas.view(pointer).kind, "")
    digest = fingerprint(identity)
    endings = ("", kind, *(f"{kind}X{digest[:length]}" for length in range(4, len(digest) + 1)))
    return next(each for each in (_ending(name, ending) for ending in endings) if each not in taken)


def _ending(name: str, ending: str) -> str:
    """A name with a suffix. Leading words are removed if it is too long, since the last ones describe the schema."""
    room = LONGEST - len(ending)
    parts = WORD.findall(name)
    while len(parts) > 1 and len("".join(parts)) > room:
        parts = parts[1:]
    cut = "".join(parts)[:room]
    return cut + ending if cut[0].isalpha() else f"N{cut[1:]}{ending}"


def _module(resources: set[str]) -> str:
    return next(iter(resources)) if len(resources) == 1 else SHARED


def _not_reserved(name: str) -> str:
    return f"{name}Schema" if name in RESERVED else name


def _precedence(pointer: str) -> tuple[bool, int, str]:
    """Components come first, then schemas near the root, so that inline schemas never take a component's name."""
    return not _is_component(pointer), pointer.count("/"), pointer


def _is_component(pointer: str) -> bool:
    return pointer.startswith("#/components/schemas/") and pointer.count("/") == 3  # noqa: PLR2004 - its three parts
