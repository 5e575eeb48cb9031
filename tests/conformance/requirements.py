"""What a document says of the requests of one operation, read from its own text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.checks.reading import Place, Reading, Stated

Json = dict[str, Any]
LOCATIONS = ("path", "query", "header", "cookie")
# OpenAPI 3.1.1, section 4.8.12.1: the definition of a header parameter with one of these names SHALL be ignored.
IGNORED_HEADERS = {"accept", "content-type", "authorization"}


@dataclass(frozen=True)
class Requirements:
    """The parameters, bodies, servers and keys of an operation."""

    reading: Reading
    stated: Stated

    @property
    def is_swagger(self) -> bool:
        return self.reading.version == "2.0"

    @cached_property
    def parameters(self) -> dict[tuple[str, str], Json]:
        """By location and name; the operation's own win over those of the path (OpenAPI 3.1.1, section 4.8.9.1)."""
        found: dict[tuple[str, str], Json] = {}
        for holder in (self.stated.item, self.stated.operation):
            for entry in (holder / "parameters").values():
                node = self.reading.followed(entry).node
                if isinstance(node, dict) and isinstance(node.get("name"), str) and node.get("in") in LOCATIONS:
                    found[node["in"], node["name"]] = node
        return {key: node for key, node in found.items() if key[0] != "header" or key[1].lower() not in IGNORED_HEADERS}

    @cached_property
    def form_fields(self) -> dict[str, Json]:
        """The fields of a form of Swagger 2.0 by name."""
        listed = (each for holder in (self.stated.item, self.stated.operation) for each in self._listed(holder))
        return {each.node["name"]: each.node for each in listed if each.node.get("in") == "formData"}

    @cached_property
    def content(self) -> dict[str, Place]:
        """What the body may be, by media type."""
        if self.is_swagger:
            types = self.stated.operation.node.get("consumes") or self.reading.top.node.get("consumes") or []
            listed = [each for holder in (self.stated.item, self.stated.operation) for each in self._listed(holder)]
            sent = next((each / "schema" for each in listed if each.node.get("in") == "body"), None)
            return {str(each): sent or self.stated.operation / "-" for each in types}
        body = self.reading.followed(self.stated.operation / "requestBody")
        return {name: self.reading.followed(media) for name, media in (body / "content").items()}

    @cached_property
    def needs_body(self) -> bool:
        if self.is_swagger:
            listed = [each for holder in (self.stated.item, self.stated.operation) for each in self._listed(holder)]
            return any(each.node.get("in") == "body" and each.node.get("required") is True for each in listed)
        body = self.reading.followed(self.stated.operation / "requestBody").node
        return isinstance(body, dict) and body.get("required") is True

    def encodings(self, media_type: str) -> Json:
        """How the fields of a form are written, by name."""
        if self.is_swagger:
            return self.form_fields
        node = self.content[media_type].node if media_type in self.content else None
        encoding = node.get("encoding") if isinstance(node, dict) else None
        return encoding if isinstance(encoding, dict) else {}

    @cached_property
    def servers(self) -> list[str]:
        """Regular expressions of the URLs below which the operation lies; none where the document has no usable one."""
        if self.is_swagger:
            top = self.reading.top.node
            schemes = self.stated.operation.node.get("schemes") or top.get("schemes") or ["https", "http"]
            if not top.get("host"):
                return []
            return [re.escape(f"{each}://{top['host']}{str(top.get('basePath', '')).rstrip('/')}") for each in schemes]
        for holder in (self.stated.operation, self.stated.item, self.reading.top):
            found = [each for each in (holder / "servers").values() if isinstance(each.node, dict)]
            if found:
                return [_server(each.node) for each in found]
        return []

    @cached_property
    def security(self) -> list[list[Json]]:
        """Alternatives, each the schemes that are needed together."""
        own = self.stated.operation.node.get("security")
        listed = own if isinstance(own, list) else self.reading.top.node.get("security") or []
        schemes = (
            self.reading.top / "securityDefinitions"
            if self.is_swagger
            else self.reading.top / "components" / "securitySchemes"
        )
        known = {name: self.reading.followed(each).node for name, each in schemes.items()}
        return [[known[name] for name in each if isinstance(known.get(name), dict)] for each in listed]

    @cached_property
    def key_parameters(self) -> set[tuple[str, str]]:
        """Where keys may stand, by location and name."""
        return {
            (scheme["in"], scheme["name"])
            for each in self.security
            for scheme in each
            if scheme.get("type") == "apiKey" and {"in", "name"} <= scheme.keys()
        }

    def _listed(self, holder: Place) -> Iterator[Place]:
        for entry in (holder / "parameters").values():
            found = self.reading.followed(entry)
            if isinstance(found.node, dict):
                yield found


def _server(node: Json) -> str:
    """A server's URL, with any value in the place of a variable (OpenAPI 3.1.1, section 4.8.5)."""
    pieces = re.split(r"\{[^{}]*\}", str(node.get("url", "")).rstrip("/"))
    return "[^?#]*".join(map(re.escape, pieces))
