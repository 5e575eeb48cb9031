"""What becomes of the whole large document in other generators. There is no target for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.commands import models_and_client, openapi_generator, openapi_python_client
from tests.bench.documents import TIMEOUT, unpacked
from tests.bench.full import DOCUMENT
from tests.bench.measure import FailedError
from tests.bench.peers import PeerError
from tests.bench.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.bench.measure import Command


def rows(folder: Path, corpus: Path) -> Iterator[Row]:
    """Run each once."""
    document = unpacked(corpus / f"{DOCUMENT}.gz", folder / DOCUMENT)
    yield _attempt("openapi-python-client", lambda: openapi_python_client(document, folder / "opc", TIMEOUT))
    yield _attempt("OpenAPI Generator (python)", lambda: openapi_generator(document, folder / "generator"))
    yield _attempt("datamodel-codegen --generate-client httpx2", lambda: models_and_client(document, folder / "client"))


def _attempt(name: str, command: Callable[[], Command]) -> Row:
    work = f"whole document by {name}"
    try:
        seconds = command().run().seconds
    except FailedError as error:
        return Row(work, reference=f"stops: {error}")
    except PeerError as error:
        return Row(work, skipped=str(error))
    return Row(work, reference=f"{seconds:.1f} s")
