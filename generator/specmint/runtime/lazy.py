"""Modules that import their contents on first use (PEP 562)."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def lazy_attributes(package: str, names: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """``__getattr__`` and ``__dir__`` for a package whose ``names`` stand behind their modules: ``pets: Pet Tag``.

    It is given an ``__all__``, too.
    """
    homes: dict[str, str] = {}
    module = ""
    for word in names.split():
        if word.endswith(":"):
            module = word[:-1]
        else:
            homes[word] = module
    vars(sys.modules[package])["__all__"] = sorted(homes)

    def get(name: str) -> object:
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(f".{homes[name]}", package), name)

    return get, lambda: sorted(homes)
