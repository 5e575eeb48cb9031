"""Names the module of each resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.text.identifiers import shortened, unused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from specmint.ir.catalog import CallName

SHARED = "shared"
"""The module of classes that several resources use."""

Resource = tuple[str, ...]

LONGEST = 90
"""The longest module name in characters, which limits paths in the package to 120."""
DEVICES = frozenset({"aux", "con", "nul", "prn", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(10))})
"""Names that files cannot have on Windows, whatever their extension."""


def module_names(calls: Iterable[CallName]) -> dict[Resource, str]:
    """The module of every resource and its parents: the path joined by underscores; ``root`` for the client.

    Of two with equal names, as ``oauth.grants`` and ``oauth_grants``, the shorter path keeps it. A long name is
    shortened and ends with a digest.
    """
    paths = {call.resource[:depth] for call in calls for depth in range(len(call.resource) + 1)} | {()}
    names: dict[Resource, str] = {}
    taken = {SHARED}
    for path in sorted(paths, key=lambda path: (len(path), path)):
        name = shortened("_".join(path), LONGEST) or "root"
        names[path] = unused(f"{name}_resource" if name in taken or name in DEVICES else name, taken)
        taken.add(names[path])
    return names
