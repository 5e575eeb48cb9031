"""What the API sends, as classes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from .timestamps import Timestamp
from .unions import ByProperty, UnknownMember

__all__ = ["ByProperty", "Model", "Timestamp", "UnknownMember"]


class Model(BaseModel):
    """An object the API sends. Fields that its description does not name are kept as they are."""

    model_config = ConfigDict(
        extra="allow", validate_by_alias=True, validate_by_name=True, defer_build=True, protected_namespaces=()
    )

    def to_dict(self) -> dict[str, Any]:
        """What was received, or set since: names as on the wire, nothing added, values as JSON has them."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as JSON text, on one line without an ``indent``."""
        return self.model_dump_json(by_alias=True, exclude_unset=True, indent=indent, warnings=False)
