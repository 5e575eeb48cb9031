"""Bodies in all their representations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from specmint.api.schemas.merging.parts import Site
from specmint.changes.comparing.wire.words import shown
from specmint.changes.rules.wire import bodies as rules
from specmint.changes.rules.wire import types as type_rules
from specmint.ir.document import ANNOTATIONS
from specmint.ir.equality import exact
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.api.schemas.view import Direction
    from specmint.changes.comparing.wire.found import Found
    from specmint.ir.api import MediaType, Operation, RequestBody

Content = tuple["MediaType", ...]
_ENCODINGS: Final = ("prefixEncoding", "itemEncoding")


def compare_request_bodies(found: Found, old: Operation, new: Operation) -> None:
    """Whether there is a body, whether it must be there, and what it is."""
    before, after = old.request_body, new.request_body
    if before is None and after is not None:
        rule = rules.REQUIRED_BODY_ADDED if after.required else rules.BODY_ADDED
        found.add(rule, None, Site(after.pointer), "request body")
    elif before is not None and after is None:
        found.add(rules.BODY_REMOVED, Site(before.pointer), None, "request body")
    elif before is not None and after is not None:
        _compare_presence(found, before, after)
        sites = Site(before.pointer), Site(after.pointer)
        Bodies(found, "request", "request body").compare(before.content, after.content, sites)


def _compare_presence(found: Found, old: RequestBody, new: RequestBody) -> None:
    if old.required != new.required:
        rule = rules.BODY_BECAME_REQUIRED if new.required else rules.BODY_BECAME_OPTIONAL
        found.add(rule, Site(old.pointer, "required"), Site(new.pointer, "required"), "request body")
    if old.description != new.description:
        found.add(rules.BODY_DOCUMENTATION_CHANGED, *_described(old.pointer, new.pointer), "request body")


def _described(old: str, new: str) -> tuple[Site, Site]:
    return Site(old, "description"), Site(new, "description")


@dataclass(frozen=True)
class Bodies:
    """Compares the representations of a body that travels in one direction. ``subject`` names it in messages."""

    found: Found
    way: Direction
    subject: str

    def compare(self, old: Content, new: Content, sites: tuple[Site, Site]) -> None:
        """Each media type; ``sites`` are the objects that hold them."""
        before, after = _by_type(old), _by_type(new)
        for name, media in before.items():
            if name in after:
                self._compare_media(media, after[name])
            else:
                self._add(rules.MEDIA_TYPE_REMOVED.at(self.way), Site(media.pointer), sites[1], old=media.content_type)
        for name, media in after.items():
            if name not in before:
                self._add(rules.MEDIA_TYPE_ADDED.at(self.way), sites[0], Site(media.pointer), new=media.content_type)

    def _add(self, rule: Any, old: Site, new: Site, /, **facts: str) -> None:
        self.found.add(rule, old, new, self.subject, **facts)

    def _compare_media(self, old: MediaType, new: MediaType) -> None:
        sites = Site(old.pointer), Site(new.pointer)
        if old.sequential != new.sequential:
            rule = rules.BECAME_SEQUENCE if new.sequential else rules.NO_LONGER_SEQUENCE
            self._add(rule.at(self.way), *sites, new=new.content_type)
        elif old.schema is not None and new.schema is not None:
            self.found.compare(old.schema, new.schema, self.way)
        elif old.schema is not None or new.schema is not None:
            self._compare_with_anything(old, new)
        before, after = (
            mapping(document.at(each.pointer))
            for document, each in (
                (self.found.old.schemas.document, old),
                (self.found.new.schemas.document, new),
            )
        )
        if any(exact(before.get(word)) != exact(after.get(word)) for word in ("example", "examples")):
            self._add(rules.MEDIA_TYPE_EXAMPLES_CHANGED.at(self.way), *sites, new=new.content_type)
        self._compare_encodings(before, after, sites)

    def _compare_with_anything(self, old: MediaType, new: MediaType) -> None:
        """Report a body whose description appears or disappears."""
        schemas = self.found.old if new.schema is None else self.found.new
        pointers = schemas.canonical((old.schema or new.schema or "",))
        if not schemas.restrict(pointers):
            return
        sites = Site(old.schema or old.pointer), Site(new.schema or new.pointer)
        rule = type_rules.TYPE_WIDENED if new.schema is None else type_rules.TYPE_NARROWED
        described, anything = "as described", "anything"
        words = {"old": described, "new": anything} if new.schema is None else {"old": anything, "new": described}
        self._add(rule.at(self.way), *sites, **words)

    def _compare_encodings(self, old: Mapping[str, Any], new: Mapping[str, Any], sites: tuple[Site, Site]) -> None:
        before, after = _encodings(old), _encodings(new)
        for name in {**before, **after}:
            was, becomes = before.get(name), after.get(name)
            places = (
                Site(sites[0].pointer, "encoding" if was else ""),
                Site(sites[1].pointer, "encoding" if becomes else ""),
            )
            words = {"name": name, "old": shown(was), "new": shown(becomes)}
            if was is None or becomes is None:
                rule = rules.ENCODING_ADDED if was is None else rules.ENCODING_REMOVED
                self._add(rule.at(self.way), *places, **words)
            elif exact(was) != exact(becomes):
                self._add(rules.ENCODING_CHANGED.at(self.way), *places, **words)


def _by_type(content: Content) -> dict[str, MediaType]:
    """The representations by their media types, whose case and spaces mean nothing (RFC 9110, section 8.3.1)."""
    return {each.content_type.replace(" ", "").lower(): each for each in content}


def _encodings(media: Mapping[str, Any]) -> dict[str, Any]:
    """The Encoding Object of each field (OpenAPI 3.1.1, section 4.8.15)."""
    found = {name: _said(node) for name, node in mapping(media.get("encoding")).items()}
    found |= {word: _said(media[word]) for word in _ENCODINGS if word in media}
    return {name: said for name, said in found.items() if said}


def _said(node: Any) -> Any:
    """A node without annotations, its members sorted by name."""
    if isinstance(node, list):
        return [_said(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {name: _said(node[name]) for name in sorted(node) if name not in ANNOTATIONS and name[:2] != "x-"}
