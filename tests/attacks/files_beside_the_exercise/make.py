# tries: to be run by the grader, by Python or by pytest through files that these load on their own
# must: none of them is read
# expect: softmax passed

import os
from pathlib import Path

from tests.attacks.attack import Surroundings


def make(folder: Path, place: Surroundings) -> None:
    code = f"open({str(place.trace)!r}, 'w').write(__name__)\n"
    for name in ("numpy", "conftest", "sitecustomize", "usercustomize", "grader", "click", "msgspec", "torch", "test_softmax", "__init__"):
        (folder / f"{name}.py").write_text(code)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n")
    (folder / "setup.cfg").write_text("[tool:pytest]\naddopts = -p conftest\n")
    (folder / "evil.pth").write_text(f"import os; {code}")
    (folder / "pyvenv.cfg").write_text("home = /tmp\n")
    (folder / "grader").mkdir()
    (folder / "grader" / "__init__.py").write_text(code)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "softmax.cpython-311.pyc").write_bytes(b"\0" * 64)
