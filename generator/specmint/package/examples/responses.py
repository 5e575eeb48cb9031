"""Makes the documented responses of one operation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.api.schemas.content import is_octets, preferred
from specmint.package.examples.bodies import received
from specmint.package.examples.files import Fixture
from specmint.package.examples.goals import NoValueError
from specmint.package.examples.inputs import Chooser, body_input
from specmint.package.examples.sequences import sequence_payload

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.api import Operation, Response
    from specmint.package.examples.goals import Fullness

RANGES = {"2XX": 200, "3XX": 300, "4XX": 400, "5XX": 500, "default": 500}
"""The status that represents a range of statuses, or ``default``."""

NUMBER = re.compile(r"[2345][0-9]{2}")
"""The statuses of successes, redirects and errors."""
FIRST_ERROR = 400
OCTETS = "application/octet-stream"
"""The media type in fixtures of bytes, whatever the document calls them."""


@dataclass(frozen=True)
class Responses:
    """Makes responses of one operation and validates each."""

    operation: Operation
    chooser: Chooser

    def fixtures(self) -> Iterator[Fixture]:
        """The responses: two for each success, one for each error."""
        for status, response in sorted(self._by_status().items()):
            is_success = status < FIRST_ERROR
            fullnesses: tuple[Fullness, ...] = ("full", "minimal") if is_success else ("full",)
            for fullness in fullnesses:
                name = f"{status}.{fullness}" if is_success else str(status)
                yield from self._fixture(name, status, response, fullness)

    def _by_status(self) -> dict[int, Response]:
        """The successes and errors by status. A single status takes precedence over a range that contains it.

        If no success is documented, ``default`` also represents it.
        """
        found: dict[int, Response] = {}
        found.update((200, response) for response in self.operation.successes if response.status == "default")
        for response in sorted(
            self.operation.responses, key=lambda each: (each.status in RANGES, each.status == "default")
        ):
            status = RANGES.get(response.status) or _number(response.status)
            is_answer = not response.status.startswith("3") or response in self.operation.successes
            if status is not None and is_answer and (response.status not in RANGES or status not in found):
                found[status] = response
        return found

    def _fixture(self, name: str, status: int, response: Response, fullness: Fullness) -> Iterator[Fixture]:
        media = preferred(self.operation.received(response))
        if media is None:
            yield Fixture(name, {"status": status, "headers": {}})
            return
        self.chooser.findings.fixture = f"response.{name}"
        try:
            body = body_input(media, required=True)
            if media.sequential:
                sent = sequence_payload(self.chooser, media, fullness)
            else:
                kind = OCTETS if is_octets(self.chooser.synthesis.shapes.document, media) else body.content_type
                sent = received(kind, self.chooser.value(body, fullness))
        except NoValueError as error:
            self.chooser.findings.not_possible(error.pointer)
            return
        yield Fixture(name, {"status": status, "headers": {"content-type": body.content_type}, **sent})


def _number(status: str) -> int | None:
    return int(status) if NUMBER.fullmatch(status) else None
