"""Which schemas deserve a class or an alias, what it is called and which module it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.ir.catalog import ClassName
from specmint.naming.identifiers import unused
from specmint.naming.identity import fingerprint, identities
from specmint.naming.inline import Places
from specmint.naming.members import KINDS
from specmint.naming.modules import SHARED, module_names
from specmint.naming.reach import Reach, composable, deserves
from specmint.naming.webhooks import body_owner

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from specmint.ir.api import Operation, Webhook
    from specmint.ir.catalog import CallName, WebhookName
    from specmint.schemas.view import Schemas

CLASS_NAME = re.compile(r"[A-Z][A-Za-z0-9]{0,199}")
"""A name that we could have given to a class."""
RESERVED = frozenset(
    {
        "Annotated",
        "Any",
        "ByProperty",
        "ByShape",
        "DateLike",
        "DateTimeLike",
        "False",
        "Field",
        "File",
        "FreeObject",
        "Literal",
        "Mapping",
        "Model",
        "None",
        "NotRequired",
        "Required",
        "Sequence",
        "Timestamp",
        "True",
        "TypeAlias",
        "TypeAliasType",
        "TypedDict",
        "Union",
        "UnknownMember",
    }
)
"""Names that the modules of models and params import or that Python keeps."""


@dataclass(frozen=True)
class Kept:
    """The names that classes had before, by the fingerprint of what they stand for, and names that ``others`` keep."""

    names: Mapping[str, str]
    others: frozenset[str] = frozenset()

    def of(self, known: Mapping[str, str]) -> dict[str, str]:
        """The names that stay, by what they are the names of; ``known`` gives the identity of each.

        They come from a file that may have been tampered with: a name that we could not have given is left out, and so
        is one that is taken already.
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
    """The named schemas: pointer to name and to identity, and the pointers that each direction reaches."""

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
    """Name every schema that the operations and webhooks reach and that deserves a name.

    A schema keeps the name that it had before. A component is called as its author calls it,
    in PascalCase. What stands inline is named from where it stands: parent and property. A class used by one resource
    lives in that resource's module, one used by several in ``shared``.
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
    names = _names(Places(schemas, owners), deserving, kept.of(known), kept.others)
    users = reach.users()
    located = {pointer: ClassName(_module(users[pointer]), name) for pointer, name in names.items()}
    return Classes(located, known, frozenset(reach.request), frozenset(reach.response))


def _names(places: Places, pointers: Iterable[str], kept: Mapping[str, str], others: Iterable[str]) -> dict[str, str]:
    taken = {*RESERVED, *kept.values(), *others}
    names: dict[str, str] = {}
    for pointer in sorted(pointers, key=_precedence):
        names[pointer] = kept.get(pointer) or _free_name(places, pointer, taken)
        taken.add(names[pointer])
    return names


def _free_name(places: Places, pointer: str, taken: Container[str]) -> str:
    """A name that nothing has; what stands inline says what it is before it takes a number."""
    name = _not_reserved(places.name(pointer))
    kind = "" if name not in taken or _is_component(pointer) else KINDS.get(places.schemas.view(pointer).kind, "")
    return unused(name + kind, taken)


def _module(resources: set[str]) -> str:
    return next(iter(resources)) if len(resources) == 1 else SHARED


def _not_reserved(name: str) -> str:
    return f"{name}Schema" if name in RESERVED else name


def _precedence(pointer: str) -> tuple[bool, int, str]:
    """Components come first, then what stands nearer to the root, so that an inline schema never takes their name."""
    return not _is_component(pointer), pointer.count("/"), pointer


def _is_component(pointer: str) -> bool:
    return pointer.startswith("#/components/schemas/") and pointer.count("/") == 3  # noqa: PLR2004 - its three parts
