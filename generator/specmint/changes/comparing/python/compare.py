"""Everything that differs between two packages for their users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.changes.comparing.python.calls import call_changes
from specmint.changes.comparing.python.classes import type_changes
from specmint.changes.comparing.python.fields import TypeComparison
from specmint.changes.comparing.python.finding import found
from specmint.changes.comparing.python.renaming import with_types
from specmint.changes.rules import python

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.changes.comparing.python.renaming import Renaming
    from specmint.changes.comparing.python.surface import Surface
    from specmint.changes.rules.change import Change


def python_changes(old: Surface, new: Surface, renaming: Renaming) -> tuple[Change, ...]:
    """Every change between two packages, without ``_runtime`` and ``testing``."""
    comparison = TypeComparison(old, new, with_types(renaming, old, new))
    return (*call_changes(comparison), *type_changes(comparison), *_credentials(old, new))


def _credentials(old: Surface, new: Surface) -> Iterator[Change]:
    places = (old.client, new.client)
    if new.needs_credentials and not old.needs_credentials:
        yield found(python.CREDENTIALS_REQUIRED, "Client", (), places)
    for argument, variable in old.credentials.items():
        now = new.credentials.get(argument, variable)
        if now != variable:
            symbol = f"Client.{argument}"
            texts = {"argument": argument, "old": variable, "new": now}
            yield found(python.CREDENTIAL_VARIABLE, symbol, (), places, **texts)
