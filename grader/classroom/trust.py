"""Whether a class may be graded here: only in the sandbox, unless the instructor trusts the students."""

from grader.places import Places
from grader.worker import hosts
from grader.worker.client import Worker, WorkerError
from grader.worker.selftest import holds


class NoSandbox(RuntimeError):
    """The sandbox does not hold on this machine, and nobody said that the students are trusted."""


def require_sandbox(places: Places, trusted: bool) -> str:
    """Return the level that holds for submissions here, proved by trying to break out.

    Raises NoSandbox, with a sentence for the instructor, where it is only `process` and `trusted` is false.
    """
    try:
        with Worker(hosts.start(hidden=places.secret)) as worker:
            level = "sandbox" if worker.level == "sandbox" and holds(worker) else "process"
    except WorkerError as error:
        raise NoSandbox(f"Whether the sandbox holds here could not be found out. {error}") from error
    if level == "process" and not trusted:
        raise NoSandbox(
            "The sandbox does not hold on this machine, so a submission could read the answers and other "
            "submissions. `grader doctor` says what is missing. With --trust-students the class is graded "
            "all the same."
        )
    return level
