"""The page for a browser, looked at without one."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from specmint.changes.reporting.forms import render
from specmint.changes.reporting.html.assets import STYLES
from specmint.changes.rules.change import Use
from specmint.package.rendering.environment import report_environment
from tests.changes.reporting.page import Page
from tests.changes.reporting.samples import (
    ATTACKS,
    EMPTY,
    LIST,
    OPTIONAL,
    REMOVED,
    RETRIEVE,
    SERVER,
    TAKEN,
    UPDATE,
    USUAL,
    hostile,
    large,
)
from tests.conftest import ROOT

PAGES = {"usual": USUAL, "empty": EMPTY, "hostile": hostile("".join(ATTACKS.values())), "large": large(60)}
every_page = pytest.mark.parametrize("page", [Page(render(each, "html")) for each in PAGES.values()], ids=PAGES.keys())
USUAL_PAGE = Page(render(USUAL, "html"))


@every_page
def test_a_page_has_its_landmarks_once(page: Page) -> None:
    assert page.declarations == ["doctype html"]
    for tag in ("title", "h1", "main", "header", "footer"):
        assert len(page.all(tag)) == 1, tag
    assert page.all("html")[0].attributes == {"lang": "en"}
    assert page.all("title")[0].text.strip()


@every_page
def test_headings_leave_out_no_level(page: Page) -> None:
    levels = [int(each.tag[1]) for each in page.elements if re.fullmatch(r"h\d", each.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
def test_ids_are_there_once_and_every_reference_leads_to_one(page: Page) -> None:
    ids = page.ids()
    assert len(ids) == len(set(ids))
    for each in page.elements:
        for name in ("for", "aria-labelledby"):
            assert set(each.attributes.get(name, "").split()) <= set(ids)
        if "href" in each.attributes:
            assert each.attributes["href"].removeprefix("#") in ids


@every_page
def test_everything_that_takes_input_has_a_label(page: Page) -> None:
    labels = {each.attributes.get("for") for each in page.all("label")}
    for each in page.elements:
        if each.tag in {"input", "select", "textarea"}:
            assert "label" in each.inside or each.attributes["id"] in labels
        if each.tag in {"button", "a", "summary", "th", "legend", "option"}:
            assert each.text.strip()


@every_page
def test_a_page_asks_nothing_of_the_network(page: Page) -> None:
    for each in page.elements:
        assert not {"src", "srcset", "action", "style", "background", "data", "poster"} & set(each.attributes)
        assert each.tag not in {"img", "iframe", "link", "object", "embed", "base", "svg", "video", "audio"}
        assert not [name for name in each.attributes if name.startswith("on")]
    style = page.all("style")[0].text
    assert not re.search(r"url\(|@import|//", style)


@every_page
def test_the_policy_allows_the_pages_own_style_and_script_only(page: Page) -> None:
    (policy,) = [each for each in page.all("meta") if each.attributes.get("http-equiv") == "Content-Security-Policy"]
    directives = dict(each.strip().split(" ", 1) for each in policy.attributes["content"].split(";"))
    assert directives == {
        "default-src": "'none'",
        "style-src": _hash(page.all("style")[0].text),
        "script-src": _hash(page.all("script")[0].text),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert len(page.all("style")) == len(page.all("script")) == 1


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("attack", [text for text in ATTACKS.values() if text.strip()])
def test_no_text_is_taken_for_markup(attack: str) -> None:
    page, harmless = Page(render(hostile(attack), "html")), Page(render(hostile("harmless"), "html"))
    assert page.comments == []
    varying = {"tbody", "tr", "td", "del", "ins", "code"}
    shape = [(each.tag, list(each.attributes)) for each in page.elements if each.tag not in varying]
    assert shape == [(each.tag, list(each.attributes)) for each in harmless.elements if each.tag not in varying]


def test_hostile_text_is_shown_as_it_is_written() -> None:
    page = Page(render(hostile(ATTACKS["script"]), "html"))
    assert page.all("article")[0].text.count("</script><script>alert(1)</script>") > 3
    assert page.all("h1")[0].text.strip().startswith("</script>")


def test_bidirectional_text_cannot_reorder_a_line() -> None:
    assert r"a\u202eb\u2066c" in Page(render(hostile("a\u202eb\u2066c"), "html")).all("h1")[0].text


def test_the_worst_comes_first() -> None:
    sections = [each.attributes["aria-labelledby"] for each in USUAL_PAGE.all("section", "level")]
    assert sections == ["breaking", "warning", "info", "accepted"]
    levels = [each.attributes["data-level"] for each in USUAL_PAGE.all("article")]
    assert levels == ["breaking"] * 3 + ["warning"] * 2 + ["info", "breaking"]


def test_the_top_says_what_it_comes_to() -> None:
    header = " ".join(USUAL_PAGE.all("header")[0].text.split())
    assert "telephony 3 breaking changes" in header
    assert "major Asks for a major version. 3 changes break callers" in header
    assert header.endswith("3 breaking 2 warnings 1 for information 1 accepted 3 of your lines hit")
    assert "breaking" in USUAL_PAGE.all("header")[0].attributes["class"]


def test_the_top_of_an_empty_page_is_calm() -> None:
    header = Page(render(EMPTY, "html")).all("header")[0]
    told = "telephony Nothing changed Asks for no new version. Nothing changed for those who call this client."
    assert " ".join(header.text.split()).endswith(told)
    assert header.attributes["class"] == "verdict none"


def test_a_change_says_all_that_is_known() -> None:
    article = next(each for each in USUAL_PAGE.all("article") if "greeting_delay" in each.text)
    text = " ".join(article.text.split())
    assert "on the wire, requests, schemas request-property-removed" in text
    assert "What to do: Stop sending it" in text
    assert "app/jobs/nightly.py:118 greeting_delay=DELAY," in text
    assert "spec/telephony.json:812 → now spec/telephony.json:806" in text
    assert "params.assistants.UpdateAssistantRequest.greeting_delay" in text
    assert "POST /ai/assistants/{assistant_id}/versions/{version_id}" in text


def test_what_a_message_quotes_is_code() -> None:
    assert "<h4>The call <code>ai.assistants.retrieve</code> is gone.</h4>" in render(USUAL, "html")


def test_schemas_stand_side_by_side_with_what_differs() -> None:
    article = next(each for each in USUAL_PAGE.all("article") if "page[size]" in each.text)
    inside = render(USUAL, "html").split(f'id="{article.attributes["id"]}"')[1].split("</article>")[0]
    assert '<td class="old">  &#34;maximum&#34;: <del class="word">250</del></td>' in inside
    assert '<td class="new">  &#34;maximum&#34;: <ins class="word">50</ins></td>' in inside
    assert "<details" in inside
    assert " open>" in inside


def test_only_breaking_excerpts_are_open() -> None:
    opened = ["open" in each.attributes for each in USUAL_PAGE.all("details", "excerpt")]
    assert opened == [True, True, True, False, False, False, False]


def test_a_call_is_shown_before_and_after() -> None:
    snippets = [" ".join(each.text.split()) for each in USUAL_PAGE.all("details", "snippet")]
    assert snippets[0] == "The call Before and after client.ai.assistants.list()"
    assert 'Before client.ai.assistants.retrieve("assistant_id")' in snippets[1]
    assert 'greeting_delay=1, name="name",' in snippets[2]
    assert len(snippets) == 3


def test_calls_that_share_changes_are_told_apart() -> None:
    page = Page(render(replace(USUAL, changes=(OPTIONAL,)), "html"))
    assert [each.text.split()[-1] for each in page.all("summary")[:2]] == [LIST, UPDATE]


def test_many_calls_are_counted_in_the_heading() -> None:
    calls = tuple(f"calls.number_{number}" for number in range(12))
    page = Page(render(replace(USUAL, changes=(replace(SERVER, calls=calls),)), "html"))
    assert page.all("h3")[0].text.strip() == "12 calls"
    assert all(call in page.all("details", "names")[0].text for call in calls)


def test_the_lines_of_the_user_lead_to_what_hits_them() -> None:
    section = USUAL_PAGE.all("section", "uses")[0]
    assert section.text.index("app/assistants.py:12") < section.text.index("app/assistants.py:41")
    assert "legacy" not in section.text
    targets = [
        each.attributes["href"] for each in USUAL_PAGE.all("a") if "section" in each.inside and "ul" in each.inside
    ]
    assert set(targets) <= {f"#{each.attributes['id']}" for each in USUAL_PAGE.all("article")}
    assert len(targets) == 3


def test_what_is_accepted_says_why_and_until_when() -> None:
    taken = USUAL_PAGE.all("article")[-1]
    assert "Accepted: We have not sent it since January. until 2027-01-31" in " ".join(taken.text.split())
    assert TAKEN.accepted is not None
    for_ever = replace(TAKEN, accepted=replace(TAKEN.accepted, until=""))
    page = Page(render(replace(USUAL, changes=(for_ever,)), "html"))
    assert "without an expiry" in page.all("article")[0].text


def test_sizes_are_compared() -> None:
    rows = [each.text for each in USUAL_PAGE.all("tr", "number")]
    assert rows == ["Operations12120", "Webhooks12+1", "Models140146+6", "Lines9,4129,803+391"]


def test_filters_are_shown_by_the_script_only() -> None:
    assert "hidden" in USUAL_PAGE.all("form")[0].attributes
    assert Page(render(EMPTY, "html")).all("form") == []


def test_calls_can_be_chosen() -> None:
    options = {each.text.strip(): each.attributes["value"] for each in USUAL_PAGE.all("option")}
    assert set(options) >= {LIST, RETRIEVE, UPDATE, "Wire", "Python"}
    article = next(each for each in USUAL_PAGE.all("article") if "Assistant.description" in each.text)
    assert set(article.attributes["data-calls"].split()) == {options[LIST], options[UPDATE]}


def test_changes_that_hit_the_user_can_be_chosen() -> None:
    assert [each for each in USUAL_PAGE.all("input") if each.attributes.get("id") == "mine"]
    without = replace(USUAL, changes=(SERVER,))
    assert not [each for each in Page(render(without, "html")).all("input") if each.attributes.get("id") == "mine"]


def test_what_a_spot_does_not_say_is_not_shown() -> None:
    bare = replace(
        REMOVED, old=None, new=None, uses=(), symbols=(), operations=(), rule=replace(REMOVED.rule, reaction="")
    )
    article = Page(render(replace(USUAL, changes=(bare,)), "html")).all("article")[0]
    assert "Where" not in article.text
    assert "What to do" not in article.text


def test_a_line_hit_by_two_changes_is_there_once() -> None:
    line = Use("app.py", 1, 1, "x()")
    page = Page(render(replace(USUAL, changes=(replace(REMOVED, uses=(line,)), replace(SERVER, uses=(line,)))), "html"))
    assert page.all("section", "uses")[0].text.count("app.py:1") == 1


def test_every_style_sheet_is_used() -> None:
    assert sorted(STYLES) == sorted(path.name for path in (ROOT / "templates" / "report").glob("*.css"))


def test_what_is_far_away_is_laid_out_later_on_a_long_page_only() -> None:
    assert "class" not in USUAL_PAGE.all("main")[0].attributes
    assert Page(render(large(400), "html")).all("main", "many")


def test_templates_show_control_characters_whatever_they_print() -> None:
    printed = (
        report_environment().from_string("{{ text }} {{ listed }} {{ 3 }}").render(text="<\x1b>", listed=["\u202e"])
    )
    assert printed == "&lt;\\x1b&gt; [&#39;\\u202e&#39;] 3"
