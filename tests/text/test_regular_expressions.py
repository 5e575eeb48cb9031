from __future__ import annotations

import pytest

from specmint.text.pattern_size import size_of
from specmint.text.regular_expressions import finds, is_supported, problem_of


@pytest.mark.parametrize("pattern", ["^a+$", r"^\d{3}-\p{L}$", "", "[a-z&&[^b]]"])
def test_what_runs_in_linear_time_is_supported(pattern: str) -> None:
    assert is_supported(pattern)


@pytest.mark.parametrize("pattern", ["(?=a)", "(?!a)b", r"(a)\1", "(", "[", "a{99999}{99999}"])
def test_what_does_not_is_not(pattern: str) -> None:
    assert not is_supported(pattern)


SIZES = {
    "abc": 3,
    "a{5}": 5,
    "a{2,}": 2,
    "a{0,7}": 7,
    "a{,7}": 7,
    "(ab){3}": 6,
    "((a{10}){10}){10}": 1000,
    "[a-z]{2}": 6,
    r"\w{10}": 400,
    r"\p{L}{10}": 400,
    ".{10}": 20,
    r"\({3}": 3,
    "a{999999999999}": 999_999_999,
    ")(": 1,
}


@pytest.mark.parametrize("pattern", SIZES)
def test_the_size_of_a_pattern_counts_its_repetitions(pattern: str) -> None:
    assert size_of(pattern) == SIZES[pattern]


@pytest.mark.parametrize("pattern", ["^([a-z]{1,200}-){3,203}$", "(((a{50}){50}){50}){50}", r"\w{1000}"])
def test_a_pattern_that_is_too_large_is_not_compiled(pattern: str) -> None:
    assert problem_of(pattern) == "its repetitions make it too large"
    assert not finds(pattern, "a")
