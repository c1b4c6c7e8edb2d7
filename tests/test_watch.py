"""`grader watch` in a real terminal, with real files: what is saved is judged, however it is saved."""

import os
import shutil
import signal
import time
from collections.abc import Iterator

import psutil
import pytest

from grader.history import Graded, HintShown, History, Reset
from grader.places import Places
from tests.watching import ENDLESS, READY, WRONG, Session, make_kit, reference


@pytest.fixture(scope="module")
def session(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    session = Session(make_kit(places, tmp_path_factory.mktemp("kit")))
    yield session
    session.type("q")
    assert session.process.wait(10) == 0
    assert session.settings() == session.before
    session.close()


def test_on_every_save_the_verdict_of_what_was_saved(session: Session, places: Places) -> None:
    session.save(WRONG)
    assert "one sum for all" in session.verdict("softmax ✗ axis")
    session.save(reference(places, "softmax"))
    session.verdict("softmax ✓ passed")
    session.save(reference(places, "mse"), "mse")
    session.verdict("mse ✓ passed")
    session.save(reference(places, "mse"), "mse")
    session.verdict("mse ✓ passed")


def test_however_an_editor_saves(session: Session) -> None:
    session.save_through_a_temporary_file(WRONG)
    session.verdict("softmax ✗ axis")
    path = session.exercises / "softmax.py"
    os.rename(path, path.with_suffix(".py~"))
    path.write_text(WRONG)
    session.verdict("softmax ✗ axis")
    with open(path, "w") as file:
        file.write(WRONG[:60])
        file.flush()
        file.write(WRONG[60:])
    session.verdict("softmax ✗ axis")


def test_a_file_that_goes_and_comes_back(session: Session) -> None:
    path = session.exercises / "softmax.py"
    path.rename(path.with_name("mine.py"))
    session.verdict("no file softmax.py")
    path.with_name("mine.py").rename(path)
    session.verdict("softmax ✗ axis")


def test_a_folder_that_goes_and_comes_back(session: Session) -> None:
    aside = session.exercises.with_name("aside")
    session.exercises.rename(aside)
    session.wait_for("0 of 16 pass")
    shutil.copytree(aside, session.exercises)
    shutil.rmtree(aside)
    session.wait_for("mse             ✓")
    session.wait_for("softmax         ✗ axis")
    session.wait_for("1 of 16 pass")
    session.wait_for(READY)
    session.save(WRONG)
    session.verdict("softmax ✗ axis")


def test_what_does_not_run_is_a_verdict_like_any_other(session: Session) -> None:
    for program, said in (
        ("def softmax(z)\n", "expected ':'"),
        ("", "empty"),
        ("raise SystemExit\n", "runs"),
    ):
        session.save(program)
        session.verdict(said)
    (session.exercises / "softmax.py").write_bytes(b"\xff\xfe")
    session.verdict("not UTF-8")


def test_the_next_save_ends_an_endless_loop(session: Session, places: Places) -> None:
    session.save(ENDLESS)
    session.wait_for("checking softmax ... 2 s")
    session.save(reference(places, "softmax"))
    seen = session.verdict("softmax ✓ passed")
    assert "✗ runs" not in seen  # as its own limit of time would have it


def test_keys(session: Session) -> None:
    session.save(WRONG)
    session.verdict("softmax ✗ axis")
    for key, said in (
        ("h", "A question"),
        ("h", "Worked by hand"),
        ("\x1b[Al", "> 2 softmax"),  # an arrow is no `a`
        ("\r", "softmax.axis —"),
        ("v", "y or n"),
        ("n", "Nothing was done"),
        ("r", "y or n"),
        ("y", "again."),  # one word: the lines are broken where the path ends
        ("", "Nothing is written yet"),
        ("n", "3 cross_entropy"),
    ):
        session.type(key)
        session.wait_for(said)
    assert "raise NotImplementedError" in (session.exercises / "softmax.py").read_text()


def test_a_special_key_that_arrives_in_parts_is_no_other_key(session: Session) -> None:
    session.save(WRONG)
    session.verdict("softmax ✗ axis")
    for part in ("\x1b", "[", "H", "l"):  # Home is no `h`
        session.type(part)
        time.sleep(0.02)
    assert "A question" not in session.wait_for("> 2 softmax")


def test_what_was_shown_is_kept(session: Session) -> None:
    happened = [one.event for one in History(Places(session.exercises.parent)).events()]
    verdicts = [(event.exercise, event.status) for event in happened if isinstance(event, Graded)]
    assert {("softmax", "failed"), ("softmax", "passed"), ("mse", "passed")} <= set(verdicts)
    assert [event.rung for event in happened if isinstance(event, HintShown)] == [1, 2]
    assert any(isinstance(event, Reset) for event in happened)


def test_torch_is_there_before_its_exercise_is_saved(session: Session, places: Places) -> None:
    session.save(reference(places, "torch_loop"), "torch_loop")
    session.verdict("torch_loop ✓ passed")
    session.save(reference(places, "torch_loop"), "torch_loop")
    assert "loading torch" not in session.verdict("torch_loop ✓ passed")


def test_a_pause_in_which_a_file_is_saved(session: Session, places: Places) -> None:
    """As with Ctrl-Z and `fg`, and with a laptop that was closed."""
    session.type("\x1a")
    process = psutil.Process(session.process.pid)
    deadline = time.monotonic() + 10
    while process.status() != psutil.STATUS_STOPPED and time.monotonic() < deadline:
        time.sleep(0.02)
    assert session.settings() == session.before
    session.save(reference(places, "softmax"))
    process.send_signal(signal.SIGCONT)
    session.verdict("softmax ✓ passed")
    assert session.settings() != session.before
