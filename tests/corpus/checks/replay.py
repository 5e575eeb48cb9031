"""Every fixture goes through the client: requests as they are written, answers back out, broken requests refused."""

from __future__ import annotations

import traceback
import warnings
from typing import TYPE_CHECKING

from tests.corpus.checks.installed import open_client
from tests.corpus.outcomes import Finding
from tests.replay import fixtures

if TYPE_CHECKING:
    from tests.corpus.case import Case
    from tests.replay import Fixture


def check(case: Case) -> Finding:
    """Both clients, and the package's own mock for each full request."""
    warnings.simplefilter("error")
    open_client(case)
    played = list(fixtures(case.package))
    problems = [f"{each.name.partition(': ')[2]}: {problem}" for each in played if (problem := _problem(each))]
    return Finding(problems, {"played": len(played)})


def _problem(fixture: Fixture) -> str:
    try:
        fixture.play()
        if fixture.section == "requests":
            fixture.serve()
    except Exception as error:  # noqa: BLE001 - whatever it is, the other fixtures are played too
        told = str(error) or traceback.extract_tb(error.__traceback__)[-1].line
        return f"{type(error).__name__}: {told}"
    return ""
