"""`grader verify` as a command: flaws in a sentence each, and its exit codes."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.commands.verify import command
from grader.worker import hosts
from tests.faulty_kit import NAME, Kit, a_worker, kit

__all__ = ["a_worker", "kit"]


def test_the_command_tells_flaws_and_exits_with_1(kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    kit.edit("reference.py", "\n0.18\n", "\n0.19\n")
    without_torch = hosts.start()
    monkeypatch.setattr(hosts, "start", lambda **_: without_torch)
    monkeypatch.setenv("GRADER_KIT", str(kit.folder.parents[1]))
    ran = CliRunner().invoke(command, [NAME])
    assert ran.exit_code == 1
    first, flaw = ran.output.splitlines()
    assert re.fullmatch(r" 1 mse +\d+ right, +\d+ wrong, 3 concepts: 1 flaw", first)
    assert "gives 0.18, not 0.19. Correct the docstring, or the solution." in flaw


@pytest.mark.parametrize(
    "kit_has_solutions, names, expected",
    [(True, ["nosuch"], "There is no exercise 'nosuch'"), (False, [], "holds no solutions")],
)
def test_wrong_usage_exits_with_2(
    kit_has_solutions: bool,
    names: list[str],
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if kit_has_solutions:
        (tmp_path / "solutions").mkdir()
    monkeypatch.setenv("GRADER_KIT", str(tmp_path))
    ran = CliRunner().invoke(command, names)
    assert ran.exit_code == 2
    assert expected in ran.output
