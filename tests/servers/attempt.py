"""One attempt at a job, as a process: ``python -m tests.servers.attempt JOB PACKAGES MODE RECORD URL``.

``sync`` and ``async`` do the job with the server at URL and write the exchanges to the file RECORD; ``mock`` does it
both ways with the package's own mock, which answers as the server did, and holds every request against the document.
"""

from __future__ import annotations

import asyncio
import base64
import importlib
import json
import sys
import warnings
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from types import ModuleType

SECONDS = 60.0
CALL = "specmint.call"
OF_THE_CONNECTION = frozenset({"connection", "content-encoding", "content-length", "keep-alive", "transfer-encoding"})


class _Heard(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The bytes of an answer, each also added to what is recorded."""

    def __init__(self, stream: Any, heard: bytearray) -> None:
        self._stream = stream
        self._heard = heard

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            self._heard.extend(piece)
            yield piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._stream:
            self._heard.extend(piece)
            yield piece

    def close(self) -> None:
        self._stream.close()

    async def aclose(self) -> None:
        await self._stream.aclose()


class Recorder(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Passes requests on to the network, and keeps what came back."""

    def __init__(self) -> None:
        self.exchanges: list[tuple[str, httpx.Response, bytearray]] = []
        self._sync = httpx.HTTPTransport()
        self._async = httpx.AsyncHTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.headers["Accept-Encoding"] = "identity"
        return self._kept(request, self._sync.handle_request(request))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.headers["Accept-Encoding"] = "identity"
        return self._kept(request, await self._async.handle_async_request(request))

    def close(self) -> None:
        self._sync.close()

    async def aclose(self) -> None:
        await self._async.aclose()

    def _kept(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
        heard = bytearray()
        call = request.extensions.get(CALL)
        self.exchanges.append((call.name if call else "", response, heard))
        return httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=_Heard(response.stream, heard),
            extensions=response.extensions,
        )

    def record(self) -> list[dict[str, Any]]:
        """The answers as JSON, without the headers that are about the connection."""
        return [
            {
                "call": call,
                "status": response.status_code,
                "headers": [pair for pair in response.headers.multi_items() if pair[0] not in OF_THE_CONNECTION],
                "content": base64.b64encode(heard).decode(),
            }
            for call, response, heard in self.exchanges
        ]


def attempt(job: ModuleType, mode: str, record: Path, url: str) -> list[tuple[str, object]]:
    """Do the job; give what came of it, by the kind of client."""
    if mode == "mock":
        return _with_mock(job, json.loads(record.read_text(encoding="utf-8")))
    recorder = Recorder()
    try:
        if mode == "sync":
            with job.connect(url, httpx.Client(transport=recorder, timeout=SECONDS)) as client:
                return [(mode, job.work(client))]
        return [(mode, asyncio.run(_async_work(job, recorder, url)))]
    finally:
        record.write_text(json.dumps(recorder.record(), indent=1), encoding="utf-8")


async def _async_work(job: ModuleType, recorder: Recorder, url: str) -> object:
    async with job.connect_async(url, httpx.AsyncClient(transport=recorder, timeout=SECONDS)) as client:
        return await job.work_async(client)


def _with_mock(job: ModuleType, answers: list[dict[str, Any]]) -> list[tuple[str, object]]:
    testing = importlib.import_module(f"{job.PACKAGE}.testing")

    async def awaited() -> object:
        async with testing.AsyncMockedClient() as client:
            _queue(client.mock, answers)
            result = await job.work_async(client)
            client.mock.assert_all_used()
            return result

    with testing.MockedClient() as client:
        _queue(client.mock, answers)
        result = job.work(client)
        client.mock.assert_all_used()
    return [("mock", result), ("mock, async", asyncio.run(awaited()))]


def _queue(mock: Any, answers: list[dict[str, Any]]) -> None:
    for each in answers:
        headers = httpx.Headers([(name, value) for name, value in each["headers"]])
        mock.respond(each["status"], content=base64.b64decode(each["content"]), headers=headers)


def _module(path: Path) -> ModuleType:
    spec = spec_from_file_location("job", path)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules["job"] = module
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Do the job and print, as JSON, what was warned of; 1 if something else came of it than the job says."""
    path, packages, mode, record, url = sys.argv[1:]
    sys.path.insert(0, packages)
    job = _module(Path(path))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        results = attempt(job, mode, Path(record), url)
    sys.stdout.write(json.dumps([str(each.message) for each in told]) + "\n")
    wrong = [(kind, result) for kind, result in results if result != job.RESULT]
    for kind, result in wrong:
        sys.stderr.write(f"{kind}: what came of it is\n{result!r}\nand should be\n{job.RESULT!r}\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
