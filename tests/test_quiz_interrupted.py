"""Whatever interrupts a round of the quiz, no answer is lost, and the next call goes on where it stood."""

import os
import signal
from pathlib import Path

import pytest

from grader.commands import quiz
from grader.quiz.questions import Topic
from grader.quiz.topics import topics
from tests.quiz_rounds import choices, events, run
from tests.quiz_terminal import Terminal


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADER_KIT", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("end", ["q\n", "", "Q\n", "quit\n"])
def test_who_stops_is_told_how_to_go_on_and_goes_on_there(kit: Path, end: str) -> None:
    stopped = run("--kind", "choice", "--seed", "5", "--count", "3", typed=f"a\n{end}")
    assert stopped.exit_code == 0
    assert "1 of 3 answers are kept" in stopped.stdout and "`grader quiz` goes on" in stopped.stdout
    went_on = run(typed="a\na\n")
    assert "question 2 of 3" in went_on.stdout and " 1 of 3" not in went_on.stdout
    assert "The round" in went_on.stdout
    assert len([event for event in events(kit) if event["event"] == "answered"]) == 3


def test_a_finished_round_is_followed_by_another(kit: Path) -> None:
    run("--kind", "choice", "--seed", "5", "--count", "1", typed="a\n")
    assert "10 questions. Type" in run().stdout


def test_new_begins_another_round_and_keeps_the_answers_of_the_last(kit: Path) -> None:
    run("--kind", "choice", "--seed", "5", "--count", "3", typed="a\n")
    assert "10 questions. Type" in run("--new").stdout
    assert [event["event"] for event in events(kit)] == ["begun", "answered", "begun"]


def test_points_are_not_shown_before_something_was_said_and_words_are_not_lost(kit: Path) -> None:
    first = run("--kind", "spoken", "--seed", "1", "--count", "1", "training_step", typed="")
    assert "What a good answer says" not in first.stdout
    assert "What a good answer says" in run(typed="My words.\n").stdout
    assert "You wrote: My words." in run(typed="\n").stdout


def test_damaged_lines_are_left_out_and_said_and_nothing_is_overwritten(kit: Path) -> None:
    run("--kind", "choice", "--seed", "5", "--count", "3", typed="a\n")
    path = kit / ".progress/quiz.jsonl"
    torn = path.read_bytes() + b"\xff nonsense\n" + b'{"event":"answered","round":"'
    path.write_bytes(torn)
    ran = run(typed="b\n")
    assert "unreadable: 2 lines" in ran.stderr and "question 2 of 3" in ran.stdout
    assert path.read_bytes().startswith(torn + b"\n{")
    assert "question 3 of 3" in run().stdout


def test_a_question_that_is_no_more_is_left_out_of_a_round(
    kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--kind", "choice", "--seed", "5", "--count", "3", typed="a\n")
    gone = choices(kit)[1].question.topic
    fewer: list[Topic] = [topic for topic in topics() if topic.name != gone]
    monkeypatch.setattr(quiz, "topics", lambda: fewer)
    assert "question 2 of 2" in run(typed="a\n").stdout


def test_in_a_terminal_by_keys(kit: Path) -> None:
    terminal = Terminal(kit, "--kind", "choice", "--seed", "5", "--count", "2")
    terminal.wait_for("(a to d, ? or q) > ")
    terminal.type("x\n")
    terminal.wait_for("Answer with a letter")
    terminal.wait_for("> ")
    terminal.type("d\n")
    terminal.wait_for(" 2 of 2")
    terminal.wait_for("> ")
    terminal.type("1\n")
    assert terminal.close()[0] == 0
    assert len(events(kit)) == 3


def test_ctrl_c_and_the_closing_of_the_terminal_lose_nothing(kit: Path) -> None:
    terminal = Terminal(kit, "--kind", "choice", "--seed", "5", "--count", "3")
    terminal.wait_for("> ")
    terminal.type("a\n")
    terminal.wait_for(" 2 of 3")
    terminal.wait_for("> ")
    terminal.interrupt()
    code, seen = terminal.close()
    assert code == 130
    assert "1 of 3 answers are kept" in seen and "Traceback" not in seen
    terminal = Terminal(kit)
    terminal.wait_for("question 2 of 3")
    terminal.wait_for("> ")
    terminal.type("\x04")
    code, seen = terminal.close()
    assert code == 0
    assert "`grader quiz` goes on" in seen


def test_kill_9_loses_no_answer_that_was_judged(kit: Path) -> None:
    terminal = Terminal(kit, "--kind", "choice", "--seed", "5", "--count", "3")
    terminal.wait_for("> ")
    terminal.type("a\n")
    terminal.wait_for("   The answer:" if choices(kit)[0].judged("a").verdict == "wrong" else "✓ right")
    os.kill(terminal.process.pid, signal.SIGKILL)
    terminal.close()
    assert "question 2 of 3" in run().stdout
