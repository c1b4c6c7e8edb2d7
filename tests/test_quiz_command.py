"""`grader quiz`: a round by keys, kept answer by answer, gone on with after whatever interrupted it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.commands import quiz
from grader.quiz.kinds.choice import PutChoice
from grader.quiz.putting import put
from grader.quiz.questions import Topic
from grader.quiz.topics import TopicError, by_key, topics
from tests.quiz_terminal import Terminal

QUESTIONS = by_key(topics())


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADER_KIT", str(tmp_path))
    return tmp_path


def run(*arguments: str, typed: str | bytes = "") -> Result:
    return CliRunner().invoke(quiz.command, arguments, input=typed)


def events(kit: Path) -> list[dict]:
    return [json.loads(line) for line in (kit / ".progress/quiz.jsonl").read_text("utf-8").splitlines()]


def choices(kit: Path) -> list[PutChoice]:
    """The questions of the round that was begun last, as they are put; all of them choices."""
    [*_, begun] = [event for event in events(kit) if event["event"] == "begun"]
    found = [put(QUESTIONS[key], begun["seed"]) for key in begun["questions"]]
    assert all(isinstance(one, PutChoice) for one in found)
    return found  # type: ignore[return-value]


def letter(posed: PutChoice, *, right: bool) -> str:
    return next(one for one in "abcd" if (posed.judged(one).verdict == "right") is right)


def test_a_round_from_the_first_question_to_the_summary(kit: Path) -> None:
    run("--kind", "choice", "--seed", "5", "--count", "3")
    first, second, third = choices(kit)
    keys = [letter(first, right=True), letter(second, right=False).upper(), "?"]
    ran = run("--kind", "choice", "--seed", "5", "--count", "3", typed="\n".join(keys) + "\n")
    assert ran.exit_code == 0
    shown = " ".join(ran.stdout.split())
    assert first.because.split()[0] in shown and "✓ right" in shown
    chosen = second.judged(keys[1])
    assert chosen.mistake is not None
    assert f"“{chosen.mistake.belief}” {chosen.mistake.correction}" in shown
    assert f"Right is: {' '.join(third.right.split())}" in shown
    assert "The round" in shown and shown.count("1 of 1 right") == 1 and shown.count("0 of 1 right") == 2
    again = ran.stdout.partition("To look at again")[2]
    assert second.question.idea in again and third.question.idea in again
    assert first.question.idea not in again


def test_every_answer_is_kept_with_what_was_recognised(kit: Path) -> None:
    run("--kind", "choice", "--seed", "5", "--count", "1", typed="")
    [posed] = choices(kit)
    wrong = letter(posed, right=False)
    run(typed=f"{wrong}\n")
    begun, answered = events(kit)
    assert begun["questions"] == [posed.question.key]
    assert (answered["question"], answered["said"]) == (posed.question.key, wrong)
    assert (answered["verdict"], answered["mistake"]) == ("wrong", posed.judged(wrong).name)
    assert answered["round"] == begun["round"]


def test_an_answer_may_be_a_letter_or_a_number_and_anything_else_is_asked_again(kit: Path) -> None:
    ran = run("--kind", "choice", "--seed", "5", "--count", "1", typed="\ne\n17\nno\n\x00\n2\n")
    assert ran.exit_code == 0
    assert ran.stdout.count("Answer with a letter from a to d, or its number.") == 5
    assert [event["event"] for event in events(kit)] == ["begun", "answered"]


def test_bytes_that_are_no_text_are_asked_again(kit: Path) -> None:
    ran = run("--kind", "choice", "--seed", "5", "--count", "1", typed=b"\xff\xfe\n")
    assert ran.exit_code == 0
    assert "0 of 1 answers are kept" in ran.stdout


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
    assert "10 questions, seed " in run().stdout


def test_new_begins_another_round_and_keeps_the_answers_of_the_last(kit: Path) -> None:
    run("--kind", "choice", "--seed", "5", "--count", "3", typed="a\n")
    assert "10 questions, seed " in run("--new").stdout
    assert [event["event"] for event in events(kit)] == ["begun", "answered", "begun"]


def test_open_questions_are_ticked_and_kept_apart(kit: Path) -> None:
    ran = run("--kind", "spoken", "--seed", "1", "--count", "1", "training_step", typed="My words.\n9\n1 3\n")
    assert "Answer with the numbers of the points" in ran.stdout
    assert "self-rated: 2 of 7 points" in ran.stdout and "right" not in ran.stdout.partition("The round")[2]
    _, said, rated = events(kit)
    assert (said["event"], said["said"]) == ("said", "My words.")
    assert (rated["event"], rated["ticked"], rated["points"]) == ("self_rated", [1, 3], 7)


def test_points_are_not_shown_before_something_was_said_and_words_are_not_lost(kit: Path) -> None:
    first = run("--kind", "spoken", "--seed", "1", "--count", "1", "training_step", typed="")
    assert "What a good answer says" not in first.stdout
    assert "What a good answer says" in run(typed="My words.\n").stdout
    assert "You wrote: My words." in run(typed="\n").stdout


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["optimizers"], lambda one: one.topic == "optimizers"),
        (["softmax"], lambda one: one.see.startswith("softmax.")),
        (["--level", "ic4", "--level", "prerequisite"], lambda one: one.level in ("IC4", "prerequisite")),
        (["--kind", "order"], lambda one: one.kind == "order"),
    ],
)
def test_topics_levels_and_kinds_narrow_the_choice(kit: Path, arguments: list[str], wanted) -> None:
    asked = json.loads(run("--json", "--count", "1000", *arguments).stdout)["questions"]
    assert {one["id"] for one in asked} == {key for key, one in QUESTIONS.items() if wanted(one)}


def test_a_round_goes_over_all_topics_from_the_easier_levels_up(kit: Path) -> None:
    asked = json.loads(run("--json").stdout)["questions"]
    assert len(asked) == 10 == len({one["topic"] for one in asked})
    levels = [["prerequisite", "IC3", "IC4"].index(one["level"]) for one in asked]
    assert levels == sorted(levels)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["softmaxx"], "There are no questions about 'softmaxx'. There are about: losses,"),
        (["--kind", "order", "losses"], "No question is of that level and kind there"),
        (["--level", "IC9"], "IC9"),
        (["--count", "0"], "--count"),
    ],
)
def test_what_cannot_be_asked_for_is_said(kit: Path, arguments: list[str], sentence: str) -> None:
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert sentence in " ".join(ran.stderr.split())
    assert not (kit / ".progress").exists()


def test_the_help_names_the_topics() -> None:
    assert all(topic.name in run("--help").stdout for topic in topics())


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


def test_a_place_that_cannot_be_written_is_said(kit: Path) -> None:
    (kit / ".progress").write_text("a file, where the folder should be")
    ran = run()
    assert ran.exit_code == 2
    assert "Answers cannot be kept in" in ran.stderr


def test_a_damaged_file_of_questions_is_our_fault(kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> list[Topic]:
        raise TopicError("01_losses.toml is not TOML.")

    monkeypatch.setattr(quiz, "topics", damaged)
    ran = run()
    assert ran.exit_code == 3
    assert "by a fault of ours. 01_losses.toml is not TOML." in ran.stderr


def test_it_imports_neither_torch_nor_scipy_nor_numpy(kit: Path) -> None:
    program = (
        "import sys; from grader.cli import program; program(['quiz', '--json'], standalone_mode=False); "
    )
    program += "print([name for name in ('torch', 'scipy', 'numpy') if name in sys.modules], file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stderr == "[]\n"


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
    terminal.type("\x03")
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
    terminal.wait_for("   Right is:" if choices(kit)[0].judged("a").verdict == "wrong" else "✓ right")
    os.kill(terminal.process.pid, signal.SIGKILL)
    terminal.close()
    assert "question 2 of 3" in run().stdout
