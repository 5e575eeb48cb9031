"""Reading a document from a URL."""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx

from specmint.diagnostics import rules_reading as rules
from specmint.diagnostics.place import Place
from specmint.diagnostics.report import finding
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.diagnostics import Rule
    from specmint.reading.options import LoadOptions

_MOST_REDIRECTS: Final = 5
_CREDENTIALS: Final = re.compile(r"^([a-zA-Z]+://)[^/?#]*@")
_ACCEPT: Final = "application/json, application/yaml, application/x-yaml, text/yaml, */*;q=0.1"


def without_credentials(url: str) -> str:
    """The URL without user name and password, fit to be shown."""
    return _CREDENTIALS.sub(r"\1", url)


def _failure(rule: Rule, url: str, **fields: object) -> SpecmintError:
    name = without_credentials(url)
    return SpecmintError([finding(rule, Place(name), url=name, **fields)])


def addresses_of(host: str) -> list[str]:
    """The IP addresses of a host. Raises OSError."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]


def _is_public(address: str) -> bool:
    """Whether an address belongs to the public Internet, also the IPv4 address that an IPv6 address stands for."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inner:
            return _is_public(str(inner))
        if ip in _NAT64:
            return _is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast


_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")


def _public_address(url: str) -> str:
    """An address of the URL's host, all of which must be public."""
    try:
        addresses = addresses_of(urlsplit(url).hostname or "")
    except (OSError, UnicodeError) as error:
        raise _failure(rules.URL_UNREACHABLE, url, reason=error) from None
    if not addresses or not all(_is_public(address) for address in addresses):
        raise _failure(rules.PRIVATE_ADDRESS, url)
    return addresses[0]


def _request(client: httpx.Client, url: str, headers: Mapping[str, str], *, public_only: bool) -> httpx.Request:
    """A request to the URL; where only public hosts are allowed, to the very address that was checked."""
    request = client.build_request("GET", url, headers={"accept": _ACCEPT, **headers})
    if public_only:
        request.extensions["sni_hostname"] = request.url.host
        request.url = request.url.copy_with(host=_public_address(url))
    return request


def fetch(url: str, options: LoadOptions, *, is_reference: bool) -> bytes:
    """The body at a URL, at most ``options.size_limit`` bytes of it. Raises SpecmintError.

    A reference never leads to a private address. The document's own URL may: its user chose it.
    """
    headers = {} if is_reference else options.headers
    client = httpx.Client(timeout=options.timeout, transport=options.transport, follow_redirects=False)
    try:
        with client:
            return _follow(client, url, headers, options.size_limit, public_only=is_reference)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise _failure(rules.URL_UNREACHABLE, url, reason=str(error) or type(error).__name__) from None


def _follow(client: httpx.Client, url: str, headers: Mapping[str, str], limit: int, *, public_only: bool) -> bytes:
    for _ in range(_MOST_REDIRECTS + 1):
        request = _request(client, url, headers, public_only=public_only)
        response = client.send(request, stream=True)
        try:
            if not response.is_redirect:
                return _body(response, url, limit)
            target = str(httpx.URL(url).join(response.headers["location"]))
        finally:
            response.close()
        if not _same_origin(url, target):
            # Whoever redirects does not get to choose a host inside of our network, nor to see our headers.
            headers, public_only = {}, True
        url = target
    raise _failure(rules.URL_UNREACHABLE, url, reason=f"it redirects more than {_MOST_REDIRECTS} times")


def _same_origin(first: str, second: str) -> bool:
    left, right = httpx.URL(first), httpx.URL(second)
    return (left.scheme, left.host, left.port) == (right.scheme, right.host, right.port)


def _body(response: httpx.Response, url: str, limit: int) -> bytes:
    if not response.is_success:
        raise _failure(rules.URL_STATUS, url, status=response.status_code)
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > limit:
            name = without_credentials(url)
            raise SpecmintError([finding(rules.TOO_LARGE, Place(name), name=name, limit=limit)])
    return bytes(body)
