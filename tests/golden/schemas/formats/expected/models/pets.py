"""Pydantic models of what the server sends."""

from datetime import date

from .._runtime.models import Model
from .._runtime.timestamps import Timestamp


class Pet(Model):
    born_at: Timestamp | None = None
    born_on: date | None = None
    walked_at: str | None = None
    id: str | None = None
    mail: str | None = None
    page: str | None = None
    photo: str | None = None
    code: int | None = None
    weight: int | float | None = None
    secret: str | None = None
    custom: str | None = None
