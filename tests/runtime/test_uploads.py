"""Files and bodies that are no JSON, in every form that their types take, by both kinds of client."""

from __future__ import annotations

import asyncio
import io
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from specmint.runtime.calls import Body
from specmint.runtime.errors import APIConnectionError, RequestValidationError
from specmint.runtime.forms import Encoding, MultipartForm
from specmint.runtime.octets import Octets
from tests.runtime.pets import AsyncClient, Client, operation_with

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

KINDS = ("sync", "async")


def request_of(kind: str, body: Body, value: object, name: str = "body") -> httpx.Request:
    """The request as it leaves one kind of client."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        return httpx.Response(204)

    async def answer_later(request: httpx.Request) -> httpx.Response:
        await request.aread()
        seen.append(request)
        return httpx.Response(204)

    call = operation_with(body).call({name: value})
    if kind == "sync":
        Client(httpx.Client(transport=httpx.MockTransport(answer))).send(call)
    else:
        asyncio.run(AsyncClient(httpx.AsyncClient(transport=httpx.MockTransport(answer_later))).send(call))
    return seen[0]


def parts_of(request: httpx.Request) -> list[tuple[str, str | None, str, dict[str, str], bytes]]:
    """Name, file name, content type, other headers and content of each part, by Python's own parser (RFC 7578)."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser().parsebytes(head + request.content)
    assert message.is_multipart()
    found: list[tuple[str, str | None, str, dict[str, str], bytes]] = []
    for part in message.get_payload():
        assert not isinstance(part, str)
        headers = {name: text for name, text in part.items() if not name.lower().startswith("content-")}
        name, file = part.get_param("name", header="content-disposition"), part.get_filename()
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        found.append((str(name), file, part.get_content_type(), headers, content))
    return found


def generated() -> Iterator[bytes]:
    yield b"a"
    yield b"bc"


async def awaited() -> AsyncIterator[bytes]:
    yield b"a"
    yield b"bc"


def named(folder: Path) -> Path:
    path = folder / "pet.png"
    path.write_bytes(b"abc")
    return path


RAW: dict[str, Callable[[Path], object]] = {
    "bytes": lambda _: b"abc",
    "bytearray": lambda _: bytearray(b"abc"),
    "memoryview": lambda _: memoryview(b"abc"),
    "an open file": lambda folder: named(folder).open("rb"),
    "a file in memory": lambda _: io.BytesIO(b"abc"),
    "a path": named,
    "a list": lambda _: [b"a", b"bc"],
    "a tuple": lambda _: (b"a", memoryview(b"bc")),
    "an iterator": lambda _: iter([b"a", b"bc"]),
    "a generator": lambda _: generated(),
    "text": lambda _: "abc",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", RAW)
def test_a_body_may_be_given_in_any_form_of_bytes(tmp_path: Path, kind: str, case: str) -> None:
    value = RAW[case](tmp_path)
    request = request_of(kind, Body("application/octet-stream", spread=False, octets=Octets()), value)
    assert (request.content, request.headers["content-type"]) == (b"abc", "application/octet-stream")
    if hasattr(value, "close"):
        value.close()


def test_pieces_to_wait_for_are_for_the_client_that_waits() -> None:
    body = Body("application/octet-stream", spread=False, octets=Octets())
    assert request_of("async", body, awaited()).content == b"abc"
    with pytest.raises(RequestValidationError, match="this client blocks"):
        request_of("sync", body, awaited())


WRONG: dict[str, Callable[[Path], object]] = {
    "a text file": lambda folder: named(folder).open(encoding="utf-8"),
    "a list of texts": lambda _: ["a"],
    "a list of numbers": lambda _: [1],
    "an iterator of texts": lambda _: iter(["a"]),
    "a path without a file": lambda folder: folder / "none.png",
    "an object": lambda _: {"a": 1},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_bytes_is_refused_by_the_package_itself(tmp_path: Path, kind: str, case: str) -> None:
    value = WRONG[case](tmp_path)
    with pytest.raises(RequestValidationError):
        request_of(kind, Body("application/octet-stream", spread=False, octets=Octets()), value)
    if hasattr(value, "close"):
        value.close()


def test_text_goes_in_the_charset_of_its_type() -> None:
    for charset, content in (("iso-8859-1", b"\xfc"), ('"utf-16-le"', b"\xfc\x00"), ("utf-8", b"\xc3\xbc")):
        body = Body(f"text/plain; charset={charset}", spread=False, octets=Octets())
        assert request_of("sync", body, "\u00fc").content == content
    for charset in ("ascii", "unheard-of"):
        with pytest.raises(RequestValidationError, match="charset"):
            request_of("sync", Body(f"text/plain; charset={charset}", spread=False, octets=Octets()), "\u00fc")


def test_a_body_that_was_read_is_not_sent_again() -> None:
    call = operation_with(Body("application/octet-stream", spread=False, octets=Octets())).call({"body": generated()})

    class Streaming(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            assert isinstance(request.stream, httpx.SyncByteStream)
            list(request.stream)
            return httpx.Response(307, headers={"location": "https://pets.example/again"})

    http = httpx.Client(transport=Streaming(), follow_redirects=True)
    with pytest.raises(APIConnectionError, match="cannot be rewound"):
        Client(http).send(call)


FORM = Body("multipart/form-data", form=MultipartForm())
FILES: dict[str, tuple[Callable[[Path], object], list[tuple[str, str]]]] = {
    "bytes": (lambda _: b"abc", [("upload", "application/octet-stream")]),
    "memoryview": (lambda _: memoryview(b"abc"), [("upload", "application/octet-stream")]),
    "a path": (named, [("pet.png", "image/png")]),
    "an open file": (lambda folder: named(folder).open("rb"), [("pet.png", "image/png")]),
    "with a name": (lambda _: ("a.pdf", b"abc"), [("a.pdf", "application/pdf")]),
    "with a type": (lambda _: ("a", b"abc", "x/y"), [("a", "x/y")]),
    "a path with a name": (lambda folder: ("b.png", named(folder), None), [("b.png", "image/png")]),
    "a list": (lambda _: [b"abc", ("a", b"abc", "x/y")], [("upload", "application/octet-stream"), ("a", "x/y")]),
    "a tuple": (lambda _: (b"abc", bytearray(b"abc")), [("upload", "application/octet-stream")] * 2),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", FILES)
def test_a_file_of_a_form_may_be_given_in_any_form(tmp_path: Path, kind: str, case: str) -> None:
    make, expected = FILES[case]
    value = make(tmp_path)
    request = request_of(kind, FORM, value, "photo")
    assert [(file, content_type) for _, file, content_type, _, _ in parts_of(request)] == expected
    assert {(name, content) for name, _, _, _, content in parts_of(request)} == {("photo", b"abc")}
    if hasattr(value, "close"):
        value.close()


@pytest.mark.parametrize("kind", KINDS)
def test_text_files_are_refused_in_forms_too(tmp_path: Path, kind: str) -> None:
    with named(tmp_path).open(encoding="utf-8") as file, pytest.raises(RequestValidationError, match="open for bytes"):
        request_of(kind, FORM, file, "photo")


ENCODED: dict[str, tuple[Encoding, object, str]] = {
    "the first of a list": (Encoding("image/png, image/jpeg"), b"x", "image/png"),
    "by the name, of a list": (Encoding("image/png, image/jpeg"), ("a.jpg", b"x"), "image/jpeg"),
    "by the name, of a range": (Encoding("image/*"), ("a.gif", b"x"), "image/gif"),
    "another name": (Encoding("image/*"), ("a.unheard", b"x"), "application/octet-stream"),
    "a name outside": (Encoding("image/png"), ("a.jpg", b"x"), "image/png"),
    "a text": (Encoding("text/csv, text/plain"), "x", "text/csv"),
    "what the caller says": (Encoding("image/png"), ("a.jpg", b"x", "image/webp"), "image/webp"),
}


@pytest.mark.parametrize("case", ENCODED)
def test_the_type_of_a_part_is_one_of_those_that_are_documented(case: str) -> None:
    encoding, value, expected = ENCODED[case]
    request = request_of("sync", FORM._replace(form=MultipartForm({"x": encoding})), value, "x")
    ((_, _, content_type, _, content),) = parts_of(request)
    assert (content_type, content) == (expected, b"x")


def test_a_part_comes_with_the_headers_it_must_have() -> None:
    body = FORM._replace(form=MultipartForm({"x": Encoding("text/plain", headers=("X-Lang",))}))
    given: Any = (None, "hello", "text/plain", {"x-lang": "en"})
    ((_, file, _, headers, content),) = parts_of(request_of("sync", body, given, "x"))
    assert (file, headers, content) == (None, {"x-lang": "en"}, b"hello")
    for value in ("hello", b"hello", (None, b"hello")):
        with pytest.raises(RequestValidationError, match="must come with the header X-Lang"):
            request_of("sync", body, value, "x")


RANGED: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "by the name": ("image/*", named, "image/png"),
    "by the first bytes": ("image/*", lambda _: b"\xff\xd8\xff\xe0", "image/jpeg"),
    "one of several": ("image/png, application/pdf", lambda _: b"%PDF-1.7", "application/pdf"),
    "none of them": ("audio/*", named, "application/octet-stream"),
    "nobody knows": ("image/*", lambda _: generated(), "application/octet-stream"),
}


@pytest.mark.parametrize("case", RANGED)
def test_the_type_of_a_body_is_within_the_range_that_is_documented(tmp_path: Path, case: str) -> None:
    ranges, make, expected = RANGED[case]
    body = Body("application/octet-stream", spread=False, octets=Octets(ranges))
    assert request_of("sync", body, make(tmp_path)).headers["content-type"] == expected


PARTED: dict[bytes, str] = {
    b"--a b\r\n\r\nx\r\n--a b--\r\n": 'multipart/mixed; boundary="a b"',
    b"preamble\r\n--x1 \t\r\n\r\n\r\n--x1--": 'multipart/mixed; boundary="x1"',
    b"no parts": "multipart/mixed",
}


@pytest.mark.parametrize("content", PARTED)
def test_the_type_of_several_parts_names_their_boundary(content: bytes) -> None:
    body = Body("multipart/mixed", spread=False, octets=Octets())
    assert request_of("sync", body, content).headers["content-type"] == PARTED[content]
    told = Body('multipart/related; boundary="y"', spread=False, octets=Octets())
    assert request_of("sync", told, content).headers["content-type"] == told.content_type
