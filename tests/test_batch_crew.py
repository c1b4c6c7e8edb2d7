"""The crew of this machine: whatever becomes of its processes, each submission comes back exactly once."""

import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from grader.classroom.assessment import Assessment, Lost, Outcome
from grader.classroom.crew import CrewError
from grader.classroom.crew.local import LocalCrew
from grader.classroom.intake import Handed, listing
from grader.places import Places
from tests.batches import right, write_class, write_file


@pytest.fixture
def submissions(places: Places, tmp_path: Path) -> list[Handed]:
    write_class(places, tmp_path, 20)
    return listing(tmp_path).submissions


def crew_processes() -> list[psutil.Process]:
    """Those that have a warm process of their own."""
    return [one for one in psutil.Process().children() if "spawn_main" in " ".join(one.cmdline())]


def names(answers: list[tuple[Handed, Outcome]]) -> list[str]:
    return sorted(handed.name for handed, _ in answers)


def test_each_submission_comes_back_once(places: Places, submissions: list[Handed]) -> None:
    with LocalCrew(places, 2) as crew:
        answers = list(crew.grade(submissions))
    assert names(answers) == [handed.name for handed in submissions]
    assert all(isinstance(outcome, Assessment) for _, outcome in answers)
    assert not crew_processes()


def test_a_killed_process_costs_what_it_was_grading_and_no_more(
    places: Places, submissions: list[Handed]
) -> None:
    with LocalCrew(places, 2) as crew:
        stream = crew.grade(submissions)
        answers = [next(stream) for _ in range(6)]
        crew_processes()[0].kill()
        answers += stream
    assert names(answers) == [handed.name for handed in submissions]
    assert sum(isinstance(outcome, Lost) for _, outcome in answers) <= 1


def test_a_process_that_does_not_answer_any_more_is_ended(places: Places, submissions: list[Handed]) -> None:
    with LocalCrew(places, 1, patience=2.0) as crew:
        stream = crew.grade(submissions)
        answers = [next(stream) for _ in range(3)]
        crew_processes()[0].send_signal(signal.SIGSTOP)
        answers += stream
    assert names(answers) == [handed.name for handed in submissions]


def test_what_cannot_be_read_is_lost_alone(places: Places, submissions: list[Handed]) -> None:
    broken = replace(submissions[0], name="broken", files=None)
    with LocalCrew(places, 1) as crew:
        answers = dict(crew.grade([*submissions[:2], broken, *submissions[2:4]]))
    assert isinstance(answers.pop(broken), Lost)
    assert [type(outcome) for outcome in answers.values()] == [Assessment] * 4


def test_alone_means_a_process_for_each(places: Places, submissions: list[Handed]) -> None:
    with LocalCrew(places, 1) as crew:
        graded_by = [crew_processes()[0].pid for _ in crew.grade(submissions[:3], alone=True)]
    assert len(set(graded_by)) == 3


def test_processes_that_end_as_soon_as_they_start_are_not_started_for_ever(
    places: Places, submissions: list[Handed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    with LocalCrew(places, 2) as crew, pytest.raises(CrewError, match="end as soon as they start"):
        list(crew.grade(submissions))


def test_submissions_are_taken_only_as_there_is_room_for_them(
    places: Places, submissions: list[Handed]
) -> None:
    taken = 0

    def counted() -> Iterator[Handed]:
        nonlocal taken
        for taken, handed in enumerate(submissions, 1):  # noqa: B007
            yield handed

    with LocalCrew(places, 1) as crew:
        stream = crew.grade(counted())
        next(stream)
        assert taken <= 6
        assert 1 + len(list(stream)) == len(submissions)


def test_the_stages_add_up_to_the_time_that_it_took(places: Places, tmp_path: Path) -> None:
    write_file(tmp_path / "slow" / "mse.py", f"import time\ntime.sleep(0.5)\n{right(places, 'mse')}")
    with LocalCrew(places, 1) as crew:
        [(_, outcome)] = crew.grade(listing(tmp_path).submissions)
    assert isinstance(outcome, Assessment)
    assert outcome.stages.running > 0.5 > outcome.stages.judging
