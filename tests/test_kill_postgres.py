"""The database server is killed at random moments, and started again: the run waits for it, and loses nothing."""

import subprocess
import time
from pathlib import Path

import pytest

from grader.places import Places
from tests.batches import wait_for_results
from tests.kills import KILLS, Class, moments
from tests.postgres import a_server, needs_postgres

SEED = 4
LONGEST_LIFE = 0.5


@needs_postgres
@pytest.mark.timeout(600)
def test_a_run_whose_database_is_killed_again_and_again_keeps_every_result_once(
    places: Places, tmp_path: Path
) -> None:
    a_class = Class(places, tmp_path, 4 * KILLS, seconds_each=0.2)
    with a_server() as server:
        database = server.new_database()
        killed = 0
        with subprocess.Popen(
            a_class.command("--jobs", 2, "--database", database), stderr=subprocess.PIPE, text=True
        ) as run:
            wait_for_results(a_class.out, run, database=database)
            for moment in moments(SEED, LONGEST_LIFE):
                time.sleep(moment)
                killed += run.poll() is None
                server.kill()
                time.sleep(moment / 5)
                server.start()
            said = run.communicate()[1]
        assert run.returncode == 0, said
        assert killed == KILLS, "the run ended too soon: it needs a larger class"
        a_class.must_be_as_undisturbed(database)
