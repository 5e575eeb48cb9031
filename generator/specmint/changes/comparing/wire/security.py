"""Comparing security requirements and security schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.api.schemas.merging.parts import Site
from specmint.changes.comparing.wire.words import shown
from specmint.changes.rules.wire import security as rules
from specmint.ir.document import DanglingReferenceError, Document, child
from specmint.ir.equality import exact
from specmint.ir.nodes import mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.changes.comparing.wire.found import Found
    from specmint.ir.api import Operation

_TOLD = frozenset({"description", "bearerFormat", "deprecated"})
Alternatives = dict[frozenset[str], dict[str, frozenset[str]]]
"""The scopes of each scheme, by the schemes that are needed together."""


class Security:
    """Compares security schemes and requirements. Schemes are matched by name, else by content."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._old, self._new = (dict(_schemes(schemas.schemas.document)) for schemas in (found.old, found.new))
        self._renamed = dict(self._find_renamed())

    def _find_renamed(self) -> Iterator[tuple[str, str]]:
        """The old names of schemes with their new ones; each scheme only once."""
        come = {name: node for name, (_, node) in self._new.items() if name not in self._old}
        for name, (_, node) in self._old.items():
            same = [other for other, its in come.items() if _meaning(its) == _meaning(node)]
            if name not in self._new and same:
                come.pop(same[0])
                yield name, same[0]

    def compare_schemes(self) -> None:
        """The schemes that the document declares."""
        taken = set(self._renamed.values())
        for name, (pointer, node) in self._old.items():
            other = self._new.get(self._renamed.get(name, name))
            if other is None:
                self._found.add(rules.SCHEME_REMOVED, Site(pointer), None, _words(name))
            else:
                self._compare_scheme(name, (Site(pointer), Site(other[0])), node, other[1])
        for name, (pointer, _) in self._new.items():
            if name not in self._old and name not in taken:
                self._found.add(rules.SCHEME_ADDED, None, Site(pointer), _words(name))

    def _compare_scheme(self, name: str, sites: tuple[Site, Site], old: dict[str, Any], new: dict[str, Any]) -> None:
        subject = _words(name)
        if _kind(old) != _kind(new):
            self._found.add(rules.SCHEME_TYPE_CHANGED, *sites, subject, old=_kind(old), new=_kind(new))
            return
        before, after = _place(old), _place(new)
        if before != after:
            self._found.add(rules.SCHEME_PLACE_CHANGED, *sites, subject, old=before, new=after)
        if _flows(old) != _flows(new):
            self._found.add(rules.SCHEME_FLOWS_CHANGED, *sites, subject)
        scopes = _scopes(old), _scopes(new)
        for scope in sorted(scopes[1] - scopes[0]):
            self._found.add(rules.SCHEME_SCOPE_ADDED, *sites, subject, new=scope)
        for scope in sorted(scopes[0] - scopes[1]):
            self._found.add(rules.SCHEME_SCOPE_REMOVED, *sites, subject, old=scope)
        self._compare_notes(subject, sites, old, new)

    def _compare_notes(self, subject: str, sites: tuple[Site, Site], old: dict[str, Any], new: dict[str, Any]) -> None:
        formats = [str(node.get("bearerFormat") or "of any form") for node in (old, new)]
        if formats[0] != formats[1]:
            self._found.add(rules.SCHEME_BEARER_FORMAT_CHANGED, *sites, subject, old=formats[0], new=formats[1])
        was, becomes = old.get("deprecated") is True, new.get("deprecated") is True
        if was != becomes:
            self._found.add(rules.SCHEME_DEPRECATED if becomes else rules.SCHEME_NO_LONGER_DEPRECATED, *sites, subject)
        if old.get("description") != new.get("description"):
            self._found.add(rules.SCHEME_DOCUMENTATION_CHANGED, *sites, subject)

    def compare_needs(self, old: Operation, new: Operation) -> None:
        """Compare the alternatives of an operation's security requirement."""
        before = self._alternatives(self._found.old.schemas.document, old, self._renamed)
        after = self._alternatives(self._found.new.schemas.document, new, {})
        sites = self._site(self._found.old.schemas.document, old), self._site(self._found.new.schemas.document, new)
        subject = new.key
        if (frozenset() in before) != (frozenset() in after):
            rule = rules.SECURITY_REMOVED if frozenset() in after else rules.SECURITY_ADDED
            self._found.add(rule, *sites, subject, old=_needs(before), new=_needs(after))
            if not before.keys() - {frozenset()} or not after.keys() - {frozenset()}:
                return
        for names in [each for each in before if each not in after and each]:
            self._found.add(rules.ALTERNATIVE_REMOVED, *sites, subject, old=_together(names))
        for names in [each for each in after if each not in before and each]:
            self._found.add(rules.ALTERNATIVE_ADDED, *sites, subject, new=_together(names))
        for names in before.keys() & after.keys():
            for name in sorted(names):
                self._compare_scopes(subject, sites, name, (before[names][name], after[names][name]))

    def _compare_scopes(
        self, subject: str, sites: tuple[Site, Site], name: str, scopes: tuple[frozenset[str], frozenset[str]]
    ) -> None:
        for scope in sorted(scopes[1] - scopes[0]):
            self._found.add(rules.SCOPE_ADDED, *sites, subject, name=name, new=scope)
        for scope in sorted(scopes[0] - scopes[1]):
            self._found.add(rules.SCOPE_REMOVED, *sites, subject, name=name, old=scope)

    def _alternatives(self, document: Document, operation: Operation, renamed: dict[str, str]) -> Alternatives:
        """The alternatives of a security requirement; without one, no credentials are an alternative."""
        said = mapping(document.at(operation.pointer)).get("security", document.tree.get("security"))
        found: Alternatives = {}
        for each in sequence(said):
            scopes = {
                renamed.get(name, name): frozenset(map(str, sequence(said))) for name, said in mapping(each).items()
            }
            found[frozenset(scopes)] = scopes
        return found or {frozenset(): {}}

    def _site(self, document: Document, operation: Operation) -> Site:
        own = "security" in mapping(document.at(operation.pointer)) or "security" not in document.tree
        return Site(operation.pointer if own else "#", "security")


def _schemes(document: Document) -> Iterator[tuple[str, tuple[str, dict[str, Any]]]]:
    for name in mapping(mapping(document.tree.get("components")).get("securitySchemes")):
        try:
            pointer = document.follow(child("#", "components", "securitySchemes", name))
        except DanglingReferenceError:
            continue
        yield name, (pointer, mapping(document.at(pointer)))


def _meaning(node: dict[str, Any]) -> str:
    return exact({name: value for name, value in node.items() if name not in _TOLD and name[:2] != "x-"})


def _words(name: str) -> str:
    return f"security scheme {name}"


def _kind(node: dict[str, Any]) -> str:
    scheme = str(node.get("scheme", "")).lower()
    return f"{node.get('type')} {scheme}".strip()


def _place(node: dict[str, Any]) -> str:
    return f"{node.get('in')} {node.get('name')}" if node.get("type") == "apiKey" else ""


def _flows(node: dict[str, Any]) -> str:
    """The OAuth flows without their scopes."""
    flows = {
        name: {key: value for key, value in mapping(flow).items() if key != "scopes"}
        for name, flow in mapping(node.get("flows")).items()
    }
    return exact([flows, node.get("openIdConnectUrl"), node.get("oauth2MetadataUrl")])


def _scopes(node: dict[str, Any]) -> set[str]:
    flows = mapping(node.get("flows")).values()
    return {scope for flow in flows for scope in mapping(mapping(flow).get("scopes"))}


def _together(names: frozenset[str]) -> str:
    return " with ".join(sorted(names))


def _needs(alternatives: Alternatives) -> str:
    return " or ".join(sorted(_together(names) for names in alternatives if names)) or shown(None)
