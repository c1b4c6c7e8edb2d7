"""The rules of `grader watch`: what follows from saves, verdicts and keys. No file, no process, no clock."""

from dataclasses import dataclass, replace

import pytest

from grader.record import ExerciseResult
from grader.watching import state as s
from grader.watching.machine import LONGEST_WAIT, QUIET, next_look, step

ORDER = ("mse", "softmax", "torch_loop")


@dataclass(frozen=True)
class After:
    """A session after some events: its state, and the effects of the last event."""

    state: s.State
    effects: tuple[s.Effect, ...] = ()

    def at(self, time: float, event: s.Event) -> "After":
        return After(*step(self.state, event, time))

    def wait(self, until: float) -> "After":
        return self.at(until, s.TimePassed())

    def judged(self, time: float, **statuses: str) -> "After":
        """The verdicts of the check that runs come in."""
        after = self
        for name, status in statuses.items():
            assert after.state.check is not None
            after = after.at(time, s.Judged(after.state.check.number, result(name, status)))
        return after

    def press(self, keys: str, time: float = 100.0) -> "After":
        after = self
        for key in keys:
            after = after.at(time, s.Pressed(key))
        return after


def result(name: str, status: str) -> ExerciseResult:
    headline = f"{name}.runs" if status == "failed" else None
    return ExerciseResult(name, status, headline=headline)  # type: ignore[arg-type]


def begun(**statuses: str) -> After:
    """A session in which all files were judged once."""
    standing = {**dict.fromkeys(ORDER, "not_started"), **statuses}
    return After(s.State(ORDER, ORDER[0])).at(0.0, s.Began()).judged(0.1, **standing)


def saved(after: After, *names: str, at: float = 10.0) -> After:
    """These files were saved, and it has been quiet since."""
    return after.at(at, s.Saved(names)).wait(at + QUIET)


def test_at_first_all_is_judged_and_the_keys_are_about_what_was_begun() -> None:
    first = After(s.State(ORDER, ORDER[0])).at(0.0, s.Began())
    assert first.effects == (s.Judge(1, ORDER),)
    for standing, current, page in (
        ({}, "mse", s.Listing()),
        ({"mse": "passed"}, "softmax", s.Listing()),
        ({"mse": "passed", "torch_loop": "failed"}, "torch_loop", s.Verdicts(("torch_loop",))),
        (dict.fromkeys(ORDER, "passed"), "mse", s.Listing()),
    ):
        state = begun(**standing).state
        assert (state.current, state.page) == (current, page)


def test_a_save_is_judged_at_once_and_its_verdict_given_when_it_has_been_quiet() -> None:
    after = begun().at(10.0, s.Saved(("softmax",)))
    assert after.effects == (s.Judge(2, ("softmax",)),)
    held = after.judged(10.0 + QUIET / 4, softmax="failed")
    assert held.state.results["softmax"].status == "not_started" and next_look(held.state) == 10.0 + QUIET
    assert held.wait(10.0 + QUIET / 2).state.results["softmax"].status == "not_started"
    given = held.wait(10.0 + QUIET)
    assert s.Keep("softmax") in given.effects and s.Keep("softmax") not in held.effects
    assert given.state.page == s.Verdicts(("softmax",))


def test_of_a_file_that_is_written_bit_by_bit_only_the_last_verdict_is_given() -> None:
    after, time = begun(), 10.0
    while time + QUIET / 2 < 10.0 + LONGEST_WAIT:
        after = after.at(time, s.Saved(("mse",))).judged(time + QUIET / 4, mse="failed")
        assert after.state.results["mse"].status == "not_started"
        time += QUIET / 2
    last = after.at(time, s.Saved(("mse",))).judged(time + QUIET / 4, mse="passed")
    assert last.wait(time + QUIET).state.results["mse"].status == "passed"


def test_a_file_that_is_written_without_end_is_judged_all_the_same() -> None:
    after, time = begun(), 10.0
    while after.state.results["mse"].status == "not_started":
        assert time <= 10.0 + LONGEST_WAIT + QUIET
        after = after.at(time, s.Saved(("mse",))).judged(time + QUIET / 4, mse="failed")
        time += QUIET / 2


def test_files_saved_one_after_the_other_are_judged_together() -> None:
    after = begun().at(10.0, s.Saved(("mse",))).at(10.0 + QUIET / 2, s.Saved(("softmax",)))
    assert after.effects == (s.Judge(3, ("mse", "softmax")),)


def test_the_verdict_of_what_was_saved_is_shown_and_nothing_after_it() -> None:
    after = saved(begun(), "softmax").judged(11.0, softmax="passed")
    assert after.state.page == s.Verdicts(("softmax",)) and after.state.current == "softmax"
    later = after.wait(3600.0)
    assert (later.state.page, later.state.current, later.effects) == (after.state.page, "softmax", ())


def test_several_files_saved_at_once_leave_the_keys_where_they_are() -> None:
    after = saved(begun(), "torch_loop", "mse").judged(11.0, torch_loop="passed", mse="failed")
    assert after.state.page == s.Verdicts(("torch_loop", "mse"))
    assert after.state.current == "mse"


def test_the_next_save_takes_the_place_of_what_runs_whose_verdict_counts_no_more() -> None:
    running = saved(begun(), "softmax")
    again = running.at(20.0, s.Saved(("softmax",)))
    assert again.effects == (s.Judge(3, ("softmax",)),)
    late = again.at(20.02, s.Judged(2, result("softmax", "failed"))).wait(20.0 + QUIET)
    assert late.state.results["softmax"].status == "not_started"
    assert late.judged(21.0, softmax="passed").state.results["softmax"].status == "passed"


def test_what_was_put_off_by_a_save_comes_after_it() -> None:
    after = begun().press("a").at(101.0, s.Judged(2, result("mse", "passed")))
    after = after.at(101.0, s.Saved(("torch_loop",)))
    assert after.effects == (s.Judge(3, ("torch_loop", "softmax")),)
    shown = after.judged(103.0, torch_loop="failed")
    assert shown.state.page == s.Verdicts(("torch_loop",))
    assert shown.judged(104.0, softmax="failed").state.page == s.Verdicts(("torch_loop",))


def test_a_clock_that_jumps_gives_what_waits_and_does_nothing_else() -> None:
    waiting = begun().at(10.0, s.Saved(("mse",))).judged(10.0, mse="passed")
    assert waiting.wait(90_000.0).state.results["mse"].status == "passed"
    assert begun().wait(90_000.0).effects == ()


@pytest.mark.parametrize(
    ("standing", "current", "remark"),
    [
        ({}, "softmax", ""),
        ({"softmax": "passed"}, "torch_loop", ""),
        ({"mse": "failed", "softmax": "passed", "torch_loop": "passed"}, "mse", "mse is the last one"),
        (dict.fromkeys(ORDER, "passed"), "mse", "All exercises pass"),
    ],
)
def test_next_goes_to_what_does_not_pass(standing: dict[str, str], current: str, remark: str) -> None:
    after = begun(**standing).press("n")
    assert after.state.current == current and remark in after.state.remark


def test_next_goes_round() -> None:
    assert begun(softmax="passed").press("nn").state.current == "mse"


@pytest.mark.parametrize(
    ("status", "key", "effects", "remark"),
    [
        ("failed", "h", (s.Show("hint", "mse"),), ""),
        ("not_started", "h", (s.Show("hint", "mse"),), ""),
        ("passed", "h", (), "nothing to hint at"),
        ("missing", "h", (), "r brings the stub back"),
        ("error", "h", (), "could not be graded"),
        ("passed", "v", (s.Show("reveal", "mse"),), ""),
        ("failed", "v", (), ""),
        ("failed", "vy", (s.Show("reveal", "mse"),), ""),
        ("failed", "vn", (), "Nothing was done"),
        ("failed", "r", (), ""),
        ("failed", "ry", (s.Show("reset", "mse"),), ""),
        ("failed", "rY", (s.Show("reset", "mse"),), ""),
        ("failed", "r\r", (), "Nothing was done"),
        ("failed", "a", (s.Judge(2, ORDER),), ""),
        ("failed", "q", (s.Quit(),), ""),
        ("failed", "Q", (s.Quit(),), ""),
        ("failed", "\x04", (s.Quit(),), ""),
        ("failed", "\x0c", (s.Redraw(),), ""),
        ("failed", "y", (), ""),
        ("failed", "é", (), ""),
    ],
)
def test_keys(status: str, key: str, effects: tuple[s.Effect, ...], remark: str) -> None:
    after = begun(mse=status, softmax="passed", torch_loop="passed")
    after = replace(after, state=replace(after.state, current="mse")).press(key)
    assert (
        after.effects == effects and remark in after.state.remark and bool(after.state.remark) == bool(remark)
    )


def test_list_and_back() -> None:
    listed = begun(mse="failed").press("l")
    assert listed.state.page == s.Listing()
    assert listed.press("\r").state.page == s.Verdicts(("mse",))


def test_a_question_is_dropped_when_a_file_is_saved() -> None:
    after = saved(begun(mse="failed").press("r"), "mse")
    assert after.state.asked is None and after.press("y").effects == ()


def test_a_hint_waits_for_the_verdict() -> None:
    after = saved(begun(mse="failed"), "mse").press("h")
    assert after.effects == () and "comes after its verdict" in after.state.remark


def test_a_remark_outlives_the_save_that_goes_with_it_and_no_later_one() -> None:
    after = begun().at(10.0, s.Answered(remark="mse.py is the stub again."))
    soon = saved(after, "mse", at=10.1)
    assert soon.state.remark and not saved(soon, "mse", at=60.0).state.remark


def test_torch_is_prepared_before_its_turn() -> None:
    """The exercise that the keys are about, and the one after it."""
    assert s.Prepare(("softmax", "torch_loop")) in begun(mse="passed").effects
