"""The exit status of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmint.ir.client import ClientConfig
    from specmint.ir.diagnostics import Diagnostic
    from specmint.ir.report import Report

ABOUT_CONTENT = ("SM2", "SM3", "SM4", "SM5", "SM905", "SM906", "SM909")


def status_of(found: Sequence[Diagnostic]) -> int:
    """1 if a document was read and has problems, 2 if the command, configuration or input cannot be used."""
    return 1 if all(each.rule.code.startswith(ABOUT_CONTENT) for each in found) else 2


def status_of_report(client: ClientConfig, report: Report) -> int:
    """1 if the client lacks something in its document, unless that is allowed."""
    return int(not report.is_complete and not client.allow_incomplete)
