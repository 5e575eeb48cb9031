"""Comparisons as they are told: a usual one, an empty one, a hostile one and a large one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from specmint.changes.rules.change import Accepted, Change, ChangeRule, Comparison, RevisionFacts, Spot, Use
from tests.hostile import HOSTILE

if TYPE_CHECKING:
    from specmint.ir.policy import Level

UPDATE = "ai.assistants.versions.update"
LIST = "ai.assistants.list"
RETRIEVE = "ai.assistants.retrieve"

OLD = RevisionFacts(
    label="2026-03-01.json",
    digest="sha256:6f1d0c1bb2d3",
    title="Telephony API",
    version="2.0.0",
    sizes={"operations": 12, "webhooks": 1, "models": 140, "lines": 9_412},
)
NEW = RevisionFacts(
    label="2026-04-12.json",
    digest="sha256:a40e99b1c7f0",
    title="Telephony API",
    version="2.1.0",
    sizes={"operations": 12, "webhooks": 2, "models": 146, "lines": 9_803},
)

PROPERTY_REMOVED = ChangeRule(
    "request-property-removed",
    "wire",
    "schemas",
    "request",
    "breaking",
    "The property {name} of the request body is gone.",
    "Stop sending it; the server may refuse or ignore it.",
)
BOUND_LOWERED = ChangeRule(
    "request-maximum-lowered",
    "wire",
    "schemas",
    "request",
    "breaking",
    "{name} may be {new} at most; it was {old}.",
    "Send no more than the new bound.",
)
FIELD_OPTIONAL = ChangeRule(
    "field-type-changed",
    "python",
    "models",
    "response",
    "warning",
    "The field {name} is now {new}.",
    "Handle None where the field is read.",
)
ENUM_ADDED = ChangeRule(
    "response-enum-value-added",
    "wire",
    "schemas",
    "response",
    "info",
    "{name} may also be {value}.",
    "",
)
CALL_REMOVED = ChangeRule(
    "call-removed",
    "python",
    "calls",
    "both",
    "breaking",
    "The call {name} is gone.",
    "Call what replaces it, or stay on the old client.",
)
SERVER_CHANGED = ChangeRule(
    "server-url-changed",
    "wire",
    "servers",
    "both",
    "warning",
    "The server is now {new}.",
    "Check that your network lets you reach it.",
)


def schema(properties: int, **changed: Any) -> str:
    """The excerpt of a schema with so many properties, some of which are as told."""
    named = {f"property_{number:02}": {"type": "string", "maxLength": 64} for number in range(properties)}
    return json.dumps({"type": "object", "properties": {**named, **changed}, "required": ["property_00"]}, indent=2)


def change(rule: ChangeRule, message: str, subject: str, **more: Any) -> Change:
    """A change at the level of its rule."""
    return Change(**{"rule": rule, "level": rule.level, "message": message, "subject": subject, **more})


_POINTER = "/components/schemas/UpdateAssistantRequest/properties"

REMOVED = change(
    PROPERTY_REMOVED,
    "The property greeting_delay of the request body is gone.",
    "request body greeting_delay",
    operations=("POST /ai/assistants/{assistant_id}/versions/{version_id}",),
    calls=(UPDATE,),
    symbols=("params.assistants.UpdateAssistantRequest.greeting_delay",),
    old=Spot(
        "spec/telephony.json",
        f"{_POINTER}/greeting_delay",
        812,
        9,
        excerpt=schema(30, greeting_delay={"type": "integer", "minimum": 0, "maximum": 10}),
    ),
    new=Spot("spec/telephony.json", _POINTER, 806, 7, excerpt=schema(30)),
    uses=(
        Use(
            "app/assistants.py",
            41,
            9,
            "    client.ai.assistants.versions.update(version, assistant_id=a, greeting_delay=2)",
        ),
        Use("app/jobs/nightly.py", 118, 13, "            greeting_delay=DELAY,"),
    ),
)
LOWERED = change(
    BOUND_LOWERED,
    "The query parameter page[size] may be 50 at most; it was 250.",
    "query parameter page[size]",
    operations=("GET /ai/assistants",),
    calls=(LIST,),
    old=Spot(
        "spec/telephony.json",
        "/paths/~1ai~1assistants/get/parameters/1",
        96,
        11,
        excerpt='{\n  "type": "integer",\n  "maximum": 250\n}',
    ),
    new=Spot(
        "spec/telephony.json",
        "/paths/~1ai~1assistants/get/parameters/1",
        97,
        11,
        excerpt='{\n  "type": "integer",\n  "maximum": 50\n}',
    ),
    uses=(Use("app/assistants.py", 12, 5, "    for each in client.ai.assistants.list(page_size=200):"),),
)
GONE = change(
    CALL_REMOVED,
    "The call `ai.assistants.retrieve` is gone.",
    RETRIEVE,
    operations=("GET /ai/assistants/{assistant_id}",),
    calls=(RETRIEVE,),
    symbols=("resources.assistants.Assistants.retrieve",),
    old=Spot(
        "resources/assistants.py",
        "",
        214,
        5,
        excerpt="def retrieve(\n    self,\n    assistant_id: str,\n) -> Assistant: ...",
    ),
)
OPTIONAL = change(
    FIELD_OPTIONAL,
    "The field Assistant.description is now str | None; it was str.",
    "Assistant.description",
    operations=("GET /ai/assistants", "POST /ai/assistants/{assistant_id}/versions/{version_id}"),
    calls=(LIST, UPDATE),
    symbols=("models.shared.Assistant.description",),
    old=Spot("models/shared.py", "", 88, 5, excerpt="class Assistant(Model):\n    name: str\n    description: str"),
    new=Spot(
        "models/shared.py",
        "",
        90,
        5,
        excerpt="class Assistant(Model):\n    name: str\n    description: str | None = None",
    ),
)
SERVER = change(
    SERVER_CHANGED,
    "The server is now https://api.example.com/v2; it was https://example.com/v2.",
    "server",
    old=Spot("spec/telephony.json", "/servers/0/url", 7, 7, excerpt='"https://example.com/v2"'),
    new=Spot("spec/telephony.json", "/servers/0/url", 7, 7, excerpt='"https://api.example.com/v2"'),
)
ADDED = change(
    ENUM_ADDED,
    "The property model of the answer may also be large-4.",
    "response model",
    operations=("GET /ai/assistants",),
    calls=(LIST,),
    new=Spot("spec/telephony.json", "/components/schemas/Model/enum/3", 301, 9, excerpt='"large-4"'),
)
TAKEN = change(
    PROPERTY_REMOVED,
    "The property legacy_voice of the request body is gone.",
    "request body legacy_voice",
    operations=("POST /ai/assistants/{assistant_id}/versions/{version_id}",),
    calls=(UPDATE,),
    old=Spot("spec/telephony.json", f"{_POINTER}/legacy_voice", 840, 9, excerpt='{\n  "type": "string"\n}'),
    uses=(Use("app/legacy.py", 3, 1, "update(legacy_voice='x')"),),
    accepted=Accepted("We have not sent it since January.", "2027-01-31"),
)

_UPDATE_CALL = """client.ai.assistants.versions.update(
    "version_id",
    assistant_id="assistant_id",
    {},
)"""

USUAL = Comparison(
    client="telephony",
    old=OLD,
    new=NEW,
    changes=(REMOVED, LOWERED, GONE, OPTIONAL, SERVER, ADDED, TAKEN),
    step="major",
    because="3 changes break callers, the first of them request-property-removed.",
    calls_old={
        UPDATE: _UPDATE_CALL.format("greeting_delay=1"),
        LIST: "client.ai.assistants.list()",
        RETRIEVE: 'client.ai.assistants.retrieve("assistant_id")',
    },
    calls_new={UPDATE: _UPDATE_CALL.format('name="name"'), LIST: "client.ai.assistants.list()"},
)

EMPTY = Comparison(client="telephony", old=OLD, new=NEW, changes=(), step="none", because="")

ATTACKS = {
    **HOSTILE,
    "script": "</script><script>alert(1)</script>",
    "style": "</style><img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "comment": "--><!-- x",
    "terminal": "\x1b[31mred\x1b]0;title\x07",
    "command": "::error file=a,line=1::owned",
    "command on its own line": "a\n::set-env name=PATH::/tmp\r\n  ::stop-commands::x",
    "old command": "x ##[add-mask]secret",
    "properties": "a,line=1::b%0Ac:%25",
    "fence": "```\n# Heading\n````",
    "mention": "@octocat fixes #12, GH-34, https://example.com/issues/5 and www.example.com",
    "image": "![x](https://example.com/x.png)",
    "quick action": "x\n/close\n/approve",
    "isolates": "a\u2066b\u2069c\u200bd",
}
"""Texts that would do something in one form or another."""


def hostile(text: str) -> Comparison:
    """A comparison that says nothing but this text, wherever a document or a user's code has a say."""
    spot = Spot(text, text, 3, 4, excerpt=f"{text}\nand\n{text}")
    other = Spot(text, text, 5, 6, excerpt=f"{text}\nor\n{text} more")
    told = [
        Change(
            rule=replace(rule, reaction=f"Do {text}"),
            level=rule.level,
            message=text,
            subject=text,
            operations=(text,),
            calls=(text,),
            symbols=(text,),
            old=spot,
            new=other,
            uses=(Use(text, 1, 2, text),),
            accepted=taken,
        )
        for rule, taken in [
            (PROPERTY_REMOVED, None),
            (FIELD_OPTIONAL, None),
            (ENUM_ADDED, None),
            (GONE.rule, Accepted(text, text)),
        ]
    ]
    facts = RevisionFacts(text, text, text, text, {"operations": 1})
    return Comparison(text, facts, facts, tuple(told), "major", text, {text: text}, {text: f"{text} {text}"})


def large(number: int) -> Comparison:
    """A comparison of so many changes with long schemas, over many calls."""
    rules = (PROPERTY_REMOVED, OPTIONAL.rule, ENUM_ADDED)
    found = [_large(rules[index % 3], index) for index in range(number)]
    order: tuple[Level, ...] = ("breaking", "warning", "info")
    calls = {f"things.of_kind_{kind:02}.update": "client.update()" for kind in range(40)}
    return replace(
        USUAL, changes=tuple(sorted(found, key=lambda each: order.index(each.level))), calls_old=calls, calls_new=calls
    )


def _large(rule: ChangeRule, index: int) -> Change:
    pointer = f"/components/schemas/Thing{index}"
    old = schema(40, **{f"changed_{index}": {"type": "string"}})
    new = schema(40, **{f"changed_{index}": {"type": "integer"}})
    return change(
        rule,
        f"The property changed_{index} of the request body is an integer now.",
        f"request body changed_{index}",
        operations=(f"PUT /things/{index % 40}",),
        calls=(f"things.of_kind_{index % 40:02}.update",),
        old=Spot("spec/large.json", pointer, index + 1, 3, excerpt=old),
        new=Spot("spec/large.json", pointer, index + 3, 3, excerpt=new),
    )
