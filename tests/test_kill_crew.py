"""Processes of a run are killed at random moments, while it goes on: nothing is lost, nothing comes twice."""

import random
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from grader.places import Places
from tests.batches import results_so_far, wait_for_results
from tests.kills import KILLS, Class, crew_of, moments, warm_processes_of

Found = Callable[[subprocess.Popen[str]], list[psutil.Process]]


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("victims", "seed", "longest_pause"),
    [(crew_of, 2, 0.6), (warm_processes_of, 3, 0.4)],
    ids=["crew", "zygote"],
)
def test_a_run_whose_processes_are_killed_ends_like_any_other(
    victims: Found, seed: int, longest_pause: float, places: Places, tmp_path: Path
) -> None:
    a_class, killed = Class(places, tmp_path, 4 * KILLS, seconds_each=0.2), 0
    generator = random.Random(seed)
    with subprocess.Popen(a_class.command("--jobs", 2), stderr=subprocess.PIPE, text=True) as run:
        for number, moment in enumerate(moments(seed, longest_pause)):
            if number % 2:  # the others come at any time, while processes start too
                wait_for_results(a_class.out, run, more_than=results_so_far(a_class.out))
            time.sleep(moment)
            while not (found := victims(run)) and run.poll() is None:
                time.sleep(0.01)
            if found:
                killed += kill(generator.choice(found))
        said = run.communicate()[1]
    assert run.returncode in (0, 3), said
    assert killed == KILLS, "the run ended too soon: it needs a larger class"
    a_class.must_be_as_undisturbed()


def kill(process: psutil.Process) -> bool:
    """Return whether it was still there to be killed."""
    with suppress(psutil.NoSuchProcess):
        process.kill()
        return True
    return False
