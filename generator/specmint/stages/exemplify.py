"""exemplify: an API to requests and responses, from the document's examples first, else made without chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from specmint.schemas.view import Schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from specmint.fixtures.files import Fixture
    from specmint.ir.api import Api, Operation, Webhook
    from specmint.ir.catalog import Arguments, CallName, WebhookName
    from specmint.schemas.view import Direction


def exemplify(
    api: Api,
    calls: Mapping[str, CallName],
    arguments: Mapping[str, Arguments],
    webhooks: Mapping[str, WebhookName] | None = None,
) -> Fixtures:
    """Make and prove the fixtures of every operation, and of the webhooks that have a name.

    The mappings are keyed by ``Operation.key`` and ``Webhook.key``. What cannot be made is left out, with a diagnostic.
    """
    workshop = _Workshop(api)
    for operation in api.operations:
        workshop.exemplify(operation, calls[operation.key], arguments[operation.key])
    named = webhooks or {}
    for webhook in api.webhooks:
        if webhook.key in named:
            workshop.exemplify_webhook(webhook, named[webhook.key].function)
    return Fixtures(workshop.files.texts, workshop.findings.diagnostics)


class _Workshop:
    """What the operations of one API share: schemas met by one are known to the next."""

    def __init__(self, api: Api) -> None:
        self.files = Files()
        self.findings = Findings(api.document)
        self._shapes, self._unions = Shapes(api.document), Unions(Schemas(api.document))
        self._sent, self._received = self._chooser("request"), self._chooser("response")

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
