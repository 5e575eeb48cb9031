"""The public names of a generated package: calls, types, the client, webhooks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from specmint.changes.comparing.python.types import Named, Type, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from specmint.changes.comparing.python.types import Aliases
    from specmint.changes.rules.change import Spot

MODELS, PARAMS = "models", "params"


@dataclass(frozen=True)
class Field:
    """A field of a model, a key of a TypedDict, or an argument, and the annotation as it is written.

    ``position`` is the place among the positional arguments, None for what is passed by its name.
    """

    name: str
    type: Type
    text: str
    required: bool
    spot: Spot
    position: int | None = None


@dataclass(frozen=True)
class TypeSurface:
    """A class or an alias of ``models`` or ``params``, called ``models.Pet``.

    ``module`` is where it stands, ``alias`` what it means unless it is a class.
    """

    name: str
    module: str
    spot: Spot
    fields: Mapping[str, Field] = field(default_factory=dict)
    alias: Field | None = None

    @property
    def symbol(self) -> str:
        """Its dotted name below the package."""
        return f"{self.module}.{self.name.partition('.')[2]}"

    @property
    def kind(self) -> str:
        """``models`` or ``params``."""
        return self.name.partition(".")[0]

    @property
    def same_as(self) -> str | None:
        """The one generated type that this is only another name of."""
        match [*self.alias.type] if self.alias else []:
            case [Named(name=name, arguments=())] if name.startswith((f"{MODELS}.", f"{PARAMS}.")):
                return name
        return None

    def named(self) -> frozenset[str]:
        """The names of the types that it refers to."""
        parts = [self.alias] if self.alias else list(self.fields.values())
        return frozenset(name for part in parts for name in names_in(part.type))


def class_named(name: str, types: Mapping[str, TypeSurface]) -> str:
    """The class that a name stands for: its own, or the one that it is only another name of."""
    met: set[str] = set()
    while name in types and (target := types[name].same_as) and target not in met:
        met.add(name := target)
    return name


@dataclass(frozen=True)
class CallSurface:
    """A call, a function of the webhooks, or the constructor of the client.

    ``keywords`` is the TypedDict that further keywords come from. ``errors`` holds what an error carries, by status.
    """

    name: str
    symbol: str
    spot: Spot
    arguments: Mapping[str, Field]
    returns: Field
    keywords: str | None = None
    errors: Mapping[str, Field] = field(default_factory=dict)

    def named(self) -> frozenset[str]:
        """The types that it refers to."""
        parts = (*self.arguments.values(), self.returns, *self.errors.values())
        own = frozenset(name for part in parts for name in names_in(part.type))
        return own | {self.keywords} if self.keywords else own


@dataclass(frozen=True)
class Surface:
    """The public names of one package.

    ``client`` is the constructor, ``credentials`` maps its arguments to environment variables, ``needs_credentials``
    says whether it has to get any. ``runtime`` holds the aliases that the package's own runtime defines.
    """

    calls: Mapping[str, CallSurface]
    types: Mapping[str, TypeSurface]
    client: CallSurface | None = None
    credentials: Mapping[str, str] = field(default_factory=dict)
    needs_credentials: bool = False
    runtime: Aliases = field(default_factory=dict)

    @cached_property
    def aliases(self) -> dict[str, Type]:
        """The type that each alias stands for."""
        return self.runtime | {name: each.alias.type for name, each in self.types.items() if each.alias}

    @cached_property
    def _users(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        named: dict[str, CallSurface | TypeSurface] = {**self.types, **self.calls}
        for name, each in named.items():
            for used in each.named():
                found[used].append(name)
        return {used: tuple(sorted(names)) for used, names in found.items()}

    def is_named(self, name: str) -> bool:
        """Whether a type, argument or answer names this type, other than as the keywords of a call.

        Another name of the type counts as the type itself.
        """
        names = [name]
        for each in names:
            for user in self._users.get(each, ()):
                if user in self.calls:
                    if any(each in names_in(part.type) for part in self.calls[user].arguments.values()):
                        return True
                elif self.types[user].same_as is None:
                    return True
                elif user not in names:
                    names.append(user)
        return False

    def calls_of(self, names: Iterable[str]) -> Iterator[str]:
        """The calls whose arguments or answers lead to one of these types."""
        pending = list(names)
        seen = set(pending)
        while pending:
            for user in self._users.get(pending.pop(), ()):
                if user not in seen:
                    seen.add(user)
                    pending.append(user)
        return (name for name in sorted(seen) if name in self.calls)
