"""Given a notebook as a student leaves it, when it is read, then their functions are found, and what is odd is said."""

import pytest

from grader.key.stubs import known_stub
from grader.notebooks import Cell, found_in_cells
from grader.places import Places
from tests.notebook_cells import all_in, softmax_in

STUB = 'def softmax(logits):\n    """What it does."""\n    # YOUR CODE HERE\n    raise NotImplementedError()'
MINE = "def softmax(logits):\n    return mine"
OTHER = "def softmax(logits):\n    return other"
BROKEN = "def softmax(logits):\n    return (mine"
LOOP = "def train(X, y, lr, steps): return loop"
TORCH = "def train(model, optimizer, loss_fn, batches, epochs): return torch_loop"
STEP = "def train_step(model, optimizer, loss_fn, X, y): return 1.0"


def test_the_last_definition_counts_as_in_a_notebook_run_from_top_to_bottom() -> None:
    found = softmax_in(OTHER, "print(1)", OTHER, MINE)
    assert found.source == MINE + "\n"
    assert found.notes == ("softmax is defined in code cells 3 and 4; the last one was graded.",)


def test_a_stub_that_was_left_behind_replaces_nothing() -> None:
    assert softmax_in(STUB, MINE).notes == ()
    found = softmax_in(MINE, STUB)
    assert found.source == MINE + "\n"
    assert found.notes == (
        "The untouched stub of softmax in code cell 2 comes after the function in code cell 1 and would replace it; "
        "that of code cell 1 was graded.",
    )


def test_a_stub_that_was_left_behind_replaces_no_helper() -> None:
    helper = "def helper(z): return z"
    stub = "def helper(z):\n    raise NotImplementedError()"
    found = softmax_in(stub, helper, stub, "def softmax(z): return helper(z)")
    assert found.source == f"{helper}\ndef softmax(z): return helper(z)\n"


def test_where_only_a_broken_cell_holds_the_function_its_text_is_the_program() -> None:
    found = softmax_in("import numpy as np", f"%matplotlib inline\n{BROKEN}", STUB)
    assert found.source == f"pass\n{BROKEN}"
    assert found.notes == ("Only code cell 2 was graded, for Python cannot read it.",)


def test_a_broken_cell_costs_no_function_of_another_and_is_told() -> None:
    found = softmax_in(MINE, BROKEN)
    assert found.source == MINE + "\n"
    assert found.notes == (
        "Code cell 2, which defines softmax, was left out: Python cannot read it ('(' was never closed, line 2).",
    )


def test_a_cell_that_goes_elsewhere_is_told_where_it_holds_what_is_needed() -> None:
    found = softmax_in("%%writefile helper.py\ndef mine(): pass", "%%bash\nls", MINE)
    assert found.notes == ("Code cell 1, which defines mine, was left out: %%writefile takes it elsewhere.",)
    assert softmax_in(f"%%time\n{MINE}").source == MINE + "\n"


def test_an_answer_in_another_cell_than_the_one_provided_is_found() -> None:
    cells = [Cell("# my answer is below", "softmax", True), Cell(MINE)]
    assert found_in_cells(cells, "softmax").source == MINE + "\n"


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ([Cell("def my_softmax(z): return z", "softmax", True)], "They define: my_softmax."),
        ([Cell("", "softmax", True)], "No code cell of the notebook defines softmax."),
    ],
)
def test_a_function_that_is_gone_or_renamed_is_asked_for_by_its_name(cells: list[Cell], says: str) -> None:
    found = found_in_cells(cells, "softmax")
    assert found.source is None and says in found.problem


def test_without_any_trace_of_the_exercise_it_is_missing() -> None:
    assert softmax_in("x = 1").missing
    assert all_in("ps1.ipynb", "x = 1") == {}
    assert list(all_in("softmax.ipynb", "x = 1")) == ["softmax"]  # but its own notebook was handed in


def test_two_loops_of_the_same_name_are_told_apart_by_their_parameters() -> None:
    for cells in ([LOOP, TORCH, STEP], [TORCH, STEP, LOOP]):
        found = all_in("ps1.ipynb", *cells)
        assert found["training_loop"].source == LOOP + "\n"
        assert "return torch_loop" in (found["torch_loop"].source or "")
        assert "return loop" not in (found["torch_loop"].source or "")


def test_two_loops_of_the_same_name_are_told_apart_by_the_names_of_their_cells() -> None:
    odd = "def train(X, y, lr, steps, verbose): return loop"
    cells = [
        Cell(odd, "training_loop", True),
        Cell(f"{STEP}\ndef train(*all): return torch_loop", "torch_loop", True),
    ]
    found = all_in("ps1.ipynb", *cells)
    assert found["training_loop"].source == odd + "\n"
    assert "return loop" not in (found["torch_loop"].source or "")


def test_a_loop_alone_is_no_torch_loop_half_done() -> None:
    assert list(all_in("ps1.ipynb", LOOP)) == ["training_loop"]
    assert list(all_in("ps1.ipynb", STEP)) == ["torch_loop"]


@pytest.mark.parametrize("name", ["softmax.ipynb", "softmax_ada.ipynb", "02 Softmax (1).ipynb"])
def test_a_notebook_named_after_an_exercise_holds_that_one(name: str) -> None:
    assert list(all_in(name, MINE, LOOP)) == ["softmax"]


def test_a_name_that_only_begins_like_an_exercise_says_nothing() -> None:
    assert list(all_in("Msekowski_hw1.ipynb", MINE, LOOP)) == ["softmax", "training_loop"]


def test_the_longest_name_of_an_exercise_counts() -> None:
    both = ("def mse_loss(p, t): return p", "def mse_gradients(X, y, w, b): return w, b")
    assert list(all_in("mse_gradients.ipynb", *both)) == ["mse_gradients"]
    assert list(all_in("mse.ipynb", *both)) == ["mse"]


def test_an_untouched_stub_of_a_course_is_not_started(places: Places) -> None:
    stub = known_stub(places.keys, places.solutions, "softmax") or ""
    assert softmax_in("import numpy as np\nimport torch", STUB, "softmax([1.0])").is_stub(stub)
    assert not softmax_in("import numpy as np", MINE, "raise NotImplementedError").is_stub(stub)


def test_a_cell_that_was_run_again_counts_once() -> None:
    found = softmax_in(*[OTHER, MINE] * 500)
    assert found.source == MINE + "\n"
    assert found.notes == ("softmax is defined in code cells 999 and 1000; the last one was graded.",)


def test_code_beyond_all_measure_is_read_from_its_end() -> None:
    found = softmax_in("x = '" + "a" * 2**17 + "'", MINE)
    assert found.source == MINE + "\n"
    assert found.notes == ("Only the last 128 KB of code are read: 1 code cells before them were left out.",)
