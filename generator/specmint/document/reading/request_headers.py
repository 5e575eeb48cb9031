"""The headers that the user configured for fetching the document."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_reading import BAD_HEADER, VARIABLE_MISSING
from specmint.ir.diagnostics import SpecmintError

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLE: Final = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_VALUE: Final = re.compile(r"(?:[!-~](?:[\t -~]*[!-~])?)?\Z")
"""A header value (RFC 9110, sections 5.1 and 5.5). Other than ASCII is refused, since servers decode it differently."""


def ready_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers with each ``${NAME}`` replaced by that environment variable.

    Raises SpecmintError for an unset variable and for an invalid value. Messages never contain a value.
    """
    missing = [
        report(VARIABLE_MISSING, variable=variable, header=name)
        for name, value in headers.items()
        for variable in _VARIABLE.findall(value)
        if variable not in os.environ
    ]
    if missing:
        raise SpecmintError(missing)
    ready = {name: _VARIABLE.sub(lambda match: os.environ[match[1]], value) for name, value in headers.items()}
    problems = [
        report(BAD_HEADER, name=name)
        for name, value in ready.items()
        if not _NAME.match(name) or not _VALUE.match(value)
    ]
    if problems:
        raise SpecmintError(problems)
    return ready
