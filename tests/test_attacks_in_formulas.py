"""Given a formula in a student's notebook, when a page of the gradebook shows it, then nothing in it is active."""

import pytest

from grader.classroom.gradebook.inert import inert

GAP = "\N{ZERO WIDTH SPACE}"


@pytest.mark.parametrize(
    "command",
    ["href", "url", "style", "class", "cssId", "require", "htmlClass", "csname", "mmlToken", "bbox"],
)
def test_no_command_of_a_formula_can_link_or_style(command: str) -> None:
    text = inert(rf"$\{command}{{javascript:alert(1)}}{{x}}$", set())
    assert f"\\{command}" not in text
    assert text.replace(GAP, "") == rf"$\{command}{{javascript:alert(1)}}{{x}}$"


def test_other_commands_stay_as_they_are() -> None:
    formula = r"$\hat{y} = \frac{1}{N} \sum_i \text{class}_i \urladdress$"
    assert inert(formula, set()) == formula
