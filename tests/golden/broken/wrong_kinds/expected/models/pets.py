"""Pydantic models of what the server sends."""

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model


class PetsRetrieveResponse(Model):
    a: Any | None = None
    b: Any | None = None
    c: Any | None = None
    d: list[Any] | None = None
    e: dict[str, Any] | None = None
    f: Annotated[int | None, Field(le=10)] = None
    g: Any | None = None
    h: dict[str, Any] | None = None
    i: str | None = None
