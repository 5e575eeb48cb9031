"""The class text of a client, made by datamodel-code-generator and proved to hold every name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Models:
    """Python source by module: ``models`` for what the server sends, ``params`` for what a caller may pass."""

    models: Mapping[str, str]
    params: Mapping[str, str]
