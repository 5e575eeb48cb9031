"""What every client of specmint runs on: plain code that knows no particular API.

A call goes through these modules in this order: calls (what an operation is), arguments and checks (what was passed),
requests (what goes on the wire), sessions (credentials and sending), decoding (what came back). Models are in
models.py, which is not imported here: it loads all of pydantic.
"""

from .async_session import AsyncResource, AsyncSession
from .calls import (
    ABSENT,
    Absent,
    ApiDescription,
    Body,
    Call,
    Operation,
    Parameter,
    Received,
    RequestOptions,
    Returns,
    SecurityScheme,
    Timeout,
)
from .complaints import InvalidResponsePolicy
from .credentials import Credential
from .files import File
from .sessions import DEFAULT_TIMEOUT, SessionOptions
from .streams import AsyncItemStream, ItemStream
from .sync_session import Resource, SyncSession

__all__ = [
    "ABSENT",
    "DEFAULT_TIMEOUT",
    "Absent",
    "ApiDescription",
    "AsyncItemStream",
    "AsyncResource",
    "AsyncSession",
    "Body",
    "Call",
    "Credential",
    "File",
    "InvalidResponsePolicy",
    "ItemStream",
    "Operation",
    "Parameter",
    "Received",
    "RequestOptions",
    "Resource",
    "Returns",
    "SecurityScheme",
    "SessionOptions",
    "SyncSession",
    "Timeout",
]
