"""The pages: word for word as stored, and as a browser shows them."""

import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click import unstyle

from grader.classroom.outputs.writing import write_all
from grader.grading import Judge
from grader.places import Places
from grader.report.html import record_html
from grader.report.terminal import record_text
from tests.browsers import in_a_browser
from tests.golden_pages import FOLDER, pages_of, record_of
from tests.hostile_records import ATTACKS, hostile_record

CONTRASTS = """() => {
  const channel = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const ground = element => {
    for (; element; element = element.parentElement) {
      const colour = numbers(getComputedStyle(element).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const texts = [...document.querySelectorAll('body *')].filter(element =>
    [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  return texts.map(element => {
    const pair = [numbers(getComputedStyle(element).color), ground(element)].map(luminance).sort((a, b) => b - a);
    return [(pair[0] + 0.05) / (pair[1] + 0.05), element.textContent.slice(0, 40)];
  });
}"""


def test_pages_are_the_golden_ones(a_judge: Judge, places: Places) -> None:
    for name, text in pages_of(record_of(a_judge, places)).items():
        assert text == (FOLDER / name).read_text("utf-8"), name


def test_a_page_says_all_that_a_terminal_says(a_judge: Judge, places: Places) -> None:
    record = record_of(a_judge, places)
    shown = unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", record_html(record), flags=re.DOTALL))
    words = re.findall(r"[\w.]+", unstyle(record_text(record)))
    assert len(words) > 300
    assert set(words) <= {*re.findall(r"[\w.]+", shown)}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pages of hostile submissions, the class's, and a golden one."""
    folder = tmp_path_factory.mktemp("pages")
    records = [hostile_record(text) for text in ATTACKS.values()]
    write_all(lambda: iter(records), folder, ["mse", "softmax", "backprop"], hidden=False)
    return [*folder.glob("feedback/*.html"), folder / "class.html", FOLDER / "student.open.html"]


@in_a_browser
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_is_legible_and_loads_nothing(
    browser: Any, pages: list[Path], scheme: str, width: int
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    happened: list[str] = []
    page.on("console", lambda message: happened.append(message.text))
    page.on("dialog", lambda dialog: happened.append(dialog.message))
    page.on("request", lambda request: happened.append(request.url))
    for path in pages:
        happened.clear()
        page.goto(path.as_uri())
        assert [one for one in happened if not one.startswith(("data:image/svg", path.as_uri()))] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width, path.name
        contrasts = page.evaluate(CONTRASTS)
        assert contrasts and [one for one in contrasts if one[0] < 4.5] == [], path.name
    page.close()


@in_a_browser
def test_pages_are_structured_for_who_cannot_see_them(browser: Any, pages: list[Path]) -> None:
    page = browser.new_page()
    for path in pages:
        page.goto(path.as_uri())
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4')].map(one => Number(one.tagName[1]))"
        )
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert page.locator("main").count() == page.locator("header").count() == 1
        assert page.locator("html[lang=en]").count() == 1 and page.title()
        assert (
            page.locator("th:not([scope])").count()
            == page.locator("img:not([alt]), img[alt='']").count()
            == 0
        )
        broken = "[...document.images].filter(one => !one.complete || !one.naturalWidth).length"
        assert page.evaluate(broken) == 0
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
        assert len(ids) == len(set(ids))
    page.close()


@in_a_browser
def test_on_paper_pictures_are_those_for_light_ground(browser: Any, pages: list[Path]) -> None:
    page = browser.new_page(color_scheme="dark")
    page.emulate_media(media="print")
    page.goto(next(path for path in pages if path.name == "class.html").as_uri())
    assert page.evaluate("[...document.images].every(one => one.currentSrc === one.src)")
    page.close()


@in_a_browser
def test_a_link_leads_to_the_card_that_it_names(browser: Any) -> None:
    page = browser.new_page()
    page.goto((FOLDER / "student.open.html").as_uri())
    for link in page.locator("table a").all():
        assert page.locator(f"h2{link.get_attribute('href')}").count() == 1
    page.close()
