"""What the API sends, as classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from .deferral import built

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import core_schema


class Model(BaseModel):
    """An object the API sends. Fields that its description does not name are kept as they are.

    A model is sent back as it was received, or changed, wherever its dict may be passed. To send some of its fields,
    take ``to_dict()``: ``model_dump()`` has None for what was absent, which would be sent as null.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_alias=True,
        validate_by_name=True,
        defer_build=True,
        protected_namespaces=(),
        allow_inf_nan=False,
        ser_json_inf_nan="constants",
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return built(source, lambda: handler(source))

    def to_dict(self) -> dict[str, Any]:
        """What was received, or set since: names as on the wire, nothing added, values as JSON has them."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True, warnings=False)

    def to_json(self, *, indent: int | None = None) -> str:
        """The same as JSON text, on one line without an ``indent``."""
        return self.model_dump_json(by_alias=True, exclude_unset=True, indent=indent, warnings=False)
