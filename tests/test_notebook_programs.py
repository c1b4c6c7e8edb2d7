"""Given a notebook's cells, when a program is made of them, then it holds what the functions rest on, and no more."""

import pytest

from grader.notebooks import Cell, found_in_cells
from tests.notebook_cells import softmax_in

F = "def softmax(z): return e(z)"
BELONGS = {
    "import": ["import numpy as np", "def softmax(z): return np.exp(z)"],
    "import of a part": ["import scipy", "import scipy.special", "def softmax(z): return scipy.special.softmax(z)"],
    "star": ["from numpy import *", "def softmax(z): return exp(z)"],
    "helper": ["def e(z): return f(z)", "def f(z): return z", F],
    "helper in a later cell": [F, "def e(z): return z"],
    "constant": ["EPS = 1e-9", "def softmax(z, eps=EPS): return z"],
    "constant of a body": ["EPS = 1e-9", "def softmax(z): return z + EPS"],
    "constant of a constant": ["A = 2", "B = A * 2", "def softmax(z): return z + B"],
    "unpacked": ["a, (b, *c) = 1, (2, 3)", "def softmax(z): return z + c[0]"],
    "added to": ["A = 2", "A += 1", "def softmax(z): return z + A"],
    "item set": ["C = {}", 'C["eps"] = 1', "def softmax(z): return C['eps']"],
    "attribute set": ["class C: pass", "C.eps = 1", "def softmax(z): return C.eps"],
    "method called": ["C = {}", "C.update(eps=1)", "def softmax(z): return C['eps']"],
    "setting": ["import torch", "torch.set_default_dtype(torch.double)", "def softmax(z): return torch.tensor(z)"],
    "decorator": ["from functools import wraps", "def d(f): return wraps(f)(f)", "@d\ndef softmax(z): return z"],
    "registered": ["from functools import singledispatch", "@singledispatch\ndef softmax(z): return z",
                   "@softmax.register\ndef _(z: list): return z"],
    "lambda": ["import numpy as np", "softmax = lambda z: np.exp(z)"],
    "partial": ["from functools import partial", "def s(z, axis): return z", "softmax = partial(s, axis=-1)"],
    "object": ["class S:\n    def __call__(self, z): return t(z)", "def t(z): return z", "softmax = S()"],
    "wrapped": ["def softmax(z): return z", "import numba", "softmax = numba.jit(softmax)"],
    "base class": ["class A: pass", "class S(A):\n    def __call__(self, z): return z", "softmax = S()"],
    "if": ["FAST = True", "if FAST:\n    def softmax(z): return z\nelse:\n    def softmax(z): return -z"],
    "try": ["try:\n    import torch\nexcept ImportError:\n    torch = None", "def softmax(z): return torch"],
    "with": ["import numpy as np", "with np.errstate(all='ignore'):\n    T = np.exp(1000)", "def softmax(z): return T"],
    "for": ["T = []", "for i in range(3):\n    T.append(i)", "def softmax(z): return T"],
    "global": ["EPS = None", "def init():\n    global EPS\n    EPS = 1", "init()", "def softmax(z): return EPS"],
    "comprehension": ["n = 3", "T = [i * n for i in range(n)]", "def softmax(z): return T"],
    "walrus": ["[T := i for i in range(3)]", "def softmax(z): return T"],
    "annotation": ["import numpy as np", "def softmax(z: np.ndarray) -> np.ndarray: return z"],
    "future": ["x = 1", "from __future__ import annotations\nimport numpy as np", "def softmax(z: np.x): return z"],
    "match": ["match 3:\n    case [a, *b] | {'k': a, **b}: pass\n    case c: pass", "def softmax(z): return c"],
}  # fmt: skip
SCRATCH = [
    "print(softmax([1.0]))", "1/0", "while True: pass", "softmax(3).nothing", "%timeit softmax(x)", "!pip install x",
    "import matplotlib.pyplot as plt\nplt.plot([1])", "x = softmax(2)\nassert x == 3", "?softmax", "def unused(:",
    "EPS2 = 3", "%%bash\nls", "for q in range(10**9): print(q)", "import numpy as np2\nnp2.testing.assert_(softmax(1))",
    "np.save('x', 3)", "input()", "def softmax2(z): return z", "raise SystemExit", "del unknown", "unknown.x = 1",
    "z = 3; z += 1", "(yield 3)", "await softmax(3)", "return 3", '"""words"""', "# a remark", "if True: print(1)",
]  # fmt: skip


@pytest.mark.parametrize("cells", [pytest.param(cells, id=name) for name, cells in BELONGS.items()])
def test_what_the_function_rests_on_belongs_in(cells: list[str]) -> None:
    found = softmax_in(*cells)
    kept = [cell for cell in cells if cell != "x = 1"]
    assert sorted((found.source or "").splitlines()) == sorted("\n".join(kept).splitlines())
    assert found.notes == ()


@pytest.mark.parametrize("scratch", SCRATCH)
def test_what_it_does_not_rest_on_is_left_out(scratch: str) -> None:
    cells = ["import numpy as np", "def softmax(z):\n    return np.exp(z)"]
    expected = "\n".join(cells) + "\n"
    assert softmax_in(scratch, *cells).source == expected
    assert softmax_in(cells[0], scratch, cells[1], scratch).source == expected
    assert softmax_in(*cells, scratch).notes == ()


@pytest.mark.parametrize(
    "own",
    [
        "def softmax(z):\n    x = z\n    return x",
        "def softmax(x): return x",
        "def softmax(*x): return x",
        "def softmax(z):\n    for x in z: pass\n    return x",
        "def softmax(z): return [x for x in z]",
        "def softmax(z): return (lambda x: x)(z)",
        "def softmax(z):\n    import numpy as x\n    return x",
        "def softmax(z):\n    def x(): return 1\n    return x()",
        "def softmax(z):\n    x = 1\n    def f(): return x\n    return f()",
        "def softmax(z):\n    try: pass\n    except Exception as x: print(x)\n    return z",
        "def softmax(z): return z.x",
        "def softmax(z): return f(z, x=1)\ndef f(z, **k): return z",
    ],
)
def test_a_name_of_the_functions_own_needs_nothing_from_outside(own: str) -> None:
    assert "scratch" not in (softmax_in("x = scratch()", own, "x = scratch()").source or "")


def test_a_name_that_is_read_before_it_is_hidden_is_needed() -> None:
    found = softmax_in("x = [1]", "T = [x for x in x]", "def softmax(z): return T")
    assert "x = [1]" in (found.source or "")


def test_an_earlier_value_that_is_replaced_is_left_out() -> None:
    found = softmax_in("T = slow()", "T = 1", "def softmax(z): return T", "T = 2")
    assert found.source == "def softmax(z): return T\nT = 2\n"


def test_an_earlier_value_that_was_used_in_between_belongs_in() -> None:
    cells = ["T = 1", "def e(z): return T", "A = e(3)", "T = 2", "def softmax(z): return A + T"]
    assert softmax_in(*cells).source == "\n".join(cells) + "\n"


def test_statements_on_one_line_are_parted_and_keep_their_text() -> None:
    found = softmax_in("a = 'ä'; b = 1; print(a)  # all", "def softmax(z):\n    return b  # of a\n")
    assert found.source == "b = 1\ndef softmax(z):\n    return b  # of a\n"


def test_a_long_chain_of_helpers_is_followed_to_its_end() -> None:
    cells = [f"def f{n}(z): return f{n + 1}(z)" for n in range(60)]
    found = softmax_in(*cells, "def f60(z): return z", "def softmax(z): return f0(z)", "f61 = 3")
    assert found.source == "\n".join([*cells, "def f60(z): return z", "def softmax(z): return f0(z)"]) + "\n"


def test_lines_are_counted_in_their_cell() -> None:
    cells = ["# imports\nimport numpy as np", "\n\nprint(1)\ndef softmax(z):\n    return np.exp(z)"]
    assert softmax_in(*cells).lines == (2, 4, 5)


def test_line_ends_of_any_system_are_read() -> None:
    found = found_in_cells([Cell("x = 1\r\ny = 2\rdef softmax(z):\r\n    return y")], "softmax")
    assert (found.source, found.lines) == ("y = 2\ndef softmax(z):\n    return y\n", (2, 3, 4))
