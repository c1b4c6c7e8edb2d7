"""The quiz for other programs: questions without answers, then verdicts, with nothing kept between."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.commands.quiz import command
from grader.quiz.kinds.spoken import PutSpoken
from grader.quiz.putting import put
from grader.quiz.questions import Choice, Number
from grader.quiz.topics import by_key, topics

QUESTIONS = by_key(topics())


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(command, arguments, input=typed)


def graded(seed: int, answers: dict) -> dict:
    ran = run("--answers", "-", typed=json.dumps({"seed": seed, "answers": answers}))
    assert ran.exit_code == 0, ran.stderr
    return json.loads(ran.stdout)


def test_the_questions_of_a_seed_are_the_same_and_hold_no_answer() -> None:
    first, second = run("--json", "--seed", "7"), run("--json", "--seed", "7")
    assert first.stdout == second.stdout
    document = json.loads(first.stdout)
    assert (document["schema"], document["seed"], len(document["questions"])) == (1, 7, 10)
    fields = {"id", "topic", "level", "kind", "idea", "asks", "options", "how"}
    assert all(set(question) == fields for question in document["questions"])


def test_no_text_that_explains_is_in_the_questions() -> None:
    printed = run("--json", "--seed", "7", "--count", "1000").stdout
    for key, question in QUESTIONS.items():
        posed = put(question, 7)
        if isinstance(posed, PutSpoken):
            assert not any(json.dumps(point, ensure_ascii=False) in printed for point in posed.points), key
        else:
            assert json.dumps(posed.because, ensure_ascii=False) not in printed, key


def test_right_answers_to_everything_are_right() -> None:
    answers: dict[str, object] = {}
    for key, question in QUESTIONS.items():
        posed = put(question, 3)
        answers[key] = [1, 2] if isinstance(posed, PutSpoken) else posed.right.split("  ")[0]
    document = graded(3, answers)
    assert [result["id"] for result in document["results"]] == list(answers)
    verdicts = {result["verdict"] for result in document["results"]}
    assert verdicts == {"right", "self_rated"}
    spoken = sum(question.kind == "spoken" for question in QUESTIONS.values())
    assert document["summary"]["right"] == len(QUESTIONS) - spoken
    assert (document["summary"]["self_rated"], document["summary"]["ticked"]) == (spoken, 2 * spoken)


def test_a_mistake_is_named_with_its_correction() -> None:
    [key] = [key for key, one in QUESTIONS.items() if isinstance(one, Number) and one.id == "mse"]
    posed = put(QUESTIONS[key], 3)
    assert not isinstance(posed, PutSpoken)
    [result] = graded(3, {key: posed.drawn.wrong["not_averaged"]})["results"]  # type: ignore[union-attr]
    assert (result["verdict"], result["mistake"]["name"]) == ("wrong", "not_averaged")
    assert "Divide it by the" in result["mistake"]["correction"]
    assert result["right"] == posed.right


def test_numbers_texts_lists_and_nothing_are_answers() -> None:
    document = graded(
        3,
        {
            "losses.mse": 1e9,
            "losses.outlier": "?",
            "training_step.narrate_a_step": [],
            "losses.why_not_accuracy": None,
        },
    )
    verdicts = [result["verdict"] for result in document["results"]]
    assert verdicts == ["wrong", "unknown", "self_rated", "unanswered"]
    assert document["summary"] == {
        **{"right": 0, "wrong": 1, "unknown": 1, "unanswered": 1},
        **{"self_rated": 1, "ticked": 0, "points": 7},
    }


def test_what_was_printed_may_be_sent_back_with_answers(tmp_path: Path) -> None:
    document = json.loads(run("--json", "--seed", "7", "--kind", "choice").stdout)
    document["answers"] = {question["id"]: "a" for question in document["questions"]}
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(document))
    results = json.loads(run("--json", "--answers", str(path)).stdout)["results"]
    assert len(results) == 10
    assert all(isinstance(QUESTIONS[result["id"]], Choice) for result in results)


def test_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_KIT", str(tmp_path))
    run("--json")
    graded(3, {"losses.mse": "1"})
    assert not (tmp_path / ".progress").exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ("", "The answers are not JSON"),
        ("[]", "The answers are not JSON"),
        ('{"answers": {}}', "missing required field `seed`"),
        ('{"seed": 1, "answers": {"losses.mse": {}}}', "The answers are not JSON"),
        ('{"seed": 1, "answers": {"losses.nothing": "a"}}', "There is no question 'losses.nothing'"),
        (
            '{"seed": 1, "answers": {"losses.mse": "much"}}',
            "losses.mse: 'much' is no answer. Answer with a number",
        ),
        ('{"seed": 1, "answers": {"losses.outlier": "e"}}', "Answer with a letter from a to d"),
        (
            '{"seed": 1, "answers": {"losses.choose_a_loss": [9]}}',
            "Answer with the numbers of the points, 1 to 5",
        ),
    ],
)
def test_what_cannot_be_graded_is_said(sent: str, sentence: str) -> None:
    ran = run("--answers", "-", typed=sent)
    assert ran.exit_code == 2
    assert sentence in " ".join(ran.stderr.split())
    assert ran.stdout == ""


def test_answers_leave_no_room_for_other_options() -> None:
    ran = run("--answers", "-", "--seed", "3", typed="{}")
    assert ran.exit_code == 2
    assert "the file says it all" in ran.stderr


def test_a_file_that_is_not_there_is_said() -> None:
    ran = run("--answers", "nowhere.json")
    assert ran.exit_code == 2
    assert "nowhere.json" in ran.stderr
