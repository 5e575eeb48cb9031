"""The generated classes of a client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Models:
    """Python source by module: ``models`` for responses, ``params`` for requests."""

    models: Mapping[str, str]
    params: Mapping[str, str]
