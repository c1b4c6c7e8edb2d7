"""Kill -9 at random moments of a hunt, a drill and a review: the history opens, and all that was shown counts."""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from grader.drilling.journal import Journal
from grader.drilling.rounds import all_rounds
from grader.history import Drilled, Graded
from grader.places import Places
from tests.hunters import SOFTMAX, hunted, hunts_of, learned, missed
from tests.kills import seeds
from tests.left_behind import nothing_left_behind
from tests.own_kit import grader, kit_for
from tests.past import happened

MOMENTS = 6
LONGEST = 0.4  # seconds: by then a hunt is over whose answers were typed beforehand
LONGEST_WITH_GRADING = 0.8
NAMED_AND_LEFT = "1\n2\n3\n4\n\ng\n"
SAID = r"(✓ \w+ it is|✗ not \w+\.)"


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    return kit_for(places, tmp_path / "kit", softmax=SOFTMAX)


def killed(kit: Path, command: str, typed: str, seed: int, longest: float) -> str:
    """Return what was shown until a command was killed, some time after it had begun to show anything."""
    with nothing_left_behind():
        process = subprocess.Popen(
            [sys.executable, "-m", "grader", command],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**os.environ, "GRADER_KIT": str(kit), "NO_COLOR": "1"},
        )  # fmt: skip
        assert process.stdin and process.stdout
        process.stdin.write(typed)
        process.stdin.flush()
        begun = process.stdout.readline()
        time.sleep(Random(seed).uniform(0, longest))
        process.kill()
        shown, _ = process.communicate()
    return begun + shown


def named(kit: Path) -> int:
    return sum(len(one.named) for one in hunts_of(kit))


def test_hunts(kit: Path) -> None:
    judged = ended = 0
    for seed in seeds(MOMENTS):
        shown = killed(kit, "hunt", NAMED_AND_LEFT, seed, LONGEST)
        judged += len(re.findall(SAID, shown))
        ended += "   given up" in shown
        assert named(kit) >= judged and len(hunted(kit)) >= ended
        assert ("The program is" in shown) <= bool(hunts_of(kit))
    print(f"{judged} answers, {ended} hunts")
    assert grader(kit, "hunt", typed="?\ng\n").returncode == 0
    assert not list((kit / ".progress").glob("*damaged*"))


def test_hunts_in_a_review(kit: Path) -> None:
    judged = ended = 0
    happened(kit, *missed("softmax.axis"))
    for seed in seeds(MOMENTS):
        before = named(kit)
        shown = killed(kit, "review", NAMED_AND_LEFT, seed, LONGEST_WITH_GRADING)
        said, over = len(re.findall(SAID, shown)), "   given up" in shown
        assert named(kit) - before >= said
        counts = "review" in [one.where for one in hunted(kit)]
        assert counts or not over
        assert not list((kit / ".progress").glob("*damaged*"))
        if counts:
            shutil.rmtree(kit / ".progress")
            happened(kit, *missed("softmax.axis"))
        judged, ended = judged + said, ended + over
    print(f"{judged} answers, {ended} hunts")


def test_drills(kit: Path) -> None:
    journal = Journal(kit / ".progress")
    sources: set[str] = set()
    ended = 0
    for number, seed in enumerate(seeds(MOMENTS)):
        rounds = all_rounds(journal.events())
        if not rounds or rounds[-1].ended:
            grader(kit, "drill", "softmax")
            rounds = all_rounds(journal.events())
        file = kit / "drills" / rounds[-1].begun.folder / "softmax.py"
        file.write_text(f"def softmax(z):\n    return z * {number}\n")
        shown = killed(kit, "drill", "\ne\ne\n", seed, LONGEST_WITH_GRADING)
        events = learned(kit)
        verdicts = {one.source for one in events if isinstance(one, Graded)}
        assert len(verdicts - sources) >= ("✗ exponentiation" in shown), "a verdict that was shown is there"
        sources |= verdicts
        ended += " of 1 passed in" in shown
        assert sum(isinstance(one, Drilled) for one in events) >= ended
        assert file.read_text().endswith(f"z * {number}\n")
    print(f"{len(sources)} verdicts, {ended} drills")
    assert not list((kit / ".progress").glob("*damaged*"))
