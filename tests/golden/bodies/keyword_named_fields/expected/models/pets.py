"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class PetInner(Model):
    import_: Annotated[str, Field(alias="import")]
    is_good: Annotated[bool | None, Field(alias="is-good")] = None


class Pet(Model):
    class_: Annotated[str, Field(alias="class")]
    async_: Annotated[bool | None, Field(alias="async")] = None
    timeout: int | None = None
    self_: Annotated[str | None, Field(alias="self")] = None
    inner: PetInner | None = None
