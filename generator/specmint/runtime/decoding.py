"""From an answer to what a call returns or raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pydantic_core import ValidationError, from_json

from .complaints import InvalidResponsePolicy, complain, problems_of
from .errors import Answer, Problem, ResponseValidationError, StatusError, status_error_class
from .leniency import lenient, strict
from .media_types import is_json, media_type
from .records import as_array

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import httpx

    from .calls import Call, Returns

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_EXCERPT = 200
"""So many characters of a body are shown in a message."""


def read_success(call: Call[Any], response: httpx.Response, policy: InvalidResponsePolicy) -> object:
    """What a successful answer holds.

    JSON is validated strictly: nothing is converted that could not be given back as it came. An answer that is
    documented as JSON and is none raises ResponseValidationError under each policy, as nothing can be made of it. Under
    a status that is not documented, the content type decides between JSON values, text and bytes, after the policy had
    its say.
    """
    returns = find_returns(call.operation.responses, response)
    if returns is None:
        complain(call, to_answer(response), [Problem("", "status", "the status is not documented")], policy)
        return _undocumented(response)
    if returns.content_type is None:
        return None
    content_type = _meant(returns.content_type, response)
    if returns.items is not None:
        listed = returns._replace(type=cast("Any", list)[returns.type])
        return read_item(call, response, listed, as_array(returns.items, response.content), policy)
    if is_json(content_type):
        return read_item(call, response, returns, response.content.removeprefix(_BYTE_ORDER_MARK), policy)
    return response.text if content_type.startswith("text/") else response.content


def read_error(call: Call[Any], response: httpx.Response, redacted: Callable[[str], str]) -> StatusError:
    """The error for an answer without success; ``redacted`` takes the keys out of what its message shows."""
    answer = to_answer(response)
    returns = find_returns(call.operation.responses, response)
    printable = "".join(character if character.isprintable() else " " for character in redacted(response.text))
    excerpt = " ".join(printable.split())
    shown = excerpt if len(excerpt) <= _EXCERPT else f"{excerpt[:_EXCERPT]}..."
    identity = f" (request id {answer.request_id})" if answer.request_id else ""
    message = f"{call.name}: {answer.status_code} {response.reason_phrase}{identity}" + (f": {shown}" if shown else "")
    return status_error_class(answer.status_code)(message, answer, _error_model(returns, response))


def find_returns(responses: Sequence[Returns], response: httpx.Response) -> Returns | None:
    """What is documented for an answer: by exact status, then ``2XX``, then ``default``; of these, by content type.

    A content type that is not documented is taken for the first one that is.
    """
    received = media_type(_content_type(response))
    for status in (str(response.status_code), f"{response.status_code // 100}XX", "DEFAULT"):
        found = [returns for returns in responses if returns.status.upper() == status]
        for pattern in (received, f"{received.partition('/')[0]}/*", "*/*"):
            for returns in found:
                if media_type(returns.content_type or "") == pattern:
                    return returns
        if found:
            return found[0]
    return None


def to_answer(response: httpx.Response) -> Answer:
    """What errors keep of a response."""
    return Answer(response.status_code, response.headers, response.content)


def _content_type(response: httpx.Response) -> str:
    return str(response.headers.get("content-type", ""))


def _meant(documented: str, response: httpx.Response) -> str:
    """The content type that is documented; of a range, what the answer says."""
    return _content_type(response) if "*" in documented else documented


def read_item(
    call: Call[Any], response: httpx.Response, returns: Returns, body: bytes, policy: InvalidResponsePolicy
) -> object:
    """JSON text as the type that is documented: a body, or one item of it.

    Raises ResponseValidationError for what is no JSON and, by policy, for what does not fit.
    """
    try:
        return strict(returns.type, body)
    except ValidationError as error:
        invalid = error
    answer = Answer(response.status_code, response.headers, body)
    try:
        value: object = from_json(body)
    except ValueError:
        problem = Problem("", "json", "the body is no JSON" if body else "the body is empty")
        raise ResponseValidationError(call.name, answer, [problem]) from None
    complain(call, answer, problems_of(invalid, value), policy)
    return lenient(returns.type, value)


def _error_model(returns: Returns | None, response: httpx.Response) -> object:
    if returns is None or not is_json(_meant(returns.content_type or "", response)):
        return None
    try:
        return lenient(returns.type, from_json(response.content.removeprefix(_BYTE_ORDER_MARK)))
    except ValueError:
        return None


def _undocumented(response: httpx.Response) -> object:
    content_type = _content_type(response)
    if not response.content:
        return None
    if is_json(content_type):
        try:
            return from_json(response.content)
        except ValueError:
            return response.text
    return response.text if content_type.startswith("text/") else response.content
