"""Requests as they reached the transport, read as the specifications say and held against what was given."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.conformance.answers import same
from tests.conformance.forms import body_problems, essence, is_json
from tests.conformance.requirements import Requirements
from tests.conformance.sorting import Failure, sort
from tests.conformance.styles import is_nested, path_says, says, simple_says, style_of, take
from tests.conformance.uris import MalformedError, pairs, percent_decoded, segments
from tests.corpus.checks.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.case import Case
    from tests.corpus.outcomes import Finding

Json = dict[str, Any]
# RFC 6265, section 4.1.1: cookie-octet
COOKIE = re.compile(r"[\x21\x23-\x2B\x2D-\x3A\x3C-\x5B\x5D-\x7E]*")


def check(case: Case) -> Finding:
    """Every request of ``exchange.jsonl``."""
    reading = Reading(case.root)
    stated = {each.route: Requirements(reading, each) for each in reading.operations()}
    failures, judged = list[Failure](), 0
    with (case.folder / "exchange.jsonl").open(encoding="utf-8") as kept:
        for record in map(json.loads, kept):
            if "problem" in record:
                continue
            judged += 1
            what = f"{record['request']} {record['way']}"
            failures += (
                Failure(record["route"], what, each) for each in request_problems(stated[record["route"]], record)
            )
    return sort(failures, "parser", {"parsed": judged})


def request_problems(needed: Requirements, record: Json) -> Iterator[str]:
    """What is wrong with a request; ``record`` holds what was given and what was sent."""
    try:
        yield from _Sent(needed, record).problems()
    except MalformedError as error:
        yield str(error)


@dataclass
class _Sent:
    needed: Requirements
    record: Json

    def __post_init__(self) -> None:
        self.url = urlsplit(self.record["url"])
        self.given: dict[str, Json] = self.record["given"]
        self.headers: dict[str, list[str]] = {}
        for name, value in self.record["headers"]:
            self.headers.setdefault(name.lower(), []).append(value)

    def problems(self) -> Iterator[str]:
        yield from self._target()
        yield from self._query()
        yield from self._headers()
        yield from self._cookies()
        yield from self._missing()
        yield from self._keys()
        yield from self._body()

    def _target(self) -> Iterator[str]:
        """OpenAPI 3.1.1, sections 4.8.5 and 4.8.8: the path goes behind the server's URL, its parameters filled in."""
        method, template = self.record["route"].split(" ", 1)
        if self.record["method"] != method:
            yield f"the method is {self.record['method']}"
        segments(self.url.path)
        path = template.split("?")[0].split("#")[0]
        names = re.findall(r"\{([^{}]*)\}", path)
        literal = [re.escape(percent_decoded(piece)) for piece in re.split(r"\{[^{}]*\}", path)]
        whole = f"{self.url.scheme}://{self.url.netloc}{self.url.path}"
        base = [re.escape(self.record["base_url"])] if self.record["base_url"] else self.needed.servers
        pattern = "(?:{}){}".format("|".join(base) or "https?://[^/]*(?:/[^?#]*)?", "([^/]*)".join(literal))
        found = re.fullmatch(pattern, whole) or re.fullmatch(pattern, percent_decoded(whole))
        if found is None:
            yield f"{whole} is not {template} below {' or '.join(base)}"
            return
        for name, text in zip(names, found.groups(), strict=True):
            parameter = self.needed.parameters.get(("path", name))
            value = self.given.get("path", {}).get(name)
            if parameter is None or value is None or "content" in parameter:
                continue
            if not path_says(text, name, value, style_of(parameter, is_swagger=self.needed.is_swagger)):
                yield f"{text!r} in the path does not stand for {name}={value!r}"

    def _query(self) -> Iterator[str]:
        found = pairs(self.url.query)
        template = self.record["route"].partition("?")[2].partition("#")[0]
        constants = [pair.partition("=") for pair in template.split("&") if "{" not in pair]
        found = [pair for pair in found if pair not in [(name, value) for name, _, value in constants]]
        for name, value in self.given.get("query", {}).items():
            before = list(found)
            if not self._taken(found, name, value, is_in_path="{" + name + "}" in template):
                yield f"the query {self.url.query[:200]!r} does not stand for {name}={value!r}"
                found = before
            found = [pair for pair in found if pair[0] != name]
        left = [pair for pair in found if ("query", pair[0]) not in self.needed.key_parameters]
        if left:
            yield f"the query has {left[:3]}, which nobody gave"

    def _taken(self, found: list[tuple[str, str]], name: str, value: Any, *, is_in_path: bool) -> bool:
        """Whether the query says a value; what says so is taken out of ``found``."""
        parameter = self.needed.parameters.get(("query", name))
        if parameter is None:
            return is_in_path
        if "content" in parameter:
            texts = [text for key, text in found if key == name]
            return len(texts) == 1 and _is_json_text(percent_decoded(texts[0]), value)
        # A list in a list and null have no form in any style (RFC 6570, section 2.4; OpenAPI 3.1.1, section 4.8.12.3).
        if value is None or (is_nested(value) and parameter.get("style") != "deepObject"):
            found[:] = [pair for pair in found if pair[0] not in _keys_of(value)]
            return True
        return _empty(value) or take(found, name, value, style_of(parameter, is_swagger=self.needed.is_swagger))

    def _headers(self) -> Iterator[str]:
        """RFC 9110, section 5.3: a field that is no list occurs once; section 5.5: no control characters."""
        for name, values in self.headers.items():
            if len(values) > 1:
                yield f"the header {name} is there {len(values)} times"
            if any(re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value) for value in values):
                yield f"the header {name} holds a control character"
        for name, value in self.given.get("header", {}).items():
            parameter = self.needed.parameters.get(("header", name))
            if parameter is None or value is None or _empty(value) or is_nested(value):
                continue
            texts = self.headers.get(name.lower(), [])
            style = style_of(parameter, is_swagger=self.needed.is_swagger)
            said = len(texts) == 1 and (
                _is_json_text(texts[0], value)
                if "content" in parameter
                else simple_says(texts[0], value, style, decode=False)
            )
            if not said:
                yield f"the header {name} is {texts!r}, and {value!r} was given"

    def _cookies(self) -> Iterator[str]:
        """RFC 6265, section 4.2.1: pairs in one header, joined by a semicolon and a space."""
        texts = [each.partition("=") for each in "; ".join(self.headers.get("cookie", [])).split("; ") if each]
        sent = [(name, value) for name, _, value in texts]
        for name, value in sent:
            if not COOKIE.fullmatch(value):
                yield f"the cookie {name} has {value!r}, which is no cookie-octet* (RFC 6265, section 4.1.1)"
        for name, value in self.given.get("cookie", {}).items():
            if isinstance(value, dict | list) or value is None:
                sent = [pair for pair in sent if pair[0] != name and pair[0] not in _keys_of(value)]
                continue
            own = [text for key, text in sent if key == name]
            sent = [pair for pair in sent if pair[0] != name]
            if len(own) != 1 or not (says(own[0], value) or says(percent_decoded(own[0]), value)):
                yield f"the cookie {name} is {own!r}, and {value!r} was given"
        if "cookie" in map(str.lower, self.given.get("header", {})):  # the whole header was given
            return
        left = [name for name, _ in sent if ("cookie", name) not in self.needed.key_parameters]
        if left:
            yield f"there are cookies {left}, which nobody gave"

    def _missing(self) -> Iterator[str]:
        """OpenAPI 3.1.1, section 4.8.12.1: what is required is there."""
        query = {name.partition("[")[0] for name, _ in pairs(self.url.query)} | {
            name for name, _ in pairs(self.url.query)
        }
        cookies = {each.partition("=")[0] for each in "; ".join(self.headers.get("cookie", [])).split("; ")}
        there = {"query": query, "cookie": cookies, "header": self.headers.keys()}
        for (location, name), parameter in self.needed.parameters.items():
            if parameter.get("required") is not True or location == "path":
                continue
            value = self.given.get(location, {}).get(name)
            if isinstance(value, dict) and value:  # spread over names of its own
                continue
            if (name.lower() if location == "header" else name) not in there[location]:
                yield f"the {location} parameter {name} is required and was not sent"

    def _keys(self) -> Iterator[str]:
        """OpenAPI 3.1.1, section 4.8.30: one of the alternatives is satisfied."""
        alternatives = self.needed.security
        if alternatives and not any(all(map(self._is_satisfied, each)) for each in alternatives):
            kinds = [[scheme.get("type") for scheme in each] for each in alternatives]
            yield f"the keys of none of the alternatives {kinds} are there"

    def _is_satisfied(self, scheme: Json) -> bool:
        kind = scheme.get("type")
        if kind == "apiKey":
            name, location = str(scheme.get("name")), scheme.get("in")
            if location == "query":
                return any(key == name for key, _ in pairs(self.url.query))
            if location == "header":
                return name.lower() in self.headers
            return any(each.partition("=")[0] == name for each in "; ".join(self.headers.get("cookie", [])).split("; "))
        if kind in {"basic", "http"}:
            wanted = "basic" if kind == "basic" else str(scheme.get("scheme")).lower()
            return any(each.partition(" ")[0].lower() == wanted for each in self.headers.get("authorization", []))
        return kind == "mutualTLS" or "authorization" in self.headers

    def _body(self) -> Iterator[str]:
        content, sent_type = base64.b64decode(self.record["content"]), "".join(self.headers.get("content-type", [])[:1])
        has_form = self.needed.is_swagger and bool(self.needed.form_fields)
        if "body" not in self.record:
            if content:
                yield f"there is a body, which nobody gave: {content[:80]!r}"
            elif self.needed.needs_body:
                yield "the body is required and was not sent"
            return
        documented = self._documented(sent_type)
        if documented is None and not has_form:
            yield f"the content type {sent_type!r} is not documented: {list(self.needed.content)}"
        if not sent_type and (content or self.record["body"] != {}):
            yield "the body has no content type"
        yield from body_problems(
            content, sent_type, self.record["body"], self.needed.encodings(documented or sent_type)
        )

    def _documented(self, sent_type: str) -> str | None:
        """The most specific key of ``content`` that a content type falls under (OpenAPI 3.1.1, section 4.8.13.1)."""
        kind = essence(sent_type)
        ranges = (kind, f"{kind.partition('/')[0]}/*", "*/*")
        for wanted in ranges:
            for each in self.needed.content:
                if essence(each) == wanted or (essence(each) == "" and wanted == "*/*"):
                    return each
        # Swagger 2.0 documents a JSON body without saying so.
        return kind if self.needed.is_swagger and not self.needed.content and is_json(kind) else None


def _empty(value: Any) -> bool:
    """RFC 6570, section 2.3: an empty list or object counts as undefined, and nothing is written."""
    return value in ([], {})


def _keys_of(value: Any) -> set[str]:
    return set(value) if isinstance(value, dict) else set()


def _is_json_text(text: str, value: Any) -> bool:
    try:
        return same(json.loads(text), value)
    except ValueError:
        return False
