"""The names in the lock, keyed by identities that survive changes elsewhere in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.naming.arguments import BODY, plain_argument
from specmint.api.naming.fields import plain_field
from specmint.api.naming.identity import fingerprint
from specmint.ir.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specmint.api.naming.arguments import Place
    from specmint.api.naming.classes import Classes
    from specmint.ir.catalog import Arguments, CallName, ClassName


def keywords_identity(key: str) -> str:
    """The identity of the type of an operation's keyword arguments."""
    return f"{key} arguments"


def kept_arguments(kept: Names, key: str, places: Iterable[Place]) -> dict[Place, str]:
    """The former names of arguments."""
    names = {place: kept.arguments.get(_argument(key, place)) for place in places}
    return {place: name for place, name in names.items() if name is not None}


def kept_fields(kept: Names, class_name: str, wire: Iterable[str]) -> dict[str, str]:
    """The former names of a class's attributes."""
    names = {each: kept.fields.get(f"{class_name} {each}") for each in wire}
    return {each: name for each, name in names.items() if name is not None}


def names_to_keep(
    calls: Mapping[str, CallName],
    classes: Classes,
    arguments: Mapping[str, Arguments],
    fields: Mapping[str, Mapping[str, str]],
    keywords: Mapping[str, ClassName],
) -> Names:
    """All names of a client; arguments and fields only if their name is not the default for their name on the wire."""
    named = frozenset(classes.names.values())
    own = {keywords_identity(key): name for key, name in keywords.items() if name not in named}
    known = own | {classes.identities[pointer]: name for pointer, name in classes.names.items()}
    return Names(
        calls={key: str(call) for key, call in calls.items()},
        classes={fingerprint(identity): name.name for identity, name in known.items()},
        arguments={
            _argument(key, place): name
            for key, each in arguments.items()
            for place, name in _by_place(each).items()
            if name != plain_argument(place[1])
        },
        fields={
            f"{classes.names[pointer].name} {wire}": name
            for pointer, given in fields.items()
            for wire, name in given.items()
            if name != plain_field(wire)
        },
    )


def _by_place(arguments: Arguments) -> dict[Place, str]:
    return {**arguments.parameters, **{(BODY, wire): name for wire, name in (arguments.body_fields or {}).items()}}


def _argument(key: str, place: Place) -> str:
    return " ".join((key, *place))
