"""The playground as a learner uses it: drag, type, follow a link, keys alone."""

from typing import Any

import pytest

from tests.browsers import in_a_browser
from tests.playground_page import must_keep, must_say, opened, stop_time

pytestmark = in_a_browser


# --- drag


def test_dragging_the_learning_rate_goes_from_crawling_to_diverging(browser: Any) -> None:
    with opened(browser) as page:
        box = page.locator("#lr").bounding_box()
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] * 0.57, middle)
        page.mouse.down()
        words = ["crawling", "crawling", "descending", "overshooting", "diverging"]
        for share, word in zip((0.05, 0.3, 0.6, 0.85, 0.95), words, strict=True):
            page.mouse.move(box["x"] + box["width"] * share, middle, steps=4)
            must_say(page, word)
        page.mouse.up()
        must_keep(page, f"lr={page.locator('[data-setting=lr].exact').input_value()}")


@pytest.mark.parametrize("touch", [False, True])
def test_the_start_is_dragged_on_the_surface(browser: Any, touch: bool) -> None:
    with opened(browser, "#surface=valley", has_touch=touch) as page:
        handle = page.locator(".handle").bounding_box()
        x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
        if touch:
            fingers = page.context.new_cdp_session(page)
            for kind, shift in [("touchStart", 0), ("touchMove", 50), ("touchMove", 100), ("touchEnd", None)]:
                points = [] if shift is None else [{"x": x + shift, "y": y + shift / 4}]
                fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        else:
            page.mouse.move(x, y)
            page.mouse.down()
            page.mouse.move(x + 50, y + 12, steps=3)
            page.mouse.move(x + 100, y + 25, steps=3)
            page.mouse.up()
        moved = page.locator(".handle").bounding_box()
        assert moved["x"] - handle["x"] == pytest.approx(100, abs=3)
        assert moved["y"] - handle["y"] == pytest.approx(25, abs=3)
        w1, w2 = (float(page.locator(f"#{name}").input_value()) for name in ("w1", "w2"))
        assert w1 > -6 and w2 < 4.5
        must_keep(page, f"surface=valley&w1={w1:g}&w2={w2:g}")


# --- type


def test_typed_numbers_are_worked_out(browser: Any) -> None:
    with opened(browser) as page:
        assert "0.18" in page.locator("#mse").inner_text()
        page.fill("#predictions", "3")
        page.fill("#targets", "1")
        assert "The mean of the squares is 4." in page.locator("#mse").inner_text()
        page.fill("#logits", "1000 999")
        assert "0.7311" in page.locator("#softmax").inner_text()
        page.select_option("#class", "1")
        assert "the loss is 1.313." in page.locator("#cross-entropy").inner_text()
        page.fill("#gradients", "-2")
        assert "5 − 0.1 · (−2) = 5.2" in page.locator("#update").inner_text()
        must_keep(page, "predictions=3&targets=1&logits=1000,999&class=1&gradients=-2")


def test_what_is_not_a_number_is_said_beside_the_field(browser: Any) -> None:
    wrong = [
        ("logits", "2, one", "“one” is not a number"),
        ("logits", " ", "at least one number"),
        ("logits", "1,2,3,4,5,6,7,8,9", "At most 8 numbers"),
        ("targets", "1e9", "up to a million"),
        ("rate", "fast", "“fast” is not a number"),
        ("rate", "", "is not a number"),
    ]
    with opened(browser) as page:
        for field, typed, said in wrong:
            before = page.locator("#numbers .result").all_inner_texts()
            page.fill(f"#{field}", typed)
            assert said in page.locator(f"#{field}-problem").inner_text()
            assert page.locator(f"#{field}").get_attribute("aria-describedby") == f"{field}-problem"
            assert page.locator("#numbers .result").all_inner_texts() == before
            page.fill(f"#{field}", "1")
            assert page.locator(f"#{field}-problem").is_hidden()


def test_lists_of_different_length_are_said_so(browser: Any) -> None:
    with opened(browser) as page:
        page.fill("#targets", "1, 2")
        assert "3 predictions and 2 targets" in page.locator("#mse").inner_text()


def test_patience_decides_which_epoch_is_kept(browser: Any) -> None:
    with opened(browser, "#patience=1") as page:
        stopped = page.locator("#stopped")
        assert (
            "Best epoch 4." in stopped.inner_text() and "the patience was too little" in stopped.inner_text()
        )
        page.fill("[data-setting=patience].exact", "5")
        assert "Best epoch 17." in stopped.inner_text() and "too little" not in stopped.inner_text()
        page.get_by_role("button", name="Train another model").click()
        must_keep(page, "patience=5&run=262")


# --- link


def test_a_link_shows_its_situation_and_nothing_else(browser: Any) -> None:
    with opened(browser, "#lr=1.1&zero=0") as page:
        assert not page.get_by_role("switch").is_checked()
        assert page.locator("[data-setting=lr].exact").input_value() == "1.1"
        assert "never reset" in page.locator("#remarks").inner_text()
        assert page.locator("#other-legend").is_visible()
        assert page.locator("#command").inner_text() == "grader play lr=1.1 zero=0"
        page.get_by_role("switch").check()
        must_say(page, "diverging")
        must_keep(page, "lr=1.1")


def test_every_try_leads_to_what_it_says(browser: Any) -> None:
    with opened(browser) as page:
        for word in ("crawling", "overshooting", "diverging", "descending"):
            page.get_by_role("link", name=word).click()
            must_say(page, word)
        page.go_back()
        must_say(page, "diverging")
        for link in page.locator(".tries a").all():
            link.click()
            assert page.locator("#notice").is_hidden()


def test_the_whole_state_is_in_the_address(browser: Any) -> None:
    """Given each setting at another than its standard, when its address is read, then nothing is lost."""
    others = """() => {
      const other = ([name, one]) => [name, one.kind === "choice" ? one.among[1]
        : one.kind === "numbers" ? [1, -2.5, 1e-7] : one.whole ? one.low + 1 : (one.low + one.standard) / 2];
      const state = Object.fromEntries(Object.entries(Settings.KNOWN).map(other));
      const hash = Settings.toHash(state);
      return [hash.split("&").length === Object.keys(state).length, state, Settings.fromHash(hash)];
    }"""
    with opened(browser) as page:
        whole, state, found = page.evaluate(others)
        assert whole and found == {"state": state, "problems": []}


def test_a_link_that_asks_for_what_is_not_there_says_so(browser: Any) -> None:
    with opened(browser, "#speed=3&lr=fast&class=7&steps=2.5&zero=no&lr=%zz&logits=<b>") as page:
        notice = page.locator("#notice").inner_text()
        for said in (
            "no setting “speed”",
            "“fast” is not",
            "class: 7",
            "“2.5” is not",
            "“no” is none",
            "<b>",
        ):
            assert said in notice
        must_say(page, "descending")


def test_a_link_to_a_later_figure_leads_there(browser: Any) -> None:
    with opened(browser, "#patience=1") as page:
        page.wait_for_function("document.getElementById('stopping').getBoundingClientRect().top < 400")
        assert "patience was too little" in page.locator("#stopped").inner_text()
    with opened(browser, "#numbers") as page:
        must_say(page, "descending")
        page.fill("[data-setting=lr].exact", "1.1")
        page.get_by_role("link", name="When to stop").click()
        must_say(page, "diverging")
        must_keep(page, "lr=1.1")


# --- keys


def test_everything_is_reached_and_moved_with_keys(browser: Any) -> None:
    with opened(browser) as page:
        reached = set()
        for _ in range(70):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.dataset.setting ?? document.activeElement.id"))
        unseen = {"w1", "w2", "momentum", "warmup", "seed"}
        assert set(page.evaluate("Object.keys(Settings.KNOWN)")) - unseen <= reached
        page.locator("#lr").focus()
        for _ in range(3):
            page.keyboard.press("PageUp")
        assert float(page.locator("[data-setting=lr].exact").input_value()) > 0.1
        page.get_by_role("switch").focus()
        page.keyboard.press("Space")
        page.get_by_role("radio", name="plain").focus()
        page.keyboard.press("ArrowRight")
        must_keep(page, ".*optimizer=momentum.*zero=0.*")


def test_the_ball_rolls_and_stands_still_for_who_wants_no_motion(browser: Any) -> None:
    with opened(browser, "#steps=5") as page:
        page.get_by_role("button", name="One step").click()
        assert page.locator("#moment").inner_text() == "Step 1 of 5"
        page.get_by_role("button", name="Play").click()
        assert page.locator("#moment").inner_text() == "Step 5 of 5"
    with opened(browser, "#steps=5", reduced_motion="no-preference") as page:
        stop_time(page)
        page.get_by_role("button", name="Play").click()
        assert page.get_by_role("button", name="Pause").is_visible()
        page.clock.run_for(5000)
        assert page.locator("#moment").inner_text() == "Step 5 of 5"
        assert page.get_by_role("button", name="Play").is_visible()
        must_keep(page, "steps=5&step=5")
