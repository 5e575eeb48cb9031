"""Why a call has its name."""

from __future__ import annotations

import ast
import inspect

import pytest

from specmint.api.naming import calls, operation_extensions, rules
from specmint.api.naming.explanations import DISTINCT, SENTENCES, explanation
from specmint.ir.catalog import CallName


def test_every_rule_has_a_sentence() -> None:
    texts = {
        node.value
        for module in (rules, operation_extensions, calls)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant)
    }
    assert SENTENCES.keys() <= texts
    assert {text for text in texts if isinstance(text, str) and text.startswith("x-") and "-sdk-" not in text} >= {
        "x-fern",
        "x-speakeasy",
        "x-specmint-name",
    }


@pytest.mark.parametrize("rule", SENTENCES)
def test_a_sentence_says_if_the_plain_name_was_taken(rule: str) -> None:
    plain = explanation(CallName(("pets",), "list", rule))
    assert plain.endswith(".")
    assert explanation(CallName(("pets",), "list", f"{rule}{DISTINCT}")).startswith(f"{plain} Something else")
