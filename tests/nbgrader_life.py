"""The life of an assignment with nbgrader's own commands: a course, an exchange, three students."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat

from tests.nbgrader_course import ASSIGNMENT, Course, cell, nbgrader

EXERCISES = ("softmax", "training_loop", "torch_loop")
EXTENSIONS = {"nbgrader.server_extensions.formgrader": True}  # and nothing else: it starts sooner
QUESTION = "in_your_own_words"


@dataclass(frozen=True)
class Life:
    """A course after its commands; `said` is what each of them said."""

    course: Course
    students: Path
    said: dict[str, str]

    def nbgrader(self, *arguments: str) -> str:
        said = nbgrader(self.course.folder, *arguments)
        self.said[arguments[0]] = said
        return said


def begin(folder: Path) -> Life:
    """Write a course of three exercises and the question, and release its assignment to an exchange."""
    subprocess.run([sys.executable, "-m", "grader", "course", folder / "ml"], check=True, capture_output=True)
    for notebook in (folder / "ml" / "source" / ASSIGNMENT).iterdir():
        if notebook.stem not in (*EXERCISES, QUESTION):
            notebook.unlink()
    exchange = folder / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    settings = f"c.Exchange.root = {str(exchange)!r}\nc.Exchange.cache = {str(folder / 'cache')!r}\n"
    with open(folder / "ml" / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(settings)
    students = folder / "students"
    students.mkdir()
    course_id = "c = get_config()\nc.CourseDirectory.course_id = 'ml'\n"
    (students / "nbgrader_config.py").write_text(course_id + settings)
    life = Life(Course(folder / "ml"), students, {})
    life.nbgrader("generate_assignment", ASSIGNMENT)
    life.nbgrader("release_assignment", ASSIGNMENT)
    return life


def hand_in(life: Life, student: str, answers: dict[str, str], *, hostile: bool = False) -> None:
    """Fetch the assignment, write the answers into it, and submit it, as a student does."""
    if not (life.students / ASSIGNMENT).exists():
        nbgrader(life.students, "fetch_assignment", ASSIGNMENT)
        shutil.copytree(life.students / ASSIGNMENT, life.students / "untouched")
    shutil.rmtree(life.students / ASSIGNMENT)
    shutil.copytree(life.students / "untouched", life.students / ASSIGNMENT)
    for name, answer in answers.items():
        path = life.students / ASSIGNMENT / f"{name}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        cell(notebook, name).source = answer
        if hostile and name in EXERCISES:
            forge(notebook, name)
        path.write_text(json.dumps(notebook), "utf-8")
    nbgrader(life.students, "submit", ASSIGNMENT, f"--CourseDirectory.student_id={student}")


def forge(notebook: nbformat.NotebookNode, name: str) -> None:
    """Do to a notebook what may be tried for a better score, and to whoever looks at it."""
    script = "<script>alert('stolen')</script><img src=x onerror=\"alert('stolen')\">"
    graded = cell(notebook, f"{name}-check")
    graded.source = "100.0"
    graded.metadata.nbgrader["points"] = 100
    graded.outputs = [
        {"output_type": "display_data", "data": {"text/html": script}, "metadata": {}},
        {
            "output_type": "execute_result",
            "data": {"text/plain": "7.0"},
            "metadata": {},
            "execution_count": 1,
        },
    ]
    notebook.cells.append(nbformat.v4.new_markdown_cell(f"{script}\n\n[more](javascript:alert('stolen'))"))
    notebook.cells.insert(0, nbformat.v4.new_code_cell("import os\nos._exit(0)"))


@contextmanager
def formgrader(course: Course) -> Iterator[str]:
    """Run a Jupyter server in the course's folder; yield the address by which one gets into its Formgrader."""
    port, token = _free_port(), "for-this-test"
    command = [sys.executable, "-m", "jupyter", "server", "--allow-root", "--no-browser", f"--port={port}"]
    command += ["--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=0", f"--IdentityProvider.token={token}"]
    command += [f"--ServerApp.jpserver_extensions={EXTENSIONS}"]
    server = subprocess.Popen(
        command,
        cwd=course.folder,
        env={
            **os.environ,
            "JUPYTER_RUNTIME_DIR": str(course.folder.parent / "runtime"),
            "JUPYTER_NO_CONFIG": "1",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api/status?token={token}", server)
        yield f"http://127.0.0.1:{port}/login?token={token}&next=/formgrader/gradebook/{ASSIGNMENT}"
    finally:
        server.kill()
        server.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        assert server.poll() is None, "the Jupyter server ended"
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError(address)
