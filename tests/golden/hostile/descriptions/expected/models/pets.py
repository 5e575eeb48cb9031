"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class Pet(Model):
    """A\"\"\"
    import os
    \\.
    """

    name: str | None = None
    """ends with a quote\""""
    age: str | None = None
    """{{ 7 * 7 }} # type: ignore
        \\u0041 \\
    """
