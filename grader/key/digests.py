"""Hashes of all that decides a key: one that was made from other files is out of date."""

import hashlib
from pathlib import Path

from grader.checks.graders import Grader
from grader.curriculum import catalogue

_PACKAGE = Path(__file__).resolve().parents[1]


def plan_digest(grader: Grader) -> str:
    """Return a hash of an exercise's plan and of what its fingerprints are made with."""
    shared = [
        *("checks/plan.py", "diagnosis/fingerprint.py", "key/build.py", "key/variants.py", "key/store.py"),
        *("worker/calling.py", "worker/plain.py", "worker/programs.py", "worker/metering.py"),
        *("worker/torch_parts.py", "worker/torch_bench.py", "worker/torch_driver.py"),
    ]
    plans = sorted(grader.path.parent.glob(f"{grader.exercise}_*.py"))
    entry = catalogue.file_of(grader.exercise)
    return _digest([grader.path, *plans, *(_PACKAGE / name for name in shared), entry])


def sources_digest(folder: Path) -> str:
    """Return a hash of the solutions in one exercise's folder."""
    return _digest([path for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".toml")])


def _digest(files: list[Path]) -> str:
    total = hashlib.sha256()
    for path in files:
        content = path.read_bytes()
        total.update(f"{path.name}:{len(content)}:".encode() + content)
    return total.hexdigest()
