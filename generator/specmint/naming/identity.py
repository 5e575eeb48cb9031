"""What a schema is known by from one revision of a document to the next."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from specmint.ir.document import child, escape, tokens
from specmint.naming.members import Members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.schemas.view import Schemas


def identities(schemas: Schemas, pointers: Iterable[str]) -> dict[str, str]:
    """By pointer, the pointer with every index replaced that moves when something is added before it.

    A member of a union is known by what it says about itself, a parameter by its place and name, and a part of an
    ``allOf`` by what it holds: ``components/schemas/Pet/properties/home/oneOf/A house``. Where two would be known by
    the same, all but the first have their pointer beside it.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    unions: dict[str, Members] = {}
    for pointer in sorted(pointers):
        identity = "/".join(_steps(schemas, pointer, unions))
        found[pointer] = f"{identity} {pointer}" if identity in taken else identity
        taken.add(found[pointer])
    return found


def _steps(schemas: Schemas, pointer: str, unions: dict[str, Members]) -> Iterator[str]:
    steps = tokens(pointer)
    at = "#"
    for step in steps:
        at = child(at, step)
        match step:
            case "oneOf" | "anyOf" if isinstance(schemas.document.at(at), list):
                index = next(steps)
                yield step
                yield escape(unions.setdefault(at, Members(schemas, at)).identity(int(index)))
                at = child(at, index)
            case "allOf" if isinstance(schemas.document.at(at), list):
                at = child(at, next(steps))
            case "parameters" if isinstance(schemas.document.at(at), list):
                at = child(at, next(steps))
                node = schemas.document.at(at)
                yield escape(f"{node.get('in')} {node.get('name')}")
            case _:
                yield escape(step)


def fingerprint(identity: str) -> str:
    """A short stand-in for an identity, which may be a long way through a document."""
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12]
