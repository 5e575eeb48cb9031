"""The answers of two operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.api.schemas.merging.parts import Site
from specmint.changes.comparing.wire.bodies import Bodies
from specmint.changes.comparing.wire.parameters import compare_held, told
from specmint.changes.rules.wire import responses as rules
from specmint.ir.document import DanglingReferenceError, Document, child
from specmint.ir.equality import exact
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from specmint.changes.comparing.wire.found import Found
    from specmint.ir.api import Operation, Response


def compare_responses(found: Found, old: Operation, new: Operation) -> None:
    """Compare responses by status; a lone success under a new status is the old one with another status."""
    before, after = ({each.status: each for each in operation.responses} for operation in (old, new))
    gone = [each for status, each in before.items() if status not in after]
    come = [each for status, each in after.items() if status not in before]
    successes = [each for each in gone if each.is_success], [each for each in come if each.is_success]
    if len(successes[0]) == len(successes[1]) == 1:
        (former,), (latter,) = successes
        gone.remove(former)
        come.remove(latter)
        sites = Site(former.pointer), Site(latter.pointer)
        found.add(rules.SUCCESS_CHANGED, *sites, response_words(latter), old=former.status, new=latter.status)
        _compare(found, former, latter)
    for each in gone:
        rule = rules.SUCCESS_REMOVED if each.is_success else rules.ERROR_REMOVED
        found.add(rule, Site(each.pointer), None, response_words(each))
    for each in come:
        rule = rules.SUCCESS_ADDED if each.is_success else rules.ERROR_ADDED
        found.add(rule, None, Site(each.pointer), response_words(each))
    for status, each in before.items():
        if status in after:
            _compare(found, each, after[status])


def response_words(response: Response) -> str:
    """An answer as messages name it."""
    return f"response {response.status}"


def _compare(found: Found, old: Response, new: Response) -> None:
    subject, sites = response_words(new), (Site(old.pointer), Site(new.pointer))
    if old.description != new.description:
        found.about(rules.RESPONSE_DOCUMENTATION_CHANGED, sites, "description", subject)
    if bool(old.content) != bool(new.content):
        found.add(rules.RESPONSE_BODY_ADDED if new.content else rules.RESPONSE_BODY_REMOVED, *sites, subject)
    else:
        Bodies(found, "response", subject).compare(old.content, new.content, sites)
    _compare_headers(found, old, new)
    _compare_links(found, old, new)


def _members(document: Document, response: Response, keyword: str) -> dict[str, tuple[str, str]]:
    """Headers or links by name, those of headers in lower case: how it is written, and where it stands."""
    found = {}
    for name in mapping(mapping(document.at(response.pointer)).get(keyword)):
        try:
            pointer = document.follow(child(response.pointer, keyword, name))
        except DanglingReferenceError:
            continue
        found[name.lower() if keyword == "headers" else name] = name, pointer
    return found


def _compare_headers(found: Found, old: Response, new: Response) -> None:
    before = _members(found.old.schemas.document, old, "headers")
    after = _members(found.new.schemas.document, new, "headers")
    for key in {**before, **after}:
        name, _ = after.get(key) or before[key]
        subject = f"header {name} of {response_words(new)}"
        if key not in before:
            found.add(rules.HEADER_ADDED, None, Site(after[key][1]), subject)
        elif key not in after:
            found.add(rules.HEADER_REMOVED, Site(before[key][1]), None, subject)
        else:
            _compare_header(found, before[key][1], after[key][1], subject)


def _compare_header(found: Found, old: str, new: str, subject: str) -> None:
    before = mapping(found.old.schemas.document.at(old))
    after = mapping(found.new.schemas.document.at(new))
    sites = Site(old), Site(new)
    for keyword, rule in _MARKS.items():
        was, becomes = before.get(keyword) is True, after.get(keyword) is True
        if was != becomes:
            found.about(rule[becomes], sites, keyword, subject)
    writing = _writing(before), _writing(after)
    if writing[0] != writing[1]:
        found.add(rules.HEADER_ENCODING_CHANGED, *sites, subject, old=writing[0], new=writing[1])
    if told(before) != told(after):
        found.add(rules.HEADER_DOCUMENTATION_CHANGED, *sites, subject)
    compare_held(found, (_schema(old, before), _schema(new, after)), sites, "response", subject)


_MARKS = {
    "required": (rules.HEADER_BECAME_OPTIONAL, rules.HEADER_BECAME_REQUIRED),
    "deprecated": (rules.HEADER_NO_LONGER_DEPRECATED, rules.HEADER_DEPRECATED),
}


def _writing(header: dict[str, Any]) -> str:
    content_type = next(iter(mapping(header.get("content"))), None)
    return str(content_type or ("joined pairs" if header.get("explode") is True else "plain text"))


def _schema(pointer: str, header: dict[str, Any]) -> str:
    content = mapping(header.get("content"))
    for content_type, media in content.items():
        return child(pointer, "content", content_type, *(["schema"] if "schema" in mapping(media) else []))
    return child(pointer, "schema") if "schema" in header else pointer


def _compare_links(found: Found, old: Response, new: Response) -> None:
    before = _members(found.old.schemas.document, old, "links")
    after = _members(found.new.schemas.document, new, "links")
    subject = response_words(new)
    for name in {**before, **after}:
        if name not in before:
            found.add(rules.LINK_ADDED, None, Site(after[name][1]), subject, name=name)
        elif name not in after:
            found.add(rules.LINK_REMOVED, Site(before[name][1]), None, subject, name=name)
        elif _link(found.old.schemas.document, before[name][1]) != _link(found.new.schemas.document, after[name][1]):
            found.add(rules.LINK_CHANGED, Site(before[name][1]), Site(after[name][1]), subject, name=name)


def _link(document: Document, pointer: str) -> str:
    node = mapping(document.at(pointer))
    return exact({name: value for name, value in node.items() if name != "description"})
