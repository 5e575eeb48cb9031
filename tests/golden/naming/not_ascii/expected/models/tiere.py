"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from pydantic import Field

from .._runtime.models import Model


class Tier(Model):
    """Ein Tier 🐈."""

    grosse: Annotated[int | None, Field(alias="größe")] = None
    u540d_u524d: Annotated[str | None, Field(alias="名前")] = None
    fin: Annotated[str | None, Field(alias="ﬁn")] = None
    u1f408: Annotated[Literal["鳴く", "吠える"] | str | None, Field(alias="🐈")] = None
