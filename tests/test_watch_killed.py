"""Killed at any moment, `grader watch` has kept what it showed, leaves nothing behind, and goes on the next time."""

import os
import resource
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random

import psutil
import pytest

from grader.history import Event, Graded, HintShown, Reset, Revealed
from grader.places import Places
from grader.progress import Progress
from tests.doomed import Doomed, Killed, Learner
from tests.kills import seeds
from tests.left_behind import SECONDS_TO_CLEAN_UP, nothing_left_behind
from tests.past import events
from tests.watching import READY, Session, make_kit, reference

LONGEST, LONGEST_WITH_TORCH = 2.0, 6.0  # seconds: about what a start takes, or a few things to do


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    return make_kit(places, tmp_path)


def test_what_was_shown_is_kept_and_nothing_is_left_behind(kit: Path, places: Places) -> None:
    for seed in seeds(3):
        moment = Random(seed)
        when = moment.choice(["starting", "working", "working", "telling"])
        torch, group = moment.random() < 0.2, moment.random() < 0.3
        print(f"   {when} {torch=} {group=}")
        given(kit, places, "torch_loop", written=torch)
        past, reveals = events(kit), revealed(kit)
        learner = Learner(places, kit, moment, last=moment.randint(1, 5) if when == "telling" else 0)
        with nothing_left_behind():
            session = Doomed(kit)
            if when != "starting":
                session.wait_for(READY)
            if when != "telling":
                session.kill_later(moment.uniform(0, LONGEST_WITH_TORCH if torch else LONGEST), group=group)
            with suppress(Killed):
                learner.work(session)
            must_be_as_before(session)
            session.close()
        now = events(kit)
        assert now[: len(past)] == past
        assert learner.shown <= Counter(map(kept_as, now[len(past) :]))
        assert revealed(kit) - reveals >= learner.shown["revealed", ""]
        assert not list((kit / ".progress").glob("*damaged*"))
        must_be_whole(learner, kit)
        print(f"   shown: {dict(Counter(kind for kind, _ in learner.shown.elements()))}")
    goes_on_as_if_nothing_had_happened(kit, places)


def test_a_session_outlives_its_processes(kit: Path, places: Places) -> None:
    """Whatever they were doing: the next save is judged as if nothing had happened."""
    session = Session(kit)
    for seed in seeds(2):
        moment = Random(seed)
        session.save(f"def softmax(z):\n    return z * {seed}\n")
        time.sleep(moment.uniform(0, 0.15))
        family = psutil.Process(session.process.pid).children(recursive=True)
        moment.choice([one for one in family if runs_exercises(one)]).kill()
        session.verdict("softmax ✗")
        session.save(reference(places, "softmax") + f"\nnumber = {seed}\n")
        session.verdict("softmax ✓ passed")
    session.type("q")
    assert session.close()[0] == 0


def test_what_a_shell_has_set_meanwhile_stays(kit: Path) -> None:
    """Killed while it is paused, or when the shell's prompt is there already."""
    session = Doomed(kit)
    session.wait_for(READY)
    family = session.watch.children(recursive=True)
    session.type("\x1a")
    while session.watch.status() != psutil.STATUS_STOPPED:
        time.sleep(0.01)
    session.change_settings()
    changed = session.settings()
    session.kill(group=False)
    _, alive = psutil.wait_procs(family, SECONDS_TO_CLEAN_UP)
    assert not alive and session.settings() == changed
    session.close()


def test_a_stub_is_brought_back_whole_or_not_at_all(kit: Path) -> None:
    """Here the disk is full in the middle of it; a kill there has the same result."""
    file = kit / "exercises/softmax.py"
    file.write_text("mine = 1\n")
    ran = subprocess.run(
        [sys.executable, "-m", "grader", "reset", "softmax"],
        env={**os.environ, "GRADER_KIT": str(kit)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2 and "cannot be replaced" in ran.stderr
    assert file.read_text() == "mine = 1\n"
    assert not list(file.parent.glob(".*"))


def given(kit: Path, places: Places, exercise: str, *, written: bool) -> None:
    stub = (places.learners_keys / f"{exercise}.stub").read_text("utf-8")
    (kit / f"exercises/{exercise}.py").write_text(reference(places, exercise) if written else stub, "utf-8")


def runs_exercises(process: psutil.Process) -> bool:
    with suppress(psutil.NoSuchProcess):  # it has ended meanwhile
        return "zygote" in " ".join(process.cmdline())
    return False


def kept_as(event: Event) -> tuple[str, str]:
    match event:
        case Graded():
            return "graded", event.source
        case HintShown():
            return "hint", event.concept
        case Revealed():
            return "revealed", ""
        case Reset():
            return "reset", ""
    raise AssertionError(event)


def revealed(kit: Path) -> int:
    progress = Progress(kit / ".progress")
    return len(progress.reveals().get("softmax", []))


def must_be_as_before(session: Doomed) -> None:
    """The terminal's settings are put back, as soon as the session is dead."""
    end = time.monotonic() + SECONDS_TO_CLEAN_UP
    while session.settings() != session.before:
        assert time.monotonic() < end, "the terminal's settings were not put back"
        time.sleep(0.01)


def must_be_whole(learner: Learner, kit: Path) -> None:
    """The exercise is as it was saved, or the stub again; and then what it replaced lies aside."""
    there = learner.file.read_text("utf-8")
    aside = {path.read_text("utf-8") for path in (kit / ".progress/kept").glob("*.py")}
    assert there in learner.file_may_be
    assert learner.replaced <= {there} | aside


def goes_on_as_if_nothing_had_happened(kit: Path, places: Places) -> None:
    session = Session(kit)
    session.save(reference(places, "softmax"))
    session.verdict("softmax ✓ passed")
    session.type("q")
    assert session.close()[0] == 0
