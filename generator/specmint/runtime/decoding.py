"""From an answer to what a call returns or raises."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any, cast

from .charsets import UTF_8, charset_of, decoded
from .complaints import InvalidResponsePolicy, complain
from .errors import Answer, Problem, StatusError, status_error_class
from .json_text import parse
from .leniency import NO_JSON, Reading, lenient, read_json
from .media_types import is_json, media_type
from .representations import by_content_type, documented_error, documented_success, is_without_body
from .values import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .calls import Call, Returns
    from .transport import httpx

_TO_FOLLOW = "where an http_client made with follow_redirects=True would go"
_EXCERPT = 200
"""So many characters of a body are shown in a message."""

_NO_BODY = "body"
"""The rule of a problem with a body that is not there."""

_ANY_BYTES = "application/octet-stream"
"""What says of a body no more than that it has bytes (RFC 2046, section 4.5.1)."""


def read_success(call: Call[Any], response: httpx.Response, policy: InvalidResponsePolicy) -> object:
    """What a successful answer holds: of what is documented for its status, what its content type names.

    JSON is validated strictly: nothing is converted that could not be given back as it came. What is not documented
    gives the best that can be made of it; only the policy ``raise`` raises, a ResponseValidationError.
    """
    reading = _read(call, response)
    if reading.problems:
        complain(call, to_answer(response), reading.problems, policy)
    return reading.value


def read_error(call: Call[Any], response: httpx.Response, redacted: Callable[[str], str]) -> StatusError:
    """The error for an answer without success; ``redacted`` takes the keys out of what its message shows."""
    answer = to_answer(response)
    shown = _excerpt(redacted(decoded(response.content, charset_of(response)).text))
    identity = f" (request id {answer.request_id})" if answer.request_id else ""
    message = f"{call.name}: {answer.status_code} {response.reason_phrase}{identity}" + (f": {shown}" if shown else "")
    if response.has_redirect_location:
        target = _excerpt(redacted(response.headers["location"]))
        way = f"after {len(response.history)} redirects" if response.history else _TO_FOLLOW
        message += f"; it leads to {target}, {way}"
    return status_error_class(answer.status_code)(message, answer, _error_model(call, response))


def to_answer(response: httpx.Response) -> Answer:
    """What errors keep of a response."""
    return Answer(response.status_code, response.headers, response.content)


def content_type(response: httpx.Response) -> str:
    """The content type of an answer, empty where it names none."""
    return str(response.headers.get("content-type", ""))


def _excerpt(text: str) -> str:
    printable = "".join(character if character.isprintable() else " " for character in text[: 10 * _EXCERPT])
    excerpt = " ".join(printable.split())
    return excerpt if len(excerpt) <= _EXCERPT else f"{excerpt[:_EXCERPT]}..."


def _read(call: Call[Any], response: httpx.Response) -> Reading:
    options, is_status_known = documented_success(call.operation.responses, response)
    unknown = [] if is_status_known else [Problem("", "status", f"the status is not documented{_known(options)}")]
    if is_without_body(call.operation.method, response):
        return Reading(None, unknown)
    reading = _read_body(options, response)
    return Reading(reading.value, [*unknown, *reading.problems])


def _known(options: Sequence[Returns]) -> str:
    statuses = ", ".join(dict.fromkeys(returns.status for returns in options))
    return f", only {statuses}" if statuses else ""


def _read_body(options: Sequence[Returns], response: httpx.Response) -> Reading:
    with_body = [returns for returns in options if returns.content_type]
    if not response.content and len(with_body) < len(options):
        return Reading(None)
    if not with_body:
        problems = [_unexpected(response, "nothing")] if options else []
        return Reading(_undocumented(response), problems)
    received = content_type(response)
    chosen = by_content_type(with_body, received)
    return _read_as(chosen, response) if chosen else _read_other(with_body, response)


def _read_as(returns: Returns, response: httpx.Response) -> Reading:
    """The body as a representation that its content type names."""
    documented = returns.content_type or ""
    kind = content_type(response) if "*" in documented else documented
    if returns.type is bytes:
        return Reading(response.content)
    if returns.items is not None:
        return read_json(cast("Any", list)[returns.type], returns.items.as_array(response.content))
    if is_json(kind):
        return _read_json(returns, response)
    if "*" in documented and not response.content:
        return Reading(None)
    return _read_text(response) if kind.startswith("text/") else Reading(response.content)


def _read_other(options: Sequence[Returns], response: httpx.Response) -> Reading:
    """The body where its content type, or that it has none, fits nothing that is documented.

    JSON counts as such whatever it is called, and any bytes are what ``application/octet-stream`` promises.
    """
    structured = [returns for returns in options if is_json(returns.content_type or "") and returns.type is not bytes]
    if structured:
        reading = _read_json(structured[0], response)
        if not any(problem.rule in {NO_JSON, _NO_BODY} for problem in reading.problems):
            return reading
    best = min(options, key=_rank)
    named = media_type(best.content_type or "")
    if best in structured or best.items:
        return Reading(_undocumented(response), [_unexpected(response, named)])
    is_said = not content_type(response) or named == _ANY_BYTES
    problems = [] if is_said else [_unexpected(response, named)]
    if best.type is bytes or not named.startswith("text/"):
        return Reading(response.content, problems)
    text = _read_text(response)
    return Reading(_unquoted(response, text.value), [*problems, *text.problems])


def _rank(returns: Returns) -> int:
    """Bytes can hold anything, text much, and JSON little."""
    if returns.type is bytes or media_type(returns.content_type or "") == _ANY_BYTES:
        return 0
    return 2 if is_json(returns.content_type or "") or returns.items else 1


def _read_json(returns: Returns, response: httpx.Response) -> Reading:
    if not response.content:
        return Reading(None, [Problem("", _NO_BODY, f"the body is empty, and {returns.content_type} is documented")])
    return read_json(returns.type, _json_text(response))


def _json_text(response: httpx.Response) -> bytes:
    """The body in UTF-8, without a byte order mark."""
    charset, body = response.charset_encoding, response.content
    if charset is not None and charset.lower() != UTF_8 and not body.isascii():
        text, mistake = decoded(body, charset)
        body = body if mistake else text.encode()
    return body.removeprefix(codecs.BOM_UTF8)


def _read_text(response: httpx.Response) -> Reading:
    text, mistake = decoded(response.content, charset_of(response))
    return Reading(text, [Problem("", "encoding", f"the body {mistake}")] if mistake else [])


def _unquoted(response: httpx.Response, text: object) -> object:
    """What a server gave as a JSON string where text is documented; all other text as it is."""
    if not is_json(content_type(response)):
        return text
    value = _undocumented(response)
    return value if isinstance(value, str) else text


def _undocumented(response: httpx.Response) -> object:
    """The body of an answer that nothing is known about but its own content type."""
    received = content_type(response)
    if not response.content:
        return None
    if is_json(received):
        return read_json(Any, _json_text(response)).value
    return _read_text(response).value if received.startswith("text/") else response.content


def _unexpected(response: httpx.Response, documented: str) -> Problem:
    came = media_type(content_type(response)) or "of no known type"
    size = counted(len(response.content), "byte")
    return Problem("", "content-type", f"the body is {came} ({size}), and {documented} is documented")


def _error_model(call: Call[Any], response: httpx.Response) -> object:
    options = documented_error(call.operation.responses, response)
    received = content_type(response)
    returns = by_content_type(options, received) or next(iter(options), None)
    kind = (returns.content_type or "") if returns else ""
    if returns is None or not is_json(received if "*" in kind else kind):
        return None
    try:
        return lenient(returns.type, parse(_json_text(response)).value)
    except (ValueError, RecursionError):
        return None
