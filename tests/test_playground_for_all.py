"""The playground for every eye, ear and finger: light and dark, a phone, a screen reader."""

from itertools import pairwise
from typing import Any

import pytest

from tests.browsers import in_a_browser
from tests.playground_page import opened, stop_time
from tests.test_pages import CONTRASTS

pytestmark = in_a_browser
RICH = "#surface=valley&optimizer=momentum&batch=4&schedule=cosine"
SITUATIONS = {  # a link, and a part of it that the page gives back
    "#lr=1.1&zero=0&step=9": "lr=1.1",
    RICH: "surface=valley",
    "#nonsense=1&lr=x&logits=1000,0&class=1&patience=1": "logits=1000,0",
}
NAMELESS = """() => [...document.querySelectorAll('input, select, button, a, svg[role=img], fieldset, section')]
  .filter(one => one.checkVisibility()).filter(one => !(one.ariaLabel || one.labels?.length || one.title
    || one.textContent.trim() || one.getAttribute('aria-labelledby'))).map(one => one.outerHTML)"""
SMALL = """() => [...document.querySelectorAll('button, input:not([type=radio], [type=checkbox]), select, '
  + 'label:has([type=radio]), .switch, nav a, .tries a')].filter(one => one.checkVisibility()
  && one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_is_legible(browser: Any, scheme: str, width: int) -> None:
    with opened(browser, color_scheme=scheme, viewport={"width": width, "height": 800}) as page:
        page.locator("#table-of-steps summary").click()
        for situation, shown in SITUATIONS.items():
            page.evaluate("situation => { location.hash = situation; }", situation)
            page.wait_for_function(
                "shown => document.getElementById('command').textContent.includes(shown)", arg=shown
            )
            assert page.evaluate("document.documentElement.scrollWidth") == width, situation
            contrasts = page.evaluate(CONTRASTS)
            assert len(contrasts) > 100 and [one for one in contrasts if one[0] < 4.5] == []


def test_everything_has_a_name_and_its_place(browser: Any) -> None:
    with opened(browser, RICH) as page:
        assert page.evaluate(NAMELESS) == []
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3')].map(one => Number(one.tagName[1]))"
        )
        assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in pairwise(levels))
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
        assert len(ids) == len(set(ids))
        assert page.locator("html[lang=en]").count() == page.locator("main").count() == 1


def test_who_listens_hears_the_verdict_once_the_hand_rests(browser: Any) -> None:
    with opened(browser, "#lr=0.9") as page:
        stop_time(page)
        page.fill("[data-setting=lr].exact", "1.1")
        page.clock.run_for(600)
        assert "Diverging" not in page.locator("#announcement").inner_text()
        page.clock.run_for(200)
        assert page.locator("#announcement").inner_text().startswith("Diverging. It gets farther")
        assert "Diverging" in page.locator("#surface-words").text_content()
        page.locator("#table-of-steps summary").click()
        page.locator("#table-of-steps tbody tr").nth(29).wait_for()
        assert page.locator("#table-of-steps tbody tr").count() == 30
        page.fill("#logits", "0, 0")
        page.clock.run_for(800)
        assert page.locator("#announcement").inner_text().endswith("so the loss is 0.6931.")


def test_a_finger_finds_everything(browser: Any) -> None:
    with opened(
        browser, RICH, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 640}
    ) as page:
        assert page.evaluate(SMALL) == []
