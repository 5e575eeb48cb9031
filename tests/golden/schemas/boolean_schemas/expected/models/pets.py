"""Pydantic models of what the server sends."""

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    anything: Any | None = None
    nothing: Any | None = None
    list_: Annotated[list[Any] | None, Field(alias="list")] = None
    map: dict[str, Any] | None = None
