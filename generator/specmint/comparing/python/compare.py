"""What differs between two packages for who uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.comparing.python import rules
from specmint.comparing.python.calls import call_changes
from specmint.comparing.python.classes import type_changes
from specmint.comparing.python.fields import Judge
from specmint.comparing.python.finding import found
from specmint.comparing.python.renaming import with_types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.comparing.python.renaming import Renaming
    from specmint.comparing.python.surface import Surface
    from specmint.ir.changes import Change


def python_changes(old: Surface, new: Surface, renaming: Renaming) -> tuple[Change, ...]:
    """Every change between two packages; what stays within ``_runtime`` and ``testing`` is none."""
    judge = Judge(old, new, with_types(renaming, old, new))
    return (*call_changes(judge), *type_changes(judge), *_credentials(old, new))


def _credentials(old: Surface, new: Surface) -> Iterator[Change]:
    places = (old.client, new.client)
    if new.needs_credentials and not old.needs_credentials:
        yield found(rules.CREDENTIALS_REQUIRED, "Client", (), places)
    for argument, variable in old.credentials.items():
        now = new.credentials.get(argument, variable)
        if now != variable:
            symbol = f"Client.{argument}"
            texts = {"argument": argument, "old": variable, "new": now}
            yield found(rules.CREDENTIAL_VARIABLE, symbol, (), places, **texts)
