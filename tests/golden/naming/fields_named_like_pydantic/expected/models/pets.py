"""Pydantic models of what the server sends."""

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    model_config_: Annotated[str | None, Field(alias="model_config")] = None
    model_fields_: Annotated[str | None, Field(alias="model_fields")] = None
    copy_: Annotated[bool, Field(alias="copy")]
    json_: Annotated[str | None, Field(alias="json")] = None
    schema_: Annotated[str | None, Field(alias="schema")] = None
    dict_: Annotated[dict[str, Any] | None, Field(alias="dict")] = None
    to_dict_: Annotated[str | None, Field(alias="to_dict")] = None
    init: Annotated[str | None, Field(alias="__init__")] = None
    private: Annotated[str | None, Field(alias="_private")] = None
