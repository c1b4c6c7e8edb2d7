"""Gradescope's container, as its documentation describes it: /autograder with source, submission and results."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

METADATA = {
    "id": 7,
    "users": [{"email": "ada@example.edu", "id": 1, "name": "Ada Lovelace"}],
    "previous_submissions": [],
}


class Layout:
    """A root with an unpacked autograder, in which one submission after another is graded."""

    def __init__(self, root: Path, autograder: Path) -> None:
        self.root = root
        for name in ("source", "submission", "results"):
            (root / name).mkdir(parents=True)
        with zipfile.ZipFile(autograder) as archive:
            for entry in archive.infolist():
                path = archive.extract(entry, root / "source")
                os.chmod(path, entry.external_attr >> 16)
        shutil.copy2(root / "source" / "run_autograder", root / "run_autograder")
        (root / "submission_metadata.json").write_text(json.dumps(METADATA))

    def results(self, files: dict[str, str | bytes], **environment: str) -> dict[str, Any]:
        """What results.json holds after these files were handed in. The environment of the tests is the container's."""
        shutil.rmtree(self.root / "submission")
        (self.root / "submission").mkdir()
        for name, content in files.items():
            path = self.root / "submission" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (self.root / "results" / "results.json").unlink(missing_ok=True)
        variables = {"PATH": os.defpath, "AUTOGRADER_PYTHON": sys.executable, **environment}
        ran = subprocess.run(
            self._command(variables), env=variables, capture_output=True, text=True, timeout=120, check=False
        )
        assert ran.returncode == 0, ran.stderr[-500:]
        return json.loads((self.root / "results" / "results.json").read_bytes())

    def _command(self, variables: dict[str, str]) -> list[str]:
        """Run in a namespace of its own with the root at /autograder; where that is refused, with the root named."""
        if not bubblewrap_works():
            variables["AUTOGRADER_ROOT"] = str(self.root)
            return [str(self.root / "run_autograder")]
        folders = [entry for entry in Path("/").iterdir() if entry.is_dir() and entry.name != "autograder"]
        own = [part for folder in folders for part in ("--dev-bind", str(folder), str(folder))]
        return [
            "bwrap",
            *own,
            "--bind",
            str(self.root),
            "/autograder",
            "--chdir",
            "/autograder",
            "/autograder/run_autograder",
        ]


def bubblewrap_works() -> bool:
    """Whether this machine lets us lay one folder over another."""
    if shutil.which("bwrap") is None:
        return False
    tried = subprocess.run(["bwrap", "--dev-bind", "/", "/", "true"], capture_output=True, check=False)
    return tried.returncode == 0
