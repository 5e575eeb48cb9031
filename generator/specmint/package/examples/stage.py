"""The stage exemplify: makes the requests and responses of every operation."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from specmint.api.schemas.view import Schemas
from specmint.building.content_cache import ContentCache
from specmint.ir.fixtures import Fixtures
from specmint.package.examples.dependencies import Dependencies
from specmint.package.examples.direction import HiddenProperties
from specmint.package.examples.files import Files, Section, json_text
from specmint.package.examples.findings import Findings
from specmint.package.examples.goals import NoValueError
from specmint.package.examples.inputs import Chooser
from specmint.package.examples.invalid import InvalidRequests
from specmint.package.examples.requests import Requests
from specmint.package.examples.responses import Responses
from specmint.package.examples.shape import Shapes
from specmint.package.examples.synthesis import Synthesis
from specmint.package.examples.tangles import Tangles
from specmint.package.examples.unions import Unions
from specmint.package.examples.validation import Validator
from specmint.package.examples.webhooks import webhook_fixtures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from specmint.api.schemas.view import Direction
    from specmint.ir.api import Api, Operation, Webhook
    from specmint.ir.catalog import Arguments, CallName, WebhookName
    from specmint.package.examples.files import Fixture

    Json = dict[str, Any]

KINDS = ("requests", "invalid", "responses", "bodies")
"""The sections of a fixture file that hold examples."""


def exemplify(  # noqa: PLR0913 - each is the result of another stage, or a setting
    api: Api,
    calls: Mapping[str, CallName],
    arguments: Mapping[str, Arguments],
    webhooks: Mapping[str, WebhookName] | None = None,
    cache: ContentCache | None = None,
    *,
    with_invalid: bool = True,
) -> Fixtures:
    """Make and validate the fixtures of every operation and of the webhooks that have a name, or take cached ones.

    The mappings are keyed by ``Operation.key`` and ``Webhook.key``. Invalid requests are made only ``with_invalid``.
    What cannot be made is left out, with a diagnostic.
    """
    workshop = _ExampleMaker(api, cache or ContentCache(), with_invalid=with_invalid)
    for operation in api.operations:
        call, taken = calls[operation.key], arguments[operation.key]
        path = "/".join((*call.resource, call.method))
        workshop.add(path, operation, repr((call, taken)), partial(workshop.exemplify, operation, call, taken))
    named = webhooks or {}
    for webhook in api.webhooks:
        if webhook.key in named:
            function = named[webhook.key].function
            make = partial(workshop.exemplify_webhook, webhook, function)
            workshop.add(f"webhooks/{function}", webhook.operation, "webhook", make)
    workshop.remember()
    return Fixtures(workshop.files.texts, workshop.findings.diagnostics)


class _ExampleMaker:
    """Makes the examples of one API. Operations share the results for schemas."""

    def __init__(self, api: Api, cache: ContentCache, *, with_invalid: bool) -> None:
        self._with_invalid = with_invalid
        self.files = Files()
        self.findings = Findings(api.document)
        self._cache = cache
        self._document = api.document
        self._made: list[tuple[Operation, str, str]] = []
        self._dependencies = Dependencies(api.document)

    @cached_property
    def _shapes(self) -> Shapes:
        return Shapes(self._document)

    @cached_property
    def _unions(self) -> Unions:
        return Unions(Schemas(self._document))

    @cached_property
    def _tangles(self) -> Tangles:
        return Tangles.of(self._dependencies.leads_to)

    @cached_property
    def _sent(self) -> Chooser:
        return self._chooser("request")

    @cached_property
    def _received(self) -> Chooser:
        return self._chooser("response")

    def add(self, path: str, operation: Operation, about: str, make: Callable[[], Json]) -> None:
        """Add the file of an operation from the cache, or make it. An operation without examples gets no file."""
        name = self._dependencies.digest(operation, path, about, str(self._with_invalid))
        text = self._cache.recall(name)
        if text is None:
            content = {name: part for name, part in make().items() if part}
            text = "" if content.keys().isdisjoint(KINDS) else json_text(content)
            self._made.append((operation, name, text))
        if text:
            self.files.add(path, text)

    def remember(self) -> None:
        """Cache the file, unless a finding is about it: findings have to be reported in every run."""
        noticed = [finding.pointer for finding in self.findings.diagnostics]
        for operation, name, text in self._made:
            if not self._dependencies.touches(operation, noticed):
                self._cache.note(name, text)

    def exemplify(self, operation: Operation, call: CallName, arguments: Arguments) -> Json:
        """The valid requests, the invalid requests and the responses of an operation."""
        self.findings.operation = operation.key
        requests = Requests(operation, call, arguments, self._sent)
        broken, responses = Section(), Section()
        content: Json = {"call": str(call), "method": operation.method}
        with self._making("request"):
            content |= requests.body
            content["requests"] = requests.section.content
        if self._with_invalid and "requests" in content:
            with self._making("invalid"):
                self._fill(broken, operation, InvalidRequests(requests).fixtures())
        with self._making("response"):
            self._fill(responses, operation, Responses(operation, self._received).fixtures())
        return content | {"invalid": broken.content, "responses": responses.content}

    def exemplify_webhook(self, webhook: Webhook, function: str) -> Json:
        """The bodies of a webhook."""
        self.findings.operation = webhook.key
        bodies = Section()
        self._fill(bodies, webhook.operation, webhook_fixtures(webhook, self._received))
        return {"webhook": function, "bodies": bodies.content}

    @contextmanager
    def _making(self, fixture: str) -> Iterator[None]:
        """Report a diagnostic if no example of one kind can be made."""
        self.findings.fixture = fixture
        try:
            yield
        except NoValueError as error:
            self.findings.not_possible(error.pointer)

    def _fill(self, section: Section, operation: Operation, fixtures: Iterable[Fixture]) -> None:
        for fixture in fixtures:
            try:
                section.add(fixture)
            except ValueError:
                self.findings.not_possible(fixture.pointer or operation.pointer)

    def _chooser(self, direction: Direction) -> Chooser:
        hidden = HiddenProperties(self._shapes, direction)
        validator = Validator(self._shapes.document, hidden.tree())
        findings = self.findings
        synthesis = Synthesis(
            self._shapes,
            self._unions,
            hidden,
            validator,
            self._tangles,
            findings.not_possible,
            findings.example_not_valid,
        )
        return Chooser(synthesis, findings)
