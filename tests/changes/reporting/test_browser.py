"""The page in a real browser."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

import pytest

from specmint.changes.reporting.forms import render
from tests.changes.reporting.browser import asked, axe, loaded
from tests.changes.reporting.page import Page
from tests.changes.reporting.samples import ATTACKS, EMPTY, USUAL, hostile

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"usual": USUAL, "empty": EMPTY, "hostile": hostile(" ".join(ATTACKS.values()))}

_AXE = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.map(
  (each) => [each.id, each.help, each.nodes.map((node) => node.html)],
)"""
_WIDTHS = """async () => {
  const frame = document.querySelector("iframe");
  const wait = () => new Promise((resolve) => setTimeout(resolve, 50));
  while (!frame.contentDocument.querySelector("footer")) await wait();
  const root = frame.contentDocument.documentElement;
  return [root.clientWidth, root.scrollWidth];
}"""
_FILTERED = """async () => {
  const shown = () => document.querySelectorAll(".change:not([hidden])").length;
  const wait = () => new Promise((resolve) => setTimeout(resolve, 200));
  const found = [shown()];
  const act = async (id, change) => {
    const each = document.querySelector(id);
    change(each);
    each.dispatchEvent(new Event("input", { bubbles: true }));
    await wait();
    found.push(shown());
  };
  await act("#text", (each) => (each.value = "GREETING_DELAY nightly.py"));
  await act("#text", (each) => (each.value = ""));
  await act("#side", (each) => (each.value = "python"));
  await act("#side", (each) => (each.value = ""));
  await act("#mine", (each) => (each.checked = true));
  document.querySelector("form").reset();
  await wait();
  await act("[value=breaking]", (each) => (each.checked = false));
  found.push(document.querySelector("#shown").textContent);
  found.push([...document.querySelectorAll(".level")].map((each) => each.hidden));
  return found;
}"""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(name: str, scheme: str, tmp_path: Path) -> None:
    html = render(PAGES[name], "html") + f"<script>{axe()}</script>"
    options = ["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []
    assert json.loads(asked(tmp_path / "page.html", html, _AXE, options)) == []


def test_the_policy_lets_the_pages_own_script_run(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(USUAL, "html"), encoding="utf-8")
    page = Page(loaded(path))
    assert "hidden" not in page.all("form")[0].attributes
    assert page.all("output")[0].text == "All 7 changes shown."


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 375, 1280])
def test_no_line_is_wider_than_the_window(name: str, width: int, tmp_path: Path) -> None:
    framed = f'<!doctype html><body><iframe width="{width}" srcdoc="{escape(render(PAGES[name], "html"))}"></iframe>'
    room, needed = json.loads(asked(tmp_path / "page.html", framed, _WIDTHS))
    assert needed <= room


def test_filters_leave_what_fits(tmp_path: Path) -> None:
    *counts, told, hidden = json.loads(asked(tmp_path / "page.html", render(USUAL, "html"), _FILTERED))
    assert counts == [7, 1, 7, 2, 7, 3, 3]
    assert told == "3 of 7 changes shown."
    assert hidden == [True, False, False, True]
