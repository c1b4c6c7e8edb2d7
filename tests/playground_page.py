"""The playground in Debian's Chromium, from the file system, as a learner opens it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.places import find_places
from grader.playground import find_page

MILLISECONDS = 30_000  # a machine that is busy is no reason to fail
FOLDER = Path(__file__).parents[1] / "docs" / "playground"


@contextmanager
def opened(browser: Any, situation: str = "", **how: Any) -> Iterator[Any]:
    """The page at a situation. Whatever it writes to the console, or loads from elsewhere, fails the test."""
    address = find_page()
    assert address is not None and address.parent == FOLDER
    page = browser.new_page(**{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **how})
    happened: list[str] = []
    page.on("console", lambda message: happened.append(message.text))
    page.on("pageerror", lambda error: happened.append(str(error)))
    page.on("request", lambda request: happened.append(request.url))
    page.goto(f"{address.as_uri()}{situation}")
    yield page
    page.close()
    unwanted = [one for one in happened if not one.startswith((FOLDER.as_uri(), "data:,"))]
    assert not unwanted, unwanted


def must_say(page: Any, word: str) -> None:
    """The word over the surface is this one, soon: a browser tells the page of a new address a little later."""
    from playwright.sync_api import expect

    expect(page.locator("#verdict strong")).to_have_text(word, ignore_case=True, timeout=MILLISECONDS)


def must_keep(page: Any, situation: str) -> None:
    """The situation in the address is this one (a regular expression), once it is written there."""
    from playwright.sync_api import expect

    expect(page).to_have_url(re.compile(f"#{situation}$"), timeout=MILLISECONDS)


def stop_time(page: Any) -> None:
    """From here on the page's time goes on only as `page.clock.run_for` says."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)


def reference(exercise: str, function: str) -> Callable[..., Any]:
    """A function of an exercise's reference. Skips where this copy of the kit has no such exercise."""
    solutions = find_places().solutions
    assert solutions is not None
    path = solutions / exercise / "reference.py"
    if not path.is_file():
        pytest.skip(f"there is no exercise {exercise}")
    namespace: dict[str, Any] = {}
    exec(compile(path.read_text("utf-8"), str(path), "exec"), namespace)
    return namespace[function]


def same(ours: Any, theirs: Any) -> None:
    """Two languages on the same numbers: equal but for the order of a sum."""
    np.testing.assert_allclose(np.asarray(ours, float), np.asarray(theirs, float), rtol=1e-11, atol=1e-14)
