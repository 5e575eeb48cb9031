"""Everything this package raises or warns about.

ClientError
├── ConfigurationError                  a client cannot be made with these arguments (also a ValueError)
├── ClientClosedError                   the client was closed before (also a RuntimeError)
├── CredentialsError                    no usable key, or one that cannot be sent
├── RequestValidationError              the arguments do not fit the API (also a ValueError); nothing was sent
├── APIConnectionError                  no answer arrived
│   └── APITimeoutError                 ... in time
└── AnsweredError                       an answer arrived, with status_code, headers, request_id and body
    ├── ResponseTooLargeError           it is longer than the client lets it be
    ├── ResponseValidationError         it is not what the API documents
    └── StatusError                     it is no success
        ├── UnexpectedStatusError           1xx or 3xx
        ├── RequestRejectedError            4xx
        │   ├── BadRequestError                 400
        │   ├── AuthenticationError             401
        │   ├── PermissionDeniedError           403
        │   ├── NotFoundError                   404
        │   ├── ConflictError                   409
        │   ├── UnprocessableEntityError        422
        │   └── RateLimitError                  429
        └── ServerError                     5xx

UserWarning
└── InvalidResponseWarning          what ResponseValidationError says, as a warning
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .transport import httpx

MAX_PROBLEMS = 20
"""So many problems are kept by one error; more do not help to mend a call."""


class Problem(NamedTuple):
    """One thing that is wrong with a value.

    ``path`` leads to the value as its author wrote it (``tools[0].webhook.method``), ``rule`` is the JSON Schema
    keyword or the name of the rule that is broken. ``message`` never holds the value itself, which may be secret.
    """

    path: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class Answer(NamedTuple):
    """What came back from the API, as it came. The repr leaves out the headers and the body."""

    status_code: int
    headers: httpx.Headers
    body: bytes

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.status_code})"

    @property
    def request_id(self) -> str | None:
        """The name the API gave to this request, to quote when asking its support."""
        return next((self.headers[name] for name in ("x-request-id", "request-id") if name in self.headers), None)


class ClientError(Exception):
    """What all errors of this package have in common."""


class ConfigurationError(ClientError, ValueError):
    """A client cannot be made with these arguments."""


class ClientClosedError(ClientError, RuntimeError):
    """The client, or the HTTP client it was given, was closed before."""


class CredentialsError(ClientError):
    """No usable key was given, or one that cannot be sent. The message names argument and environment variable."""


class RequestValidationError(ClientError, ValueError):
    """The arguments do not fit the API's description; nothing was sent. ``problems`` lists why, at most 20 of them."""

    def __init__(self, call: str, problems: Sequence[Problem]) -> None:
        self.call = call
        self.problems = tuple(problems[:MAX_PROBLEMS])
        super().__init__(call, self.problems)

    def __str__(self) -> str:
        return _listing(f"{self.call} was not sent, because its arguments do not fit the API", self.problems)


class APIConnectionError(ClientError):
    """The API could not be reached, or broke off before its answer was complete. ``__cause__`` is httpx's exception."""


class APITimeoutError(APIConnectionError):
    """The API did not answer in time."""


class AnsweredError(ClientError):
    """An error that has an answer: ``status_code``, ``headers``, ``request_id`` and the raw ``body``."""

    def __init__(self, message: str, answer: Answer, *details: object) -> None:
        super().__init__(message, answer, *details)
        self.message = message
        self.answer = answer

    def __str__(self) -> str:
        return self.message

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"  # the answer may hold a key that its message does not show

    @property
    def status_code(self) -> int:
        """The HTTP status of the answer."""
        return self.answer.status_code

    @property
    def headers(self) -> httpx.Headers:
        """The headers of the answer."""
        return self.answer.headers

    @property
    def request_id(self) -> str | None:
        """The name the API gave to this request, to quote when asking its support."""
        return self.answer.request_id

    @property
    def body(self) -> bytes:
        """The body of the answer, byte by byte."""
        return self.answer.body


class ResponseTooLargeError(AnsweredError):
    """The answer, or one item of it, has more bytes than ``max_response_bytes``. What of it was read is not kept."""

    def __init__(self, call: str, answer: Answer, limit: int) -> None:
        self.call = call
        self.limit = limit
        super().__init__(call, answer, limit)

    def __str__(self) -> str:
        return (
            f"{self.call}: the answer with status {self.status_code} was not read to its end, since it has more than "
            f"{self.limit:,} bytes; max_response_bytes of the client may be set higher"
        )


class ResponseValidationError(AnsweredError):
    """The answer is not what the API documents. ``problems`` lists why, at most 20 of them."""

    def __init__(self, call: str, answer: Answer, problems: Sequence[Problem]) -> None:
        self.call = call
        self.problems = tuple(problems[:MAX_PROBLEMS])
        super().__init__(call, answer, self.problems)

    def __str__(self) -> str:
        return _listing(describe_mismatch(self.call, self.status_code), self.problems)


class StatusError(AnsweredError):
    """The API answered with a status that is no success.

    ``error`` is the answer's body as the model documented for this status, or None where none is documented or the body
    is nothing like it.
    """

    def __init__(self, message: str, answer: Answer, error: object = None) -> None:
        super().__init__(message, answer, error)
        self.error: Any = error


class UnexpectedStatusError(StatusError):
    """1xx or 3xx: no success and no failure either."""


class RequestRejectedError(StatusError):
    """4xx: the API did not accept the request."""


class BadRequestError(RequestRejectedError):
    """400."""


class AuthenticationError(RequestRejectedError):
    """401: the key is missing, wrong or expired."""


class PermissionDeniedError(RequestRejectedError):
    """403."""


class NotFoundError(RequestRejectedError):
    """404."""


class ConflictError(RequestRejectedError):
    """409."""


class UnprocessableEntityError(RequestRejectedError):
    """422."""


class RateLimitError(RequestRejectedError):
    """429."""


class ServerError(StatusError):
    """5xx: the API failed."""


class InvalidResponseWarning(UserWarning):
    """The answer is not what the API documents, and the client's policy is to go on with what can be made of it."""


_REJECTIONS: dict[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}

_CLASSES: dict[int, type[StatusError]] = {4: RequestRejectedError, 5: ServerError}


def status_error_class(status_code: int) -> type[StatusError]:
    """The class of the error for a status that is no success."""
    if status_code in _REJECTIONS:
        return _REJECTIONS[status_code]
    return _CLASSES.get(status_code // 100, UnexpectedStatusError)


def describe_mismatch(call: str, status_code: int) -> str:
    """The opening of a message about an answer that is not what the API documents."""
    return f"{call}: the answer with status {status_code} is not what the API documents"


def _listing(headline: str, problems: Sequence[Problem]) -> str:
    return "\n".join((f"{headline}:", *(f"  {problem}" for problem in problems)))
