"""Makes the request bodies of webhooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.content import FORMS, preferred
from specmint.package.examples.bodies import payload
from specmint.package.examples.files import Fixture
from specmint.package.examples.goals import NoValueError
from specmint.package.examples.inputs import body_input
from specmint.text.media_types import essence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.api import Webhook
    from specmint.package.examples.goals import Fullness
    from specmint.package.examples.inputs import Chooser

FULLNESSES: tuple[Fullness, ...] = ("full", "minimal")


def webhook_fixtures(webhook: Webhook, chooser: Chooser) -> Iterator[Fixture]:
    """Two validated bodies of a webhook; none for a webhook without a body or with a form."""
    media = preferred(webhook.content)
    if media is None or essence(media.content_type) in FORMS:
        return
    for fullness in FULLNESSES:
        chooser.findings.fixture = f"webhook.{fullness}"
        try:
            body = body_input(media, required=True)
            value = chooser.value(body, fullness)
        except NoValueError as error:
            chooser.findings.not_possible(error.pointer)
            continue
        sent = payload(body.content_type, value)
        yield Fixture(fullness, {"headers": {"content-type": body.content_type}, **sent})
