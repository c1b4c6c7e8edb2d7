"""What is IPython's in a cell is taken out: a cell that IPython runs can be read, and one that it cannot run cannot."""

import ast
import warnings

import pytest
from IPython.core.inputtransformer2 import TransformerManager

from grader.notebooks.magics import without_magics

CELLS = [
    "%timeit f(x)\nx = 1", "!pip install a \\\n  b\ny = 2", "?np.exp\nx = 1", "np.exp?\nx = 1", "np.exp??",
    "x = !ls\ny = 1", "a, b = %sql q\nz = 1", "for i in y:\n    !ls\n    %time f()\n", "%matplotlib inline\nx = 1\n",
    "s = '''\n%no magic\n!no\n'''\n%time 1", "x = (1\n % 2)\n!ls", "  x = 1\n  y = 2", "if True:\n    %cd it's\n",
    "!echo (\nx = 1", "x = 1; !ls", "f = lambda: 1  # what?\n!ls", "def f():\n    return '''a\n    b?'''\n%time\n",
    ">>> x = 1\n>>> y", "/f 1", ",f a", "str.*find*?", "%pip install numpy==2 # why 'not", "d['a'] = !ls\nq = 1",
    "a.b = %x\n", "print('hi?')\n!ls", "x = y != %z", "get?", "a = b?", "def f(x):\n    %pip install x\n    return x",
    "x = 5 \\\n % 2\n!ls", "# don't\n!ls", "x = \"it's\"  # don't\n!ls", "!ls\nx = {\n 'a': 1,\n}\n%time\n",
    "x = (\n!ls", "def",
]  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
def test_cells_that_ipython_runs_can_be_read_and_no_others(cell: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert _is_python(_alone(cell)) == _is_python(TransformerManager().transform_cell(cell))


def _alone(cell: str) -> str:
    return cell if _is_python(cell) else without_magics(cell)


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True
