"""A client of Pets."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import models, params, testing, webhooks
    from ._runtime.errors import (
        AnsweredError,
        APIConnectionError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ClientError,
        ConflictError,
        CredentialsError,
        InvalidResponseWarning,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        RequestRejectedError,
        RequestValidationError,
        ResponseValidationError,
        ServerError,
        StatusError,
        UnexpectedStatusError,
        UnprocessableEntityError,
    )
    from .client import AsyncClient, Client

__all__ = [
    "APIConnectionError",
    "APITimeoutError",
    "AnsweredError",
    "AsyncClient",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ClientError",
    "ConflictError",
    "CredentialsError",
    "InvalidResponseWarning",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestRejectedError",
    "RequestValidationError",
    "ResponseValidationError",
    "ServerError",
    "StatusError",
    "UnexpectedStatusError",
    "UnprocessableEntityError",
    "models",
    "params",
    "testing",
    "webhooks",
]

_MODULES = ("models", "params", "testing", "webhooks")
_HOMES = {
    "AsyncClient": ".client",
    "Client": ".client",
    "AnsweredError": "._runtime.errors",
    "APIConnectionError": "._runtime.errors",
    "APITimeoutError": "._runtime.errors",
    "AuthenticationError": "._runtime.errors",
    "BadRequestError": "._runtime.errors",
    "ClientError": "._runtime.errors",
    "ConflictError": "._runtime.errors",
    "CredentialsError": "._runtime.errors",
    "InvalidResponseWarning": "._runtime.errors",
    "NotFoundError": "._runtime.errors",
    "PermissionDeniedError": "._runtime.errors",
    "RateLimitError": "._runtime.errors",
    "RequestRejectedError": "._runtime.errors",
    "RequestValidationError": "._runtime.errors",
    "ResponseValidationError": "._runtime.errors",
    "ServerError": "._runtime.errors",
    "StatusError": "._runtime.errors",
    "UnexpectedStatusError": "._runtime.errors",
    "UnprocessableEntityError": "._runtime.errors",
}


def __getattr__(name: str) -> object:
    """Import what is asked for on first use, so that importing the package costs next to nothing."""
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name in _HOMES:
        return getattr(import_module(_HOMES[name], __name__), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted([*_MODULES, *_HOMES])
