"""Whatever a file called .ipynb holds, its exercises are found or a sentence says why not: nothing else is raised."""

import json
import random
import resource
import time
from pathlib import Path
from typing import Any

import nbformat
import pytest

from grader.curriculum.catalogue import exercises
from grader.notebooks import Cell, NotebookError, cells_of, found_in
from grader.workspace import read
from tests.notebook_cells import notebook, softmax_in

MINE = "def softmax(z):\n    return z\n"
STRANGE = [
    None,
    True,
    -1,
    1e308,
    "",
    "\ud800",
    "\0",
    "%",
    "def softmax(",
    [],
    [[]],
    {},
    {"a": {}},
    "x" * 1000,
]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty."),
        (b"import numpy", "it is not JSON, as a notebook must be: Expecting value in line 1."),
        (b'{"cells": [\n', "in line 2."),
        (b"\xff\xfe\xff", "it is not a text of JSON, as a notebook must be."),
        (b"\x89PNG\r\n\x1a\n", "it is not a text of JSON, as a notebook must be."),
        (b"[]", "it is JSON, but not a notebook: it has no list of cells."),
        (b'{"cells": {}}', "it is JSON, but not a notebook: it has no list of cells."),
        (b"[" * 100_000, "it is nested too deeply for a notebook."),
        (b'{"cells": [' + b"1" * 5000 + b"]}", "it is not a text of JSON, as a notebook must be."),
        (b'{"cells": [' + b"{}," * 1_000_000 + b"{}]}", "it holds too many values; clear its outputs"),
        (b'{"cells": "' + b"x" * (20 * 2**20) + b'"}', "it has 20 MB; clear its outputs"),
        (notebook("x = '" + "a" * 2**17 + "'"), "its cells hold 128 KB of code; at most 128 KB are read."),
        (notebook(*["x"] * 2001), "it has 2,001 code cells; at most 2,000 are read."),
    ],
)  # fmt: skip
def test_what_is_no_notebook_is_told_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(NotebookError) as raised:
        cells_of(data)
    assert says in str(raised.value)


def test_what_jupyter_writes_is_read() -> None:
    cells = [nbformat.v4.new_markdown_cell("# words"), nbformat.v4.new_code_cell(MINE)]
    assert cells_of(nbformat.writes(nbformat.v4.new_notebook(cells=cells)).encode()) == [Cell(MINE)]


def test_the_format_before_the_present_one_is_read() -> None:
    old = nbformat.v3.new_notebook(
        worksheets=[nbformat.v3.new_worksheet(cells=[nbformat.v3.new_code_cell(MINE)])]
    )
    assert cells_of(nbformat.v3.writes_json(old).encode()) == [Cell(MINE)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_notebook_in_any_unicode_is_read(encoding: str) -> None:
    assert cells_of(notebook(MINE + "# ß").decode().encode(encoding)) == [Cell(MINE + "# ß")]


def test_outputs_of_megabytes_are_no_obstacle() -> None:
    outputs = [
        {
            "output_type": "display_data",
            "data": {"image/png": "A" * 15_000_000, "text/html": "<[{,}]>" * 500_000},
        }
    ]
    cell = {"cell_type": "code", "source": MINE, "metadata": {}, "outputs": outputs}
    started = time.perf_counter()
    assert cells_of(json.dumps({"cells": [cell]}).encode()) == [Cell(MINE)]
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("character", ["\ud800", "\0"])
def test_what_no_program_may_hold_is_told_where_it_stands(character: str) -> None:
    found = softmax_in(f"def softmax(z):\n    return '{character}'")
    assert found.problem.startswith("Code cell 1 cannot be graded: it holds characters")
    assert softmax_in(f"'{character}'", MINE).source == MINE


@pytest.mark.parametrize(
    "code",
    ["import " + ".".join("a" * 60_000), "x;" * 60_000, "f'" + "{a}" * 40_000 + "'", "-" * 99_999, "a=" * 60_000 + "1"],
    ids=["dots", "statements", "fields", "minus", "targets"],
)  # fmt: skip
def test_code_made_to_be_read_slowly_takes_neither_time_nor_memory(code: str) -> None:
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    assert softmax_in(code, MINE).source == MINE
    assert time.perf_counter() - started < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000


@pytest.mark.parametrize("seed", range(40))
def test_a_notebook_changed_at_random_never_raises_anything_else(seed: int) -> None:
    dice = random.Random(seed)
    names = list(exercises())
    for _ in range(25):
        whole = json.loads(
            notebook(Cell(MINE, "softmax", True), "def train(X, y, lr, steps): return X", "%ls\n(", "x = 1")
        )
        for _ in range(dice.randint(1, 4)):
            _change(whole, dice)
        data = bytearray(json.dumps(whole).encode())
        for _ in range(dice.choice([0, 0, 1, 5])):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            found = found_in(bytes(data), dice.choice(["softmax.ipynb", "ps1.ipynb", "\ud800"]), names)
        except NotebookError as error:
            assert str(error)
        else:
            assert all(one.source is not None or one.problem for one in found.values())


def _change(value: Any, dice: random.Random) -> None:
    """Put something strange somewhere into a JSON value."""
    while isinstance(value, (dict, list)) and value:
        key = dice.choice(list(value) if isinstance(value, dict) else range(len(value)))
        if dice.random() < 0.3 or not isinstance(value[key], (dict, list)):
            value[key] = dice.choice(STRANGE)
            return
        value = value[key]


def test_a_folder_may_hold_a_notebook_in_place_of_a_program(tmp_path: Path) -> None:
    (tmp_path / "softmax.ipynb").write_bytes(notebook(MINE))
    assert read(tmp_path, "softmax").source == MINE
    assert read(tmp_path, "mse").missing


@pytest.mark.parametrize(
    ("program", "graded"),
    [("x = 1\n", "softmax.py"), ("raise NotImplementedError\n", "softmax.ipynb"), ("\0", "softmax.ipynb")],
)
def test_of_a_program_and_a_notebook_the_finished_one_counts(
    tmp_path: Path, program: str, graded: str
) -> None:
    (tmp_path / "softmax.py").write_text(program)
    (tmp_path / "softmax.ipynb").write_bytes(notebook(MINE))
    [note] = read(tmp_path, "softmax").notes
    assert note.startswith(f"{graded} was graded, not softmax.")


def test_a_file_that_is_no_notebook_is_told_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "softmax.ipynb").write_text(MINE)
    problem = read(tmp_path, "softmax").problem
    assert problem.startswith("softmax.ipynb is no notebook that can be read: it is not JSON")
