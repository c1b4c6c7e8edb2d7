"""How hints read, and what they lead to: each situation on the playground, with what to look for, each picture."""

import re
import shlex
from typing import Any

import pytest
from click import unstyle

from grader.commands.called import CALLED_BY, as_called
from grader.commands.plot import PICTURES
from grader.curriculum.catalogue import exercises
from grader.curriculum.figures import figures
from grader.curriculum.hints import hints_of
from grader.playground import situation
from grader.report.hints import SEEN, Ways, hint_text
from tests.browsers import in_a_browser
from tests.playground_page import opened

WITH_REFERENCES, WITHOUT = Ways("press h", "press v", pictures=True), Ways("press h", "")
STATED = {
    "torch_loop.zero_grad": "Up to step 6 its loss is even the lower one",
    "early_stopping.best_epoch": "Best epoch 17.",
    "early_stopping.patience": "after epoch 15, 3 epochs later, and the weights of epoch 12 are kept. Epoch 17 would",
    "learning_rate.curvature": "Largest stable rate of plain descent on all examples: 1,",
    "cross_entropy.stability": "The true class has probability 0, so the loss is 1000.",
}


def told(concept: str, ways: Ways) -> str:
    return unstyle(hint_text(concept.partition(".")[0], concept, ["A text."], ways))


@pytest.mark.parametrize("concept", figures())
def test_each_belongs_to_a_concept_and_names_what_there_is(concept: str) -> None:
    exercises()[concept.partition(".")[0]].concept(concept)
    figure = figures()[concept]
    assert figure.play or figure.picture
    assert figure.picture in ("", *PICTURES.split(", "))
    situation(tuple(figure.play.split()))


@pytest.mark.parametrize("concept", [concept for concept, figure in figures().items() if figure.play])
def test_make_gets_the_whole_situation(concept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CALLED_BY, "make")
    play = figures()[concept].play
    assert shlex.split(as_called(f"grader play {play}")) == ["make", "play", f"ONLY={play}"]


@in_a_browser
@pytest.mark.parametrize("concept", [concept for concept, figure in figures().items() if figure.play])
def test_each_situation_is_on_the_page_with_what_to_look_for(concept: str, browser: Any) -> None:
    figure = figures()[concept]
    with opened(browser, f"#{situation(tuple(figure.play.split()))}") as page:
        assert page.locator("#notice").is_hidden(), page.locator("#notice").inner_text()
        words = " ".join(page.locator("body").inner_text().split())
        for named in re.findall("“(.+?)”", figure.look):
            assert named in words
        assert STATED.get(concept, "") in words


@in_a_browser
def test_a_hint_leads_to_what_it_is_about(browser: Any) -> None:
    with opened(browser, "#logits=1000,999,998") as page:
        top = page.locator("#numbers").bounding_box()["y"]
        assert 0 <= top < page.viewport_size["height"] / 2


def test_a_hint_tells_of_it() -> None:
    text = told("torch_loop.zero_grad", WITH_REFERENCES)
    assert "See it\n  grader play lr=0.05 zero=0 steps=40\n  The gradients are never reset" in text
    assert "  As a picture: grader plot zero_grad\n" in text
    assert max(map(len, text.splitlines())) < 80


def test_a_picture_is_told_of_only_where_it_can_be_drawn() -> None:
    assert "grader plot" not in told("torch_loop.zero_grad", WITHOUT)
    assert SEEN not in told("loss_choice.vanishing_gradient", WITHOUT)
    assert "grader plot losses" in told("loss_choice.vanishing_gradient", WITH_REFERENCES)
    assert "grader plot backprop" in told("backprop.chain_rule", WITHOUT)


def test_a_hint_without_a_figure_is_as_it_was() -> None:
    assert SEEN not in told("softmax.axis", WITH_REFERENCES)


# --- the text around it


def test_each_step_of_a_worked_case_has_a_line_of_its_own() -> None:
    rungs = hints_of("torch_loop")["torch_loop.zero_grad"].rungs()
    text = unstyle(hint_text("torch_loop", "torch_loop.zero_grad", rungs, Ways("press h", "")))
    lines = text.splitlines()
    assert "  w = 1, x = 2, target 0, squared error, lr = 1/32, the same batch twice." in lines
    assert "  step 1: gradient 2 · 2 · 2 = 8, so w = 1 − 8/32 = 0.75" in lines


@pytest.mark.parametrize("exercise", exercises())
def test_hints_fit_a_terminal(exercise: str) -> None:
    for concept, hint in hints_of(exercise).items():
        text = unstyle(hint_text(exercise, concept, hint.rungs(), Ways("press h", "press v", pictures=True)))
        assert max(map(len, text.splitlines())) < 80
