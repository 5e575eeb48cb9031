"""`make environments`: the tests with the oldest and the newest packages that the bounds in pyproject.toml allow.

`make test` uses the versions of requirements.lock, so that nothing it says changes with a release of somebody else.
This command looks at the index: it shows early that a bound has become wrong.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from time import monotonic

from packaging.requirements import Requirement

from tests.conftest import ROOT
from tests.locked import locked

FREED = ("black", "datamodel-code-generator", "httpx", "pydantic")
"""The packages whose versions decide what a client looks like and how it works. All others stay as locked."""
RESOLUTIONS = {"oldest": "lowest-direct", "newest": "highest"}
TRIED = ("tests/golden", "tests/package", "tests/python", "tests/runtime", "tests/types", "tests/contract")
UV = Path(sys.executable).with_name("uv")


def bounds() -> list[str]:
    """The requirements of pyproject.toml for the packages that are not held to the lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [each for each in project["dependencies"] if Requirement(each).name in FREED]


def pins() -> list[str]:
    """The locked versions of all packages that the others do not need: what they need depends on their version."""
    needed: set[str] = set()
    waiting = [*FREED]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += _required(name)
    return [
        f"{each.name}=={each.version}" for each in locked().values() if each.is_wanted_here and each.name not in needed
    ]


def _required(name: str) -> list[str]:
    try:
        found = [Requirement(each) for each in requires(name) or ()]
    except PackageNotFoundError:  # It is for another platform.
        return []
    return [
        re.sub(r"[-_.]+", "-", each.name).lower()
        for each in found
        if each.marker is None or each.marker.evaluate({"extra": ""})
    ]


def prepare(which: str) -> Path:
    """The Python of a new environment with the oldest or the newest packages."""
    folder = ROOT / ".environments" / which
    python = folder / "bin" / "python"
    wanted = folder.with_suffix(".txt")
    folder.parent.mkdir(exist_ok=True)
    wanted.write_text("\n".join((*bounds(), *pins())), encoding="utf-8")
    install = (UV, "pip", "install", "--quiet", "--python", python)
    subprocess.run([UV, "venv", "--quiet", "--clear", "--python", sys.executable, folder], check=True)
    subprocess.run([*install, "--resolution", RESOLUTIONS[which], "--requirement", wanted], check=True)
    subprocess.run([*install, "--no-deps", "--no-build-isolation", "--editable", ROOT], check=True)
    subprocess.run([UV, "pip", "check", "--quiet", "--python", python], check=True)
    return python


def main() -> int:
    """Run the tests in both environments; 0 if they passed in both."""
    told = []
    for which in RESOLUTIONS:
        begun = monotonic()
        python = prepare(which)
        listed = subprocess.check_output([UV, "pip", "freeze", "--python", python], encoding="utf-8").splitlines()
        versions = " ".join(each for each in listed if each.partition("==")[0] in FREED)
        sys.stdout.write(f"{which}: {versions}\n")
        sys.stdout.flush()
        status = subprocess.run([python, "-m", "pytest", "-q", "-n", "auto", *TRIED], cwd=ROOT, check=False).returncode
        told.append(f"{which} {'failed' if status else 'passed'} in {monotonic() - begun:.0f} s: {versions}")
    sys.stdout.write("\n".join(told) + "\n")
    return int(any(" failed in " in each for each in told))


if __name__ == "__main__":
    sys.exit(main())
