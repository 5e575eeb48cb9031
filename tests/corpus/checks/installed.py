"""The generated client, imported."""

from __future__ import annotations

import pkgutil
import sys
from contextlib import suppress
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.corpus.case import Case


def install(case: Case) -> None:
    """Make the package importable. What Python compiles it to is kept outside of it, for the other steps too."""
    sys.path.insert(0, str(case.clients))
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(case.folder / "bytecode")


def open_client(case: Case) -> Any:
    """The module ``client`` of the package."""
    install(case)
    return import_module(f"{case.package}.client")


def operations(case: Case) -> list[Any]:
    """Every operation that a resource module states, in the order of modules."""
    found: list[Any] = []
    kind = import_module(f"{case.package}._runtime.calls").Operation
    resources = import_module(f"{case.package}.resources")
    for module in pkgutil.walk_packages(resources.__path__, f"{resources.__name__}."):
        found += [value for value in vars(import_module(module.name)).values() if isinstance(value, kind)]
    return found


def read_webhooks(case: Case) -> list[Any]:
    """Every webhook and callback that the client can read."""
    if not (case.client / "webhooks.py").exists():
        return []
    kind = import_module(f"{case.package}._runtime.webhooks").Webhook
    return [value for value in vars(import_module(f"{case.package}.webhooks")).values() if isinstance(value, kind)]


def reachable(client: Any, call: str) -> bool:
    """Whether a client has something to call under a name such as ``pets.list``."""
    with suppress(AttributeError):
        return callable(attrgetter(call)(client))
    return False
