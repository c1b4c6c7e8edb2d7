"""`grader review` as it is typed: nothing due, questions, an exercise to write again, the day's share, JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.commands import review
from grader.history import Graded, QuizAnswered, WritingBegun
from grader.key.variants import Solutions
from grader.places import Places
from grader.quiz.topics import by_key, topics
from tests.past import ALONE, ago, answered, events, graded, happened
from tests.quiz_rounds import run as quiz

CHOICES = [one.key for one in by_key(topics()).values() if one.kind == "choice" and not one.see]


@pytest.fixture
def kit(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (".key", "solutions"):
        (tmp_path / name).symlink_to(places.root / name)
    monkeypatch.setenv("GRADER_KIT", str(tmp_path))
    return tmp_path


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(review.command, arguments, input=typed)


def reviewed(kit: Path) -> list[QuizAnswered]:
    return [one for one in events(kit) if isinstance(one, QuizAnswered) and one.where == "review"]


def slipped(kit: Path) -> Path:
    happened(kit, (ago(3), graded("a", axis="failed")))
    return kit


def test_before_anything_happened_it_says_what_feeds_it(kit: Path) -> None:
    ran = run()
    assert ran.exit_code == 0 and "Nothing to review yet" in ran.stdout
    assert not (kit / ".progress").exists()


def test_when_nothing_is_due_it_says_when_there_will_be(kit: Path) -> None:
    happened(kit, (ago(0), answered(verdict="wrong")))
    assert "Nothing is due today. The next review is tomorrow." in run().stdout


def test_what_was_missed_in_the_quiz_is_asked_again_and_what_was_right_is_not_yet(kit: Path) -> None:
    wrong, right = CHOICES[:2]
    happened(kit, (ago(1), answered(wrong, "wrong")), (ago(1), answered(right)))
    ran = run(typed="?\n")
    assert " 1 of 1" in ran.stdout and "Reviewed" in ran.stdout and "tomorrow" in ran.stdout
    [event] = reviewed(kit)
    assert (event.question, event.verdict) == (wrong, "unknown")
    assert "Nothing is due today" in run().stdout


def test_answers_to_the_quiz_are_taken_over_each_once(kit: Path) -> None:
    quiz("--kind", "choice", "--seed", "5", "--count", "3", typed="?\n?\n")
    for _ in range(2):
        run()
    answers = [event for event in events(kit) if isinstance(event, QuizAnswered)]
    assert [event.verdict for event in answers] == ["unknown", "unknown"]
    quiz(typed="?\n")
    run()
    assert len(events(kit)) == 3


def test_a_review_is_no_round_of_the_quiz(kit: Path) -> None:
    happened(kit, (ago(1), answered(ALONE, "wrong")))
    run(typed="a\n")
    assert not (kit / ".progress/quiz.jsonl").exists()


def test_what_cannot_be_understood_is_asked_again_and_q_keeps_what_was_answered(kit: Path) -> None:
    happened(kit, *((ago(1), answered(key, "wrong")) for key in CHOICES[:3]))
    ran = run(typed="nonsense\n?\nq\n")
    assert "Answer with a letter" in ran.stdout and "`grader review` goes on from here" in ran.stdout
    assert len(reviewed(kit)) == 1
    assert " 1 of 2" in run(typed="").stdout


def test_the_day_has_its_share_and_more_on_request(kit: Path) -> None:
    happened(kit, *((ago(1), answered(key, "wrong")) for key in CHOICES[:14]))
    assert "4 more can wait for another day" in " ".join(run(typed="?\n" * 10).stdout.split())
    assert "That is enough for today: 10 reviewed. 4 more can wait" in run().stdout
    assert " 1 of 2" in run("--count", "12", typed="").stdout


def test_an_exercise_is_written_again_in_a_folder_of_its_own(kit: Path, places: Places) -> None:
    slipped(kit)
    (kit / "exercises").mkdir()
    (kit / "exercises/softmax.py").write_text("my own work\n")
    assert "not started" in run(typed="\nq\n").stdout
    [written] = (kit / "reviews").glob("*/softmax.py")
    assert "raise NotImplementedError()" in written.read_text()
    assert places.solutions is not None
    written.write_text("def softmax(z):\n    return z\n")
    hint = f"grader hint softmax --dir reviews/{written.parent.name}"
    ran = run(typed="\nq\n")
    assert "exponentiation" in ran.stdout and hint in ran.stdout
    written.write_text(Solutions(places.solutions / "softmax").reference)
    ran = run(typed="\n")
    assert "passed" in ran.stdout and "✓ softmax.axis" in ran.stdout
    assert (kit / "exercises/softmax.py").read_text() == "my own work\n"
    assert [type(event) for event in events(kit)[1:]] == [WritingBegun, Graded, Graded]


def test_what_lies_in_the_folder_of_today_is_not_written_over(kit: Path) -> None:
    slipped(kit)
    run(typed="")
    [first] = (kit / "reviews").iterdir()
    (first / "softmax.py").write_text("something")
    (kit / ".progress/history.db").unlink()
    slipped(kit)
    run(typed="")
    assert (first / "softmax.py").read_text() == "something"
    assert len(list((kit / "reviews").iterdir())) == 2


def test_a_file_that_is_deleted_meanwhile_is_told(kit: Path) -> None:
    slipped(kit)
    run(typed="")
    [written] = (kit / "reviews").glob("*/softmax.py")
    lines = iter(["", "q"])

    def read(prompt: str) -> str:
        written.unlink(missing_ok=True)
        return next(lines)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(review, "read_line", read)
        assert "is not there anymore" in run().stdout


def test_for_programs(kit: Path) -> None:
    happened(slipped(kit), (ago(2), answered(ALONE, "wrong")))
    document = json.loads(run("--json").stdout)
    assert [(one["subject"], one["way"], one["what"]) for one in document["due"][:2]] == [
        ("softmax.axis", "writing", "softmax"),
        (f"quiz/{ALONE}", "question", ALONE),
    ]
    assert document["due"][0]["last"]["outcome"] == "missed"
    assert len(reviewed(kit)) == 0 and not (kit / "reviews").exists()


def test_where_nothing_can_be_kept_the_review_ends_before_its_verdict(
    kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened(kit, (ago(1), answered(ALONE, "wrong")))
    monkeypatch.setattr("grader.history.History.record", lambda *_: False)
    ran = run(typed="?\n")
    assert ran.exit_code == 2
    assert "what is not kept would be asked again" in ran.stderr and "The answer:" not in ran.stdout


def test_a_history_of_a_newer_program_is_told(kit: Path) -> None:
    import sqlite3
    from contextlib import closing

    happened(kit, (ago(1), answered()))
    with closing(sqlite3.connect(kit / ".progress/history.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    ran = run()
    assert (
        ran.exit_code == 2 and "Your history cannot be read" in ran.stderr and "newer version" in ran.stderr
    )
