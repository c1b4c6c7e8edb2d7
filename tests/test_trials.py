"""From what happened to how well an idea was known: first try, with help, told, missed; each day's work once."""

from datetime import datetime

from grader.history import Event, Happened, HintShown, Hunted, PointsTicked, Reset, Revealed
from grader.review.trials import trials
from tests.past import ALONE, ago, answered, graded

AXIS = "softmax.axis"


def outcomes(*past: tuple[float, Event], subject: str = AXIS) -> list[str]:
    """How it went each time; `past` is events and how many days ago they were, a minute after one another."""
    happened = [Happened(ago(days, minute), event) for minute, (days, event) in enumerate(past)]
    return [trial.outcome for trial in trials(happened) if trial.subject == subject]


def hint(rung: int, concept: str = AXIS) -> HintShown:
    return HintShown(exercise="softmax", concept=concept, rung=rung)


def test_right_at_once_is_a_first_try() -> None:
    assert outcomes((1, graded("a", axis="passed"))) == ["first_try"]


def test_right_after_mistakes_of_the_same_day_is_one_trial() -> None:
    past = [graded("a", axis="failed"), graded("b", axis="failed"), graded("c", axis="passed")]
    assert outcomes(*((1, event) for event in past)) == ["later"]


def test_missed_one_day_and_right_the_next_are_two() -> None:
    assert outcomes((2, graded("a", axis="failed")), (1, graded("b", axis="passed"))) == ["missed", "later"]


def test_another_concept_that_failed_spoils_no_first_try() -> None:
    past = [graded("a", stability="failed", axis="not_checked"), graded("b", axis="passed")]
    assert outcomes(*((1, event) for event in past)) == ["first_try"]


def test_a_program_that_does_not_run_spoils_no_first_try() -> None:
    past = [graded("a", runs="failed", axis="not_checked"), graded("b", runs="passed", axis="passed")]
    assert outcomes(*((1, event) for event in past)) == ["first_try"]
    assert not outcomes(*((1, event) for event in past), subject="softmax.runs")


def test_a_hint_is_help_and_the_last_one_tells() -> None:
    assert outcomes((1, hint(1)), (1, graded("a", axis="passed"))) == ["later"]
    assert outcomes((1, hint(3)), (1, graded("a", axis="passed"))) == ["told"]
    assert outcomes((1, hint(3, "softmax.stability")), (1, graded("a", axis="passed"))) == ["first_try"]


def test_the_reference_before_a_pass_tells_all_that_did_not_pass_yet() -> None:
    shown = Revealed(exercise="softmax", after_a_pass=False)
    assert outcomes((1, shown)) == ["told"]
    assert outcomes((2, shown), (1, graded("a", axis="passed"))) == ["told", "told"]
    assert outcomes((2, graded("a", axis="passed")), (1, shown)) == ["first_try"]


def test_the_reference_after_a_pass_says_nothing() -> None:
    assert outcomes((1, Revealed(exercise="softmax", after_a_pass=True))) == []


def test_what_an_attempt_has_shown_right_stays_so_while_one_tries_things_out() -> None:
    past = [graded("a", axis="passed"), graded("b", axis="failed"), graded("c", axis="passed")]
    assert outcomes(*((3 - day, event) for day, event in enumerate(past))) == ["first_try"]


def test_a_reset_is_a_new_attempt_and_so_is_another_folder() -> None:
    first, second = graded("a", axis="passed"), graded("b", axis="failed")
    assert outcomes((2, first), (1, Reset(exercise="softmax")), (1, second)) == ["first_try", "missed"]
    elsewhere = graded("b", axis="failed", folder="drills/1")
    assert outcomes((2, first), (1, elsewhere)) == ["first_try", "missed"]


def test_a_reset_forgets_hints_and_mistakes() -> None:
    past = [graded("a", axis="failed"), hint(3), Reset(exercise="softmax")]
    assert outcomes(*((2, event) for event in past), (1, graded("b", axis="passed")))[-1] == "first_try"


def test_an_answer_is_evidence_of_its_concept_or_of_its_own_question() -> None:
    assert outcomes((1, answered()), subject="mse.squared_error") == ["first_try"]
    assert outcomes((1, answered(verdict="unknown")), subject="mse.squared_error") == ["missed"]
    assert outcomes((1, answered(ALONE, "wrong")), subject=f"quiz/{ALONE}") == ["missed"]


def test_an_answer_that_was_wrong_first_is_no_first_try_on_that_day() -> None:
    wrong, right = answered(verdict="wrong"), answered()
    assert outcomes((1, wrong), (1, right), subject="mse.squared_error") == ["later"]
    assert outcomes((1, right), (1, wrong), subject="mse.squared_error") == ["missed"]
    assert outcomes((2, wrong), (1, right), subject="mse.squared_error") == ["missed", "first_try"]


def test_a_reset_does_not_make_a_first_try_of_a_second_one_on_the_same_day() -> None:
    shown, again = Revealed(exercise="softmax", after_a_pass=False), graded("a", axis="passed")
    assert outcomes((1, shown), (1, Reset(exercise="softmax")), (1, again)) == ["later"]


def test_points_that_one_ticks_oneself_are_no_evidence() -> None:
    assert trials([Happened(ago(1), PointsTicked(question="q", ticked=0, points=5))]) == []


def test_a_hunt_is_known_when_it_was_found_and_fixed() -> None:
    def hunted(found: bool, fixed: bool, tries: int, *, helped: bool = False) -> list[str]:
        event = Hunted(hunt="h", concept=AXIS, found=found, fixed=fixed, tries=tries, helped=helped)
        return outcomes((1, event))

    assert hunted(True, True, 1) == ["first_try"]
    assert hunted(True, True, 3) == hunted(True, True, 1, helped=True) == ["later"]
    assert hunted(True, False, 1) == hunted(False, True, 1) == ["missed"]


def test_the_small_hours_belong_to_the_evening_before() -> None:
    midnight = ago(1).astimezone().replace(hour=23, minute=55)

    def at(hour: int) -> datetime:
        return ago(0).astimezone().replace(hour=hour)

    late = [Happened(midnight, graded("a", axis="failed")), Happened(at(1), graded("b", axis="failed"))]
    assert len(trials(late)) == 1
    assert len(trials([late[0], Happened(at(9), graded("b", axis="failed"))])) == 2
