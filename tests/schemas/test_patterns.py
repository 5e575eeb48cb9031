from __future__ import annotations

import pytest

from specmint.schemas.patterns import is_supported


@pytest.mark.parametrize("pattern", ["^a+$", r"^\d{3}-\p{L}$", "", "[a-z&&[^b]]"])
def test_what_runs_in_linear_time_is_supported(pattern: str) -> None:
    assert is_supported(pattern)


@pytest.mark.parametrize("pattern", ["(?=a)", "(?!a)b", r"(a)\1", "(", "[", "a{99999}{99999}"])
def test_what_does_not_is_not(pattern: str) -> None:
    assert not is_supported(pattern)
