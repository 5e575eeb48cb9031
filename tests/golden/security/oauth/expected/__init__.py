"""A client of Pets."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models, params, testing
    from ._runtime.errors import (
        AnsweredError,
        APIConnectionError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ClientClosedError,
        ClientError,
        ConfigurationError,
        ConflictError,
        CredentialsError,
        InvalidResponseWarning,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        RequestRejectedError,
        RequestValidationError,
        ResponseTooLargeError,
        ResponseValidationError,
        ServerError,
        StatusError,
        UnexpectedStatusError,
        UnprocessableEntityError,
    )
    from ._runtime.oauth2 import ClientCredentials, RefreshToken
    from .client import AsyncClient, Client

__all__ = [
    "APIConnectionError",
    "APITimeoutError",
    "AnsweredError",
    "AsyncClient",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ClientClosedError",
    "ClientCredentials",
    "ClientError",
    "ConfigurationError",
    "ConflictError",
    "CredentialsError",
    "InvalidResponseWarning",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "RefreshToken",
    "RequestRejectedError",
    "RequestValidationError",
    "ResponseTooLargeError",
    "ResponseValidationError",
    "ServerError",
    "StatusError",
    "UnexpectedStatusError",
    "UnprocessableEntityError",
    "models",
    "params",
    "testing",
]

_MODULES = ("models", "params", "testing")


def __getattr__(name: str) -> object:
    """Import what is asked for on first use, so that importing the package costs next to nothing."""
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name in __all__:
        home = (
            ".client"
            if name in {"AsyncClient", "Client"}
            else "._runtime.oauth2" if name in {"ClientCredentials", "RefreshToken"} else "._runtime.errors"
        )
        return getattr(import_module(home, __name__), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted(__all__)
