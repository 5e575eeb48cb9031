"""What a client does not do as its document declares it is told by lint, by generate and in the report alike."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from specmint.diagnostics.rules import RULES

if TYPE_CHECKING:
    from tests.cli.running import Command

DOCUMENT = """\
openapi: 3.2.0
info: {title: Shop, version: "1"}
servers: [{url: "https://shop.example"}, {url: "ftp://shop.example"}]
security: [{oauth: []}, {openid: []}]
paths:
  /v1/things:
    servers: [{url: "https://things.example/v1"}, {url: "https://backup.example/v1"}]
    get:
      parameters:
        - {name: "no header", in: header, schema: {type: string}}
        - {name: where, in: query, style: deepObject, schema: {type: object, properties: {a: {type: array, items: {}}}}}
        - {name: size, in: query, schema: {type: integer, example: many}}
      responses:
        "200":
          description: Things.
          content:
            application/json: {schema: {type: object, properties: {a: {type: string}}}}
            application/xml: {schema: {type: object, properties: {a: {type: string}}}}
          links: {next: {operationId: next}}
        "999": {description: No status of HTTP.}
  /whole:
    servers: [{url: "mailto:somebody"}]
    get:
      security: [{absent: []}, {digest: []}]
      parameters: [{name: all, in: querystring, content: {text/plain: {schema: {type: string}}}}]
      responses:
        "200": {description: Text., content: {text/xml: {schema: {type: object, properties: {a: {type: string}}}}}}
  /bodies:
    servers: [{url: "https://shop.example/bodies"}]
    post:
      requestBody:
        content:
          application/json: {schema: {$ref: "#/components/schemas/Odd"}}
          application/x-www-form-urlencoded: {schema: {$ref: "#/components/schemas/Odd"}}
          text/plain: {schema: {type: string, maxLength: 3}}
      responses: {"204": {description: Done.}}
  /form:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}
            encoding: {a: {contentType: application/xml}}
      responses: {"204": {description: Done.}}
  /parts:
    post:
      requestBody: {content: {multipart/related: {schema: {type: object}}}}
      responses: {"204": {description: Done.}}
webhooks:
  sold:
    post:
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {"200": {description: Taken., content: {application/json: {schema: {type: object}}}}}
components:
  schemas:
    Odd:
      type: object
      required: [none]
      properties:
        none: {type: integer, minimum: 5, maximum: 3}
        both: {type: object, patternProperties: {^a: {type: string}, ^b: {type: integer}}}
  securitySchemes:
    digest: {type: http, scheme: digest}
    openid: {type: openIdConnect, openIdConnectUrl: "https://shop.example/openid"}
    oauth:
      type: oauth2
      flows: {implicit: {authorizationUrl: "https://shop.example/login", scopes: {}}}
"""


def _found(text: str) -> set[tuple[str, str]]:
    """The findings of the chapter: the code, and what is said."""
    return {(code, said) for code, said in re.findall(r"^\w+ (SM5\d\d) [\w-]+: (.*)$", text, re.MULTILINE)}


def _told(specmint: Command, document: str) -> set[str]:
    """The codes of the chapter, where lint, generate and the report agree."""
    (specmint.folder / "shop.yaml").write_text(document, encoding="utf-8")
    linted = _found(specmint("lint", "shop.yaml").out)
    made = specmint("generate", "--spec", "shop.yaml", "--package", "shop", "--out", "shop", "--report", "report.json")
    content = json.loads((specmint.folder / "report.json").read_text(encoding="utf-8"))["clients"].popitem()[1]
    reported = {loss["reason"] for kind in ("left_out", "degraded", "not_offered") for loss in content[kind]}
    assert _found(made.err) == linted
    assert {said for _, said in linted} <= reported
    return {code for code, _ in linted}


def test_every_rule_of_the_chapter_is_told_everywhere(specmint: Command) -> None:
    without_server = DOCUMENT.replace("https://shop.example", "{nowhere}")
    told = _told(specmint, DOCUMENT) | _told(specmint, without_server)
    assert told == {rule.code for rule in RULES if rule.code.startswith("SM5")}
