"""The run itself is killed at random moments: going on, it ends as if nothing had been."""

import subprocess
import time
from pathlib import Path

import psutil
import pytest
import sqlalchemy

from grader.classroom.store import address
from grader.places import Places
from tests.batches import results_so_far, wait_for_results
from tests.kills import KILLS, Class, lives, moments

SEED = 1
SECONDS_AFTER_A_RESULT = 0.3
SECONDS_FROM_THE_START = 1.5


@pytest.mark.timeout(600)
def test_a_run_that_is_killed_again_and_again_grades_everybody_once(places: Places, tmp_path: Path) -> None:
    """Half of the kills come soon after a result, so that there is progress; the others at any time from the start,
    the writing of the files included once all is graded."""
    a_class = Class(places, tmp_path, 50, seconds_each=0.05)
    counts, left_behind, seen = set[int](), list[psutil.Process](), dict[str, str]()
    for number, moment in enumerate(moments(SEED, longest=1.0)):
        before = results_so_far(a_class.out)
        with subprocess.Popen(a_class.command("--jobs", 1), stdout=subprocess.DEVNULL, text=True) as run:
            if number % 2 and before < len(a_class.names):
                wait_for_results(a_class.out, run, more_than=before)
                time.sleep(moment * SECONDS_AFTER_A_RESULT)
            else:
                time.sleep(moment * SECONDS_FROM_THE_START)
            left_behind += psutil.Process(run.pid).children(recursive=True)
            run.kill()
        counts.add(results_so_far(a_class.out))
        rows = graded_at(a_class.out)
        assert rows.items() >= seen.items(), "what was graded is not graded again"
        seen = rows
    print(f"{KILLS} kills, with so many results at hand: {sorted(counts)}")
    assert len(counts) > KILLS / 5
    a_class.must_be_as_undisturbed()
    assert not any(lives(process) for process in left_behind)


def graded_at(out: Path) -> dict[str, str]:
    """When each submission got its result, by the hash of its name."""
    try:
        with sqlalchemy.create_engine(address(None, out)).connect() as connection:
            return dict(
                connection.execute(sqlalchemy.text("SELECT name_hash, graded FROM grader_results")).all()
            )
    except sqlalchemy.exc.OperationalError:  # killed before there was a file, or a table in it
        return {}
