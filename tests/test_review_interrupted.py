"""Whatever interrupts a review, what was shown as judged is in the history, and the next call goes on."""

import os
import random
import re
import signal
import time
from pathlib import Path

import pytest

from grader.history import QuizAnswered
from grader.places import Places
from grader.quiz.topics import by_key, topics
from tests.past import ago, answered, events, graded, happened
from tests.quiz_terminal import Terminal

CHOICES = [one.key for one in by_key(topics()).values() if one.kind == "choice" and not one.see]
KILLS = 5


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    (tmp_path / ".key").symlink_to(places.keys)
    happened(tmp_path, *((ago(1), answered(key, "wrong")) for key in CHOICES[:20]))
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
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    moments = random.Random(seed)
    shown = 0
    for _ in range(KILLS):
        before = reviewed(kit)
        terminal = Terminal(kit, "--count", "20", command="review")
        terminal.wait_for("> ")
        terminal.type("?\n?\n?\n")
        time.sleep(moments.uniform(0, 0.05))
        os.kill(terminal.process.pid, signal.SIGKILL)
        _, seen = terminal.close()
        shown = len(re.findall("The answer:", seen))
        assert reviewed(kit) >= before + shown
    assert not list((kit / ".progress").glob("*damaged*"))
