"""`grader plot`: what it writes, what it says, and what it says when something is missing."""

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

from grader.commands.plot import PICTURES
from grader.places import Places
from grader.plots.pictures import pictures
from tests.plots import reference

VERSIONS = ["{}.png", "{}-dark.png", "{}.svg", "{}-dark.svg"]


@pytest.fixture
def kit(places: Places, tmp_path: Path) -> Path:
    for name in (".key", "solutions"):
        (tmp_path / name).symlink_to(places.root / name)
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "schedule.py").write_text(reference("schedule"))
    return tmp_path


def plot(
    kit: Path, *arguments: str, program: str = "from grader.cli import main; main()"
) -> tuple[int, str, str]:
    ran = subprocess.run(
        [sys.executable, "-c", program, "plot", *arguments],
        env={**os.environ, "GRADER_KIT": str(kit)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return ran.returncode, " ".join(ran.stdout.split()), " ".join(ran.stderr.split())


def test_it_writes_all_versions_and_says_what_each_shows(kit: Path) -> None:
    code, said, _ = plot(kit, "schedule", "losses")
    assert code == 0
    wanted = {version.format(name) for name in ("schedule", "losses") for version in VERSIONS}
    assert {path.name for path in (kit / "plots").iterdir()} == {*wanted, "index.html"}
    assert (
        "losses Sure and wrong: the squared error has almost no gradient left Drawn by the reference" in said
    )
    assert "schedule Warm-up, then half a cosine Drawn by your own schedule." in said
    assert said.endswith(f"open {kit / 'plots' / 'index.html'}")


def test_the_files_say_what_they_show(kit: Path) -> None:
    plot(kit, "schedule", "--out", str(kit / "out"))
    with Image.open(kit / "out" / "schedule-dark.png") as png:
        assert png.size == (1440, 900)
        description = png.info["Description"]
    assert description.startswith("The learning rate over the steps.")
    assert description.endswith("Drawn by your own schedule.")
    svg = (kit / "out" / "schedule.svg").read_text("utf-8")
    [label] = re.findall(r'<svg role="img" aria-label="([^"]*)"', svg)
    assert unescape(label) == description
    page = (kit / "out" / "index.html").read_text("utf-8")
    assert f'alt="{label}"' in page
    for name in re.findall(r'(?:href|src|srcset)="([^"]*)"', page):
        assert (kit / "out" / name).is_file()


def test_the_same_pictures_are_the_same_files(kit: Path) -> None:
    for folder in ("one", "other"):
        plot(kit, "schedule", "--out", str(kit / folder))
    for version in VERSIONS:
        name = version.format("schedule")
        assert (kit / "one" / name).read_bytes() == (kit / "other" / name).read_bytes()


def test_without_solutions_what_cannot_be_drawn_is_left_out_with_a_sentence(kit: Path) -> None:
    (kit / "solutions").unlink()
    code, said, _ = plot(kit, "schedule", "losses")
    assert code == 0
    assert (
        "losses Left out. It is drawn from your own code: loss_choice is not there, cross_entropy is not"
        in said
    )
    assert "losses" in (kit / "plots" / "index.html").read_text("utf-8")
    assert not (kit / "plots" / "losses.png").exists()
    code, said, _ = plot(kit, "losses", "--out", str(kit / "none"))
    assert (code, "Left out." in said, (kit / "none" / "index.html").exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["loss"], "There is no picture 'loss'. Did you mean losses? They are: learning_rates, zero_grad,"),
        (["--dir", "nowhere"], "There is no folder nowhere."),
        (["schedule", "--out", "/dev/null/plots"], "Choose another folder with --out."),
    ],
)
def test_wrong_usage_is_told_in_a_sentence(kit: Path, arguments: list[str], sentence: str) -> None:
    code, _, said = plot(kit, *arguments)
    assert (code, sentence in said) == (2, True), said


def test_without_matplotlib_it_says_what_to_install(kit: Path) -> None:
    absent = "import sys; sys.modules['matplotlib'] = None; from grader.cli import main; main()"
    code, _, said = plot(kit, program=absent)
    assert code == 2
    assert "pip install 'grader-kit[plots]'`, or `make plots` in a clone" in said


def test_the_help_names_every_picture() -> None:
    assert PICTURES.split(", ") == list(pictures())
