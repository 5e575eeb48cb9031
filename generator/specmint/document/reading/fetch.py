"""Fetches a document from a URL."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx

from specmint.diagnostics import rules_reading as rules
from specmint.diagnostics.place import Place
from specmint.diagnostics.report import finding
from specmint.document.reading.addresses import addresses_of, is_public
from specmint.document.reading.deadline import within
from specmint.document.reading.request_headers import ready_headers
from specmint.document.reading.urls import fit_to_show, is_url
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.diagnostics import Rule
    from specmint.ir.load_options import LoadOptions

_MOST_REDIRECTS: Final = 5
_ACCEPT: Final = "application/json, application/yaml, application/x-yaml, text/yaml, */*;q=0.1"
_ENCODINGS: Final = ("gzip", "deflate")
"""The accepted content codings. They expand a body a thousandfold at most; others, and several at once, are refused."""
_PAGE: Final = re.compile(rb"\s*<(?:!doctype|html|\?xml|head|!--)", re.IGNORECASE)

_HEADER_VALUE: Final = re.compile(r"[\x20-\x7e]{1,500}")
_CONDITIONS: Final = frozenset({"if-none-match", "if-modified-since"})


def _failure(rule: Rule, url: str, **fields: object) -> SpecmintError:
    name = fit_to_show(url)
    return SpecmintError([finding(rule, Place(name), url=name, **fields)])


def _public_address(url: str) -> str:
    """An address of the URL's host. Raises an error unless all of its addresses are public."""
    try:
        addresses = addresses_of(urlsplit(url).hostname or "")
    except (OSError, UnicodeError) as error:
        raise _failure(rules.URL_UNREACHABLE, url, reason=error) from None
    if not addresses or not all(is_public(address) for address in addresses):
        raise _failure(rules.PRIVATE_ADDRESS, url)
    return addresses[0]


@dataclass(frozen=True)
class _Request:
    """One request. ``deadline`` is on the monotonic clock; ``public_only`` refuses private addresses."""

    url: str
    headers: Mapping[str, str]
    limit: int
    deadline: float
    public_only: bool

    def redirected(self, target: str) -> _Request:
        """The request for the target of a redirect.

        A redirecting server must not choose a host of the private network, nor receive the user's headers.
        """
        if _same_origin(self.url, target):
            return replace(self, url=target)
        return replace(self, url=target, headers={}, public_only=True)

    def build(self, client: httpx.Client) -> httpx.Request:
        """The request as it is sent. If only public hosts are allowed, it goes to the address that was checked."""
        headers = {"accept": _ACCEPT, "accept-encoding": ", ".join(_ENCODINGS), **self.headers}
        request = client.build_request("GET", self.url, headers=headers)
        if self.public_only:
            request.extensions["sni_hostname"] = request.url.host
            request.url = request.url.copy_with(host=_public_address(self.url))
        return request


@dataclass(frozen=True)
class Validators:
    """The validators that a server sent with a document (RFC 9110, section 8.8); empty if it sent none."""

    etag: str = ""
    last_modified: str = ""

    def condition(self) -> dict[str, str]:
        """The headers of a conditional request (RFC 9110, section 13.1)."""
        headers = {"if-none-match": self.etag, "if-modified-since": "" if self.etag else self.last_modified}
        return {name: value for name, value in headers.items() if _HEADER_VALUE.fullmatch(value)}


@dataclass(frozen=True)
class Fetched:
    """The body at a URL; None if the server says that it has not changed."""

    data: bytes | None
    validators: Validators


def fetch(url: str, options: LoadOptions, referrer: str | None = None) -> bytes:
    """The body at a URL, of at most ``options.size_limit`` bytes. Raises SpecmintError.

    ``referrer`` is the document whose reference is followed; it is empty for the document itself. A reference never
    leads to a private address, and the user's headers are sent only to the document's own origin. The document's own
    URL may have any address, since the user chose it.
    """
    is_trusted = referrer is None or _same_origin(url, referrer)
    headers = ready_headers(options.headers) if is_trusted else {}
    deadline = monotonic() + options.timeout
    request = _Request(url, headers, options.size_limit, deadline, public_only=referrer is not None)
    return _answer(request, options).data or b""


def fetch_if_changed(url: str, options: LoadOptions, known: Validators) -> Fetched:
    """The body at a document's own URL if it changed since the known state. Raises SpecmintError."""
    headers = {**ready_headers(options.headers), **known.condition()}
    deadline = monotonic() + options.timeout
    return _answer(_Request(url, headers, options.size_limit, deadline, public_only=False), options)


def _answer(request: _Request, options: LoadOptions) -> Fetched:
    url = request.url
    try:
        return within(options.timeout, lambda: _sent(request, options))
    except (httpx.TimeoutException, TimeoutError):
        raise _failure(rules.URL_UNREACHABLE, url, reason=_too_late(options.timeout)) from None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise _failure(rules.URL_UNREACHABLE, url, reason=str(error) or type(error).__name__) from None


def _sent(request: _Request, options: LoadOptions) -> Fetched:
    with httpx.Client(timeout=options.timeout, transport=options.transport, follow_redirects=False) as client:
        return _follow(client, request)


def _too_late(seconds: float) -> str:
    return f"the document did not arrive within {seconds:g} seconds"


def _follow(client: httpx.Client, request: _Request) -> Fetched:
    for _ in range(_MOST_REDIRECTS + 1):
        response = client.send(request.build(client), stream=True)
        try:
            if not response.has_redirect_location:
                return _fetched(response, request)
            target = str(httpx.URL(request.url).join(response.headers["location"]))
        finally:
            response.close()
        if not is_url(target):
            raise _failure(
                rules.URL_UNREACHABLE, request.url, reason="it redirects to something that is no web address"
            )
        request = request.redirected(target)
    raise _failure(rules.URL_UNREACHABLE, request.url, reason=f"it redirects more than {_MOST_REDIRECTS} times")


def _fetched(response: httpx.Response, request: _Request) -> Fetched:
    head = response.headers
    validators = Validators(head.get("etag", ""), head.get("last-modified", ""))
    is_same = response.status_code == httpx.codes.NOT_MODIFIED and not _CONDITIONS.isdisjoint(request.headers)
    return Fetched(None if is_same else _body(response, request), validators)


def _same_origin(first: str, second: str) -> bool:
    try:
        left, right = httpx.URL(first), httpx.URL(second)
    except httpx.InvalidURL:
        return False
    return (left.scheme, left.host, left.port) == (right.scheme, right.host, right.port)


def _body(response: httpx.Response, request: _Request) -> bytes:
    if not response.is_success:
        raise _failure(rules.URL_STATUS, request.url, status=response.status_code)
    encoding = response.headers.get("content-encoding", "identity")
    if encoding.strip().lower() not in {"identity", *_ENCODINGS}:
        raise _failure(rules.URL_ENCODING, request.url, encoding=encoding)
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if max(len(body), response.num_bytes_downloaded) > request.limit:
            name = fit_to_show(request.url)
            raise SpecmintError([finding(rules.TOO_LARGE, Place(name), name=name, limit=request.limit)])
        if monotonic() > request.deadline:
            message = "too slow"
            raise httpx.ReadTimeout(message)
    if _PAGE.match(body):
        raise _failure(rules.URL_IS_PAGE, request.url)
    return bytes(body)
