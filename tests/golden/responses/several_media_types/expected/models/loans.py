"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Loan(Model):
    id: str
    fee: Annotated[int | float | None, Field(ge=0.0)] = None


class Page(Model):
    loans: list[Loan] | None = None
    next: str | None = None
