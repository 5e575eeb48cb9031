"""Where the document says what a part of a fixture has to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.checks.reading import Place, Reading, Stated


@dataclass(frozen=True)
class Described:
    """What the document says of one operation."""

    reading: Reading
    stated: Stated

    def parameter(self, name: str, location: str) -> Place | None:
        """The schema of a parameter; the operation's own wins over the path item's."""
        for holder in (self.stated.operation, self.stated.item):
            for found in self._listed(holder):
                if (found.node.get("name"), found.node.get("in")) == (name, location):
                    return self._schema(found)
        return None

    def request_body(self, content_type: str) -> Place | None:
        """The schema of what is sent."""
        if self.reading.version == "2.0":
            bodies = [each for holder in (self.stated.operation, self.stated.item) for each in self._listed(holder)]
            return next((each / "schema" for each in bodies if each.node.get("in") == "body"), None)
        body = self.reading.followed(self.stated.operation / "requestBody")
        return self._media(body, content_type)

    def answer_body(self, status: int, content_type: str) -> Place | None:
        """The schema of an answer: of its status, of its hundred, or of all others."""
        for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
            if answer := self.reading.followed(self.stated.operation / "responses" / key):
                schema = answer / "schema" if self.reading.version == "2.0" else self._media(answer, content_type)
                return schema or None
        return None

    def _listed(self, holder: Place) -> Iterator[Place]:
        for entry in (holder / "parameters").values():
            found = self.reading.followed(entry)
            if isinstance(found.node, dict):
                yield found

    def _schema(self, parameter: Place) -> Place | None:
        """Of version 2.0, the parameter itself is the schema."""
        if self.reading.version == "2.0":
            return parameter
        media = (media / "schema" for media in (parameter / "content").values())
        return parameter / "schema" or next(media, None) or None

    def _media(self, holder: Place, content_type: str) -> Place | None:
        """The schema of a media type, whatever its parameters and letters."""
        wanted = _essence(content_type)
        for name, media in (holder / "content").items():
            if _essence(name) == wanted:
                return self.reading.followed(media) / "schema" or None
        return None


def _essence(content_type: Any) -> str:
    return str(content_type).partition(";")[0].strip().lower()
