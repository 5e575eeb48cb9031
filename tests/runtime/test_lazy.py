"""Packages whose names are imported on first use."""

from __future__ import annotations

import pytest

from specmint.runtime.lazy import lazy_attributes

get, names = lazy_attributes("specmint.runtime", "errors: ClientError Problem models: Model")


def test_a_name_comes_from_the_module_it_is_listed_under() -> None:
    assert get("Model").__module__ == "specmint.runtime.models"
    assert names() == ["ClientError", "Model", "Problem"]


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Modle'"):
        get("Modle")
