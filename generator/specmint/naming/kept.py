"""Names as the lock keeps them, by what stays the same when a document changes around a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.names import Names
from specmint.naming.arguments import BODY, plain_argument
from specmint.naming.fields import plain_field
from specmint.naming.identity import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specmint.ir.catalog import Arguments, CallName, ClassName
    from specmint.naming.arguments import Place
    from specmint.naming.classes import Classes


def keywords_identity(key: str) -> str:
    """What the type of an operation's keyword arguments is known by."""
    return f"{key} arguments"


def kept_arguments(kept: Names, key: str, places: Iterable[Place]) -> dict[Place, str]:
    """The names that arguments had before."""
    names = {place: kept.arguments.get(_argument(key, place)) for place in places}
    return {place: name for place, name in names.items() if name is not None}


def kept_fields(kept: Names, class_name: str, wire: Iterable[str]) -> dict[str, str]:
    """The names that the attributes of a class had before."""
    names = {each: kept.fields.get(f"{class_name} {each}") for each in wire}
    return {each: name for each, name in names.items() if name is not None}


def names_to_keep(
    calls: Mapping[str, CallName],
    classes: Classes,
    arguments: Mapping[str, Arguments],
    fields: Mapping[str, Mapping[str, str]],
    keywords: Mapping[str, ClassName],
) -> Names:
    """All names of a client; of arguments and fields those that are not what their own name on the wire gives."""
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
