from __future__ import annotations

import keyword
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmint.text.identifiers import LONGEST, is_dotted_name, pascal_case, shortened, snake_case, unused

if TYPE_CHECKING:
    from collections.abc import Callable

SNAKE = {
    "": "empty",
    "+1": "plus1",
    "-1": "minus1",
    "+": "plus",
    "0rtt": "n0rtt",
    "10dlc_Error": "n10dlc_error",
    "2faEmail": "n2fa_email",
    "resend2faEmail": "resend2fa_email",
    "networking.k8s.io": "networking_k8s_io",
    "@type": "type",
    "API": "api",
    "HTTPValidationError": "http_validation_error",
    "Straße": "strasse",
    "_private": "private",
    "a b": "a_b",
    "async": "async_",
    "camelCase": "camel_case",
    "class": "class_",
    "cls": "cls_",
    "created_at": "created_at",
    "filter[status][in][]": "filter_status_in",
    "getHTTPUrl_v2": "get_http_url_v2",
    "kebab-case": "kebab_case",
    "page[size]": "page_size",
    "self": "self_",
    "sha256": "sha256",
    "sha256Hash": "sha256_hash",
    "snake_2_case": "snake_2_case",
    "Snake_2_case": "snake2_case",
    "x.y": "x_y",
    "Überweisung": "uberweisung",
    "имя": "u438_u43c_u44f",
    "名": "u540d",
    "\N{PILE OF POO}": "u1f4a9",
    "None": "none",
    "a__b": "a__b",
    "X-Request-ID": "x_request_id",
}
PASCAL = {
    "": "Empty",
    "+1": "Plus1",
    "-1": "Minus1",
    "0rtt": "N0rtt",
    "10dlc_Error": "N10dlcError",
    "HTTPValidationError": "HTTPValidationError",
    "SIPReferTool": "SIPReferTool",
    "camelCase": "CamelCase",
    "filter[status][in][]": "FilterStatusIn",
    "http_error": "HttpError",
    "inference-embedding.Assistant": "InferenceEmbeddingAssistant",
    "sha256": "Sha256",
    "名": "U540D",
    "none": "None",
}


@pytest.mark.parametrize(("text", "name"), SNAKE.items())
def test_snake_case(text: str, name: str) -> None:
    assert snake_case(text) == name


@pytest.mark.parametrize(("text", "name"), PASCAL.items())
def test_pascal_case(text: str, name: str) -> None:
    assert pascal_case(text) == name


@given(st.text())
def test_any_text_gives_a_python_name(text: str) -> None:
    for name in (snake_case(text), pascal_case(text)):
        assert name.isidentifier()
        assert name.isascii()
    assert not keyword.iskeyword(snake_case(text))
    assert snake_case(snake_case(text)) == snake_case(text)


def test_the_first_unused_number() -> None:
    assert unused("Pet", {"Dog"}) == "Pet"
    assert unused("Pet", {"Pet", "Pet2"}) == "Pet3"


@pytest.mark.parametrize("text", ["pets.adopt", "ping", "a.b.c"])
def test_dotted_names(text: str) -> None:
    assert is_dotted_name(text)


@pytest.mark.parametrize("text", ["", ".", "pets.", "pets.my-call", "pets.import", "_pets.list", "1.2", "pets list"])
def test_what_is_no_dotted_name(text: str) -> None:
    assert not is_dotted_name(text)


@pytest.mark.parametrize("spelled", [snake_case, pascal_case, shortened])
def test_a_long_name_is_shortened_and_still_its_own(spelled: Callable[[str], str]) -> None:
    first, second = (spelled("long" * 1000 + end) for end in ("one", "two"))
    assert first != second
    assert max(len(first), len(second)) <= LONGEST
    assert first.isidentifier()
    assert spelled(first) == first
