"""exemplify: an API to requests and responses, from the document's examples first, else made without chance."""

from __future__ import annotations

import json
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING

from specmint.fixtures.dependencies import Dependencies
from specmint.fixtures.direction import Travel
from specmint.fixtures.files import Files
from specmint.fixtures.findings import Findings
from specmint.fixtures.inputs import Chooser
from specmint.fixtures.invalid import Invalid
from specmint.fixtures.requests import Requests
from specmint.fixtures.responses import Responses
from specmint.fixtures.shape import Shapes
from specmint.fixtures.synthesis import Synthesis
from specmint.fixtures.unions import Unions
from specmint.fixtures.validation import Validator
from specmint.fixtures.webhooks import webhook_fixtures
from specmint.fixtures.wish import NoValueError
from specmint.ir.fixtures import Fixtures
from specmint.memory import Memory
from specmint.schemas.view import Schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from specmint.fixtures.files import Fixture
    from specmint.ir.api import Api, Operation, Webhook
    from specmint.ir.catalog import Arguments, CallName, WebhookName
    from specmint.schemas.view import Direction


def exemplify(
    api: Api,
    calls: Mapping[str, CallName],
    arguments: Mapping[str, Arguments],
    webhooks: Mapping[str, WebhookName] | None = None,
    memory: Memory | None = None,
) -> Fixtures:
    """Make and prove the fixtures of every operation, and of the webhooks that have a name, or remember them.

    The mappings are keyed by ``Operation.key`` and ``Webhook.key``. What cannot be made is left out, with a diagnostic.
    """
    workshop = _Workshop(api, memory or Memory())
    for operation in api.operations:
        call, taken = calls[operation.key], arguments[operation.key]
        folder = "/".join((*call.resource, call.method))
        workshop.remembered(operation, (folder, repr(taken)), partial(workshop.exemplify, operation, call, taken))
    named = webhooks or {}
    for webhook in api.webhooks:
        if webhook.key in named:
            function = named[webhook.key].function
            make = partial(workshop.exemplify_webhook, webhook, function)
            workshop.remembered(webhook.operation, ("webhook", function), make)
    workshop.remember()
    return Fixtures(workshop.files.texts, workshop.findings.diagnostics)


class _Workshop:
    """What the operations of one API share: schemas met by one are known to the next."""

    def __init__(self, api: Api, memory: Memory) -> None:
        self.files = Files()
        self.findings = Findings(api.document)
        self._memory = memory
        self._document = api.document
        self._made: list[tuple[Operation, str, list[tuple[str, str]]]] = []
        self._dependencies = Dependencies(api.document)

    @cached_property
    def _shapes(self) -> Shapes:
        return Shapes(self._document)

    @cached_property
    def _unions(self) -> Unions:
        return Unions(Schemas(self._document))

    @cached_property
    def _sent(self) -> Chooser:
        return self._chooser("request")

    @cached_property
    def _received(self) -> Chooser:
        return self._chooser("response")

    def remembered(self, operation: Operation, about: tuple[str, str], make: Callable[[], None]) -> None:
        """Add the fixtures of an operation as they were made before, or make them."""
        name = self._dependencies.digest(operation, *about)
        known = self._memory.recall(name)
        if known is None or not self.files.take(json.loads(known)):
            before = len(self.files.texts)
            make()
            self._made.append((operation, name, list(islice(self.files.texts.items(), before, None))))

    def remember(self) -> None:
        """Note what was made, but for what leads to a finding: that is to be found every time."""
        noticed = [finding.pointer for finding in self.findings.diagnostics]
        for operation, name, made in self._made:
            if not self._dependencies.leads_to(operation, noticed):
                self._memory.note(name, json.dumps(made))

    def exemplify(self, operation: Operation, call: CallName, arguments: Arguments) -> None:
        folder = "/".join((*call.resource, call.method))
        self.findings.operation = operation.key
        requests = Requests(operation, call, arguments, self._sent)
        for kind, fixtures in (
            ("request", requests.fixtures()),
            ("invalid", Invalid(requests).fixtures()),
            ("response", Responses(operation, self._received).fixtures()),
        ):
            self.findings.fixture = kind
            try:
                self._write(folder, operation, fixtures)
            except NoValueError as error:
                self.findings.not_possible(error.pointer)

    def exemplify_webhook(self, webhook: Webhook, function: str) -> None:
        self.findings.operation = webhook.key
        fixtures = webhook_fixtures(webhook, function, self._received)
        self._write(f"webhooks/{function}", webhook.operation, fixtures)

    def _write(self, folder: str, operation: Operation, fixtures: Iterable[Fixture]) -> None:
        for fixture in fixtures:
            try:
                self.files.add(folder, fixture)
            except ValueError:
                self.findings.not_possible(fixture.pointer or operation.pointer)

    def _chooser(self, direction: Direction) -> Chooser:
        travel = Travel(self._shapes, direction)
        validator = Validator(self._shapes.document, travel.tree())
        findings = self.findings
        synthesis = Synthesis(
            self._shapes, self._unions, travel, validator, findings.not_possible, findings.example_not_valid
        )
        return Chooser(synthesis, findings)
