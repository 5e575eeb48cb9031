"""Which module a resource stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.naming.identifiers import unused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.ir.catalog import CallName

SHARED = "shared"
"""The module of what several resources use."""

Resource = tuple[str, ...]


def module_names(calls: Iterable[CallName]) -> dict[Resource, str]:
    """The module of every resource and of those above it: its path joined by underscores; ``root`` for the client.

    Where two want one name, as ``oauth.grants`` and ``oauth_grants`` do, the shorter path keeps it.
    """
    paths = {call.resource[:depth] for call in calls for depth in range(len(call.resource) + 1)} | {()}
    names: dict[Resource, str] = {}
    taken = {SHARED}
    for path in sorted(paths, key=lambda path: (len(path), path)):
        name = "_".join(path) or "root"
        names[path] = unused(f"{name}_resource" if name in taken else name, taken)
        taken.add(names[path])
    return names
