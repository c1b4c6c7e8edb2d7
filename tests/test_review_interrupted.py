"""Whatever interrupts a review, what was shown as judged is in the history, and the next call goes on."""

import os
import re
import shutil
import signal
import time
from pathlib import Path
from random import Random

import pytest

from grader.history import Event, Graded, QuizAnswered
from grader.places import Places
from grader.quiz.topics import by_key, topics
from tests.kills import seeds
from tests.left_behind import nothing_left_behind
from tests.past import ago, answered, events, graded, happened
from tests.quiz_terminal import Terminal

DUE = [one.key for one in by_key(topics()).values() if one.kind == "choice" and not one.see][:20]


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    (tmp_path / ".key").symlink_to(places.keys)
    begin_anew(tmp_path, *(answered(key, "wrong") for key in DUE))
    return tmp_path


def reviewed(kit: Path) -> int:
    return sum(isinstance(event, QuizAnswered) and event.where == "review" for event in events(kit))


def test_in_a_terminal_by_keys_and_ctrl_c(kit: Path) -> None:
    terminal = Terminal(kit, command="review")
    terminal.wait_for(" 1 of 10")
    terminal.wait_for("> ")
    terminal.type("?\n")
    terminal.wait_for(" 2 of 10")
    terminal.wait_for("> ")
    terminal.interrupt()
    code, seen = terminal.close()
    assert code == 130 and "Stopped. `grader review` goes on from here." in seen and "Traceback" not in seen
    assert reviewed(kit) == 1
    terminal = Terminal(kit, command="review")
    terminal.wait_for(" 1 of 9")
    terminal.wait_for("> ")
    terminal.type("\x04")
    assert terminal.close()[0] == 0


def test_an_exercise_in_a_terminal_is_graded_on_enter(kit: Path) -> None:
    (kit / ".progress/history.db").unlink()
    happened(kit, (ago(1), graded("a", axis="failed")))
    terminal = Terminal(kit, command="review")
    terminal.wait_for("(Enter grades it, q stops) > ")
    [written] = (kit / "reviews").glob("*/softmax.py")
    written.write_text("def softmax(z):\n    return z\n")
    terminal.type("\n")
    terminal.wait_for("yours")
    terminal.wait_for("(Enter grades it, q stops) > ")
    terminal.type("q\n")
    assert terminal.close()[0] == 0


def test_kill_9_loses_no_answer_whose_verdict_was_shown(kit: Path) -> None:
    for seed in seeds(5):
        if reviewed(kit) > len(DUE) - 5:
            begin_anew(kit, *(answered(key, "wrong") for key in DUE))
        before, shown_before = events(kit), reviewed(kit)
        with nothing_left_behind():
            terminal = Terminal(kit, "--count", "20", command="review")
            terminal.wait_for("> ")
            terminal.type("?\n?\n?\n")
            time.sleep(Random(seed).uniform(0, 0.05))
            os.kill(terminal.process.pid, signal.SIGKILL)
            _, seen = terminal.close()
        assert events(kit)[: len(before)] == before
        assert reviewed(kit) - shown_before >= len(re.findall("The answer:", seen))
    assert not list((kit / ".progress").glob("*damaged*"))


def test_kill_9_loses_no_verdict_on_an_exercise_that_was_written_again(kit: Path) -> None:
    for seed in seeds(3):
        begin_anew(kit, graded("a", axis="failed"))
        program = f"def softmax(z):\n    return {seed} * z\n"
        with nothing_left_behind():
            terminal = Terminal(kit, command="review")
            terminal.wait_for("(Enter grades it, q stops) > ")
            [written] = (kit / "reviews").glob("*/softmax.py")
            written.write_text(program)
            terminal.type("\n\n")
            time.sleep(Random(seed).uniform(0, 0.5))
            os.kill(terminal.process.pid, signal.SIGKILL)
            _, seen = terminal.close()
        kept = [one for one in events(kit) if isinstance(one, Graded) and one.folder.startswith("reviews/")]
        assert ("yours" in seen) <= ([one.source for one in kept] == [graded(program).source])
        assert written.read_text() == program


def begin_anew(kit: Path, *past: Event) -> None:
    for folder in (".progress", "reviews"):
        shutil.rmtree(kit / folder, ignore_errors=True)
    happened(kit, *((ago(1), event) for event in past))
