"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model


class OrdersListResponseItem(Model):
    data: str
    event: Literal["placed", "ready"] | str | None = None
    id: str | None = None
    retry: Annotated[int | None, Field(ge=0)] = None
