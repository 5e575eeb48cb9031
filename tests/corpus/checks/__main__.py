"""One step of one document, in a process of its own: ``python -m tests.corpus.checks MODULE FOLDER``.

A step is a module with a function ``check``, which takes the case and gives a finding.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

from tests.corpus.case import open_case


def main(module: str, folder: Path) -> None:
    """Run the step and write what it finds beside its log."""
    case = open_case(folder)
    import_module(module).check(case).write(case.finding(module.rpartition(".")[2]))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
