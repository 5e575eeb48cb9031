"""Whose fault a failure is: the client's, unless a rule here says why it is the document's or the judge's.

A rule quotes the sentence that decides. A failure that no rule knows is the client's until somebody has looked at it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from tests.corpus.outcomes import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

Fault = Literal["client", "document", "judge"]


class Failure(NamedTuple):
    """What one judge says against one exchange; ``what`` names the request or answer."""

    route: str
    what: str
    text: str


class Rule(NamedTuple):
    """Failures whose text has the pattern are not the client's, for the reason that a specification gives."""

    step: str
    pattern: str
    fault: Fault
    sentence: str


RULES = (
    Rule(
        "judge",
        r"^(multipart/form-data|application/x-www-form-urlencoded) InvalidRequestBody",
        "judge",
        "OpenAPI 3.1.1, 4.8.15.1.1: a field of a form is text that stands for a value; openapi-core reads that"
        " of unions, lists and files as they are. The parser holds them against what was given",
    ),
    Rule(
        "judge",
        r"^\S+/\S+ InvalidRequestBody: .*Value b['\"].* is not of type 'string'",
        "judge",
        "OpenAPI 3.0.4, 4.7.14.2: a body that is no JSON is octets, which openapi-core takes for no string",
    ),
    Rule(
        "judge",
        r"(Missing required|Invalid) header parameter: (?i:accept|authorization|content-type)\b",
        "judge",
        "OpenAPI 3.1.1, 4.8.12.1: a definition of Accept, Authorization or Content-Type SHALL be ignored",
    ),
    Rule(
        "judge",
        r"^InvalidParameter: .*InvalidSchemaValue: \$: 'null' is not of type",
        "document",
        "OpenAPI 3.0.4, 4.7.24.1: a default MUST conform to the defined type; openapi-core fills in one that is null",
    ),
    Rule(
        "judge",
        r"InvalidParameter: .*InvalidSchemaValue: \$: .* is not valid under any of the given schemas",
        "judge",
        "OpenAPI 3.1.1, 4.8.12.6: a parameter is text for a value; openapi-core reads that of a union as it is",
    ),
    Rule(
        "judge",
        r"^(?!.*under any of).*\(oneOf\)",
        "document",
        "JSON Schema 2020-12, core, 10.2.1.3: a value fits exactly one member; this one fits several",
    ),
    Rule(
        "judge",
        r"None is not valid under any of the given schemas",
        "document",
        "OpenAPI 3.0.4, 4.7.24.2: nullable means nothing without a type in the same schema, and this one has none",
    ),
    Rule(
        "judge",
        r"EmptyQueryParameterValue",
        "judge",
        "OpenAPI 3.0.4, 4.7.12.2.1: allowEmptyValue is about omitted values; here the schema names ''",
    ),
    Rule(
        "judge",
        r"DeserializeError: \('deepObject'",
        "judge",
        "OpenAPI 3.1.1, 4.8.12.6: deepObject has one form, without explode too; openapi-core reads one level of it",
    ),
    Rule(
        "judge",
        r"Missing required path parameter: .*KeyError: '[;.]",
        "judge",
        "OpenAPI 3.1.1, 4.8.8.1: a path has {name}; openapi-core finds matrix and label only where it says {;name}",
    ),
    Rule(
        "judge",
        r"^crash: TypeError: 'NoneType' object is not iterable",
        "judge",
        "openapi-core breaks off before it judges; the parser has judged the request",
    ),
)


def sort(failures: Iterable[Failure], step: str, figures: dict[str, Any]) -> Finding:
    """The finding of a step: problems are what the client does wrong; ``sorted`` holds every failure with its fault."""
    told: list[list[str]] = []
    problems: list[str] = []
    for failure in failures:
        fault, sentence = fault_of(failure, step)
        told.append([fault, failure.route, failure.what, sentence or failure.text])
        if fault == "client":
            problems.append(f"{failure.route} {failure.what}: {failure.text}")
    return Finding(problems, {**figures, "sorted": {step: told}})


def fault_of(failure: Failure, step: str) -> tuple[Fault, str]:
    """Whose fault a failure is, and the sentence that says so; without one it is the client's."""
    for rule in RULES:
        if rule.step == step and re.search(rule.pattern, failure.text):
            return rule.fault, rule.sentence
    return "client", ""
