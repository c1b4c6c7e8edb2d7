"""The graphs of autograd: single operations, trees, reuse, diamonds, random ones, and those that count the work.

Each is a program, as a learner would type it. Numbers are multiples of 1/8, and nothing cancels in a gradient.
"""

import re

import numpy as np

from grader.checks.plan import Call, program

DOUBLINGS, SUMS = (16, 64, 200), (16, 64)
MOST_RUNS = {16: 20_000, 64: 20_000, 200: 60_000}  # of one line; the square of the values is well within
DEEP = "far deeper than asked"

A, B = "a = Value(1.75)", "b = Value(-0.625)"
SINGLES = {  # each kind of operation: what raises here does not run at all
    "a + b": f"{A}\n{B}\ny = a + b",
    "a * b": f"{A}\n{B}\ny = a * b",
    "a - b": f"{A}\n{B}\ny = a - b",
    "-a": f"{A}\ny = -a",
    "a ** 3": "a = Value(-1.375)\ny = a ** 3",
    "exp": "a = Value(0.875)\ny = a.exp()",
    "log": "a = Value(2.625)\ny = a.log()",
    "relu": "a = Value(1.625)\ny = a.relu()",
}
SPECIAL = {
    "a ** -1": f"{A}\ny = a ** -1",
    "a ** 0.5": f"{A}\ny = a ** 0.5",
    "exp of a negative value": "a = Value(-0.375)\ny = a.exp()",
    "log of a fraction": "a = Value(0.375)\ny = a.log()",
    "relu of a negative value": "a = Value(-1.125)\ny = a.relu()",
    "a difference in a product": f"{A}\n{B}\nc = Value(-1.5)\ny = (a - b) * c",
    "a power in a product": f"{A}\n{B}\ny = (a ** 3) * b",
    "an exponential in a product": f"{A}\n{B}\ny = a.exp() * b",
    "a logarithm in a product": f"{A}\n{B}\ny = a.log() * b",
    "relu in a product": f"{A}\n{B}\ny = a.relu() * b",
    "a ** 3 at 0": "a = Value(0.0)\ny = a ** 3",
    "a ** 1 at 0": "a = Value(0.0)\ny = a ** 1",
}
WITH_NUMBERS = {  # a plain number on either side: what raises here does not run at all
    "a + 2.5": f"{A}\ny = a + 2.5",
    "2.5 + a": f"{A}\ny = 2.5 + a",
    "a * 3": f"{A}\ny = a * 3",
    "3 * a": f"{A}\ny = 3 * a",
    "a - 2": f"{A}\ny = a - 2",
    "2 - a": f"{A}\ny = 2 - a",
}
PLAINEST = ("a + b", "a * b")

LEAVES = "a = Value(1.5)\nb = Value(-2.25)\nc = Value(0.875)\nd = Value(-1.25)"
LEFT, RIGHT, BOTH, CHAIN = "a chain to the left", "a chain to the right", "a tree", "many operations"
TREES = {
    LEFT: f"{LEAVES}\ny = (a * b + c) * d",
    RIGHT: f"{LEAVES}\ny = a * (b + c * d)",
    BOTH: f"{LEAVES}\ny = (a * b) * (c * d)",
    CHAIN: "a = Value(0.625)\ny = (3 - (2 * (a ** 2 + 1.5).log()).exp() * 0.125).relu()",
}
PLAIN_TREES = (LEFT, RIGHT, BOTH)  # of sums and products of values alone

# What is reused, beside the same with a value of its own at each place.
TWICE_IN_A_SUM, TWICE_IN_A_PRODUCT = "a + a", "a * a"
TWICE, THRICE = "a value in two products", "a value in three places"
SUMS_LEFT, SUMS_RIGHT = "a value at the left of two sums", "a value at the right of two sums"
PRODUCTS_LEFT, PRODUCTS_RIGHT = "a value at the left of two products", "a value at the right of two products"
FUNCTIONS, FUNCTIONS_BACK = "a value in four functions", "a value in four functions, the other way round"
TWO = "a1 = Value(1.5)\na2 = Value(1.5)\nb = Value(2.25)\nc = Value(0.875)"
FOUR = "a1 = Value(1.25)\na2 = Value(1.25)\na3 = Value(1.25)\na4 = Value(1.25)"
REUSES = {
    TWICE_IN_A_SUM: "a = Value(1.75)\ny = a + a",
    TWICE_IN_A_PRODUCT: "a = Value(1.75)\ny = a * a",
    TWICE: "a = Value(1.5)\nb = Value(-2.25)\nc = Value(-0.875)\ny = a * b + c * a",
    THRICE: "a = Value(1.5)\nb = Value(2.25)\nc = Value(0.875)\ny = (a * b + a) + c * a",
    SUMS_LEFT: "a = Value(1.5)\nb = Value(2.25)\nc = Value(0.875)\ny = (a + b) * (a + c)",
    SUMS_RIGHT: "a = Value(1.5)\nb = Value(2.25)\nc = Value(0.875)\ny = (b + a) * (c + a)",
    PRODUCTS_LEFT: "a = Value(1.5)\nb = Value(2.25)\nc = Value(0.875)\ny = a * b + a * c",
    PRODUCTS_RIGHT: "a = Value(1.5)\nb = Value(2.25)\nc = Value(0.875)\ny = b * a + c * a",
    FUNCTIONS: "a = Value(1.25)\ny = (a.exp() + a.log()) + (a ** 2 + a.relu())",
    FUNCTIONS_BACK: "a = Value(1.25)\ny = (a.relu() + a ** 2) + (a.log() + a.exp())",
}
TWINS = {
    TWICE_IN_A_SUM: "a1 = Value(1.75)\na2 = Value(1.75)\ny = a1 + a2",
    TWICE_IN_A_PRODUCT: "a1 = Value(1.75)\na2 = Value(1.75)\ny = a1 * a2",
    TWICE: "a1 = Value(1.5)\na2 = Value(1.5)\nb = Value(-2.25)\nc = Value(-0.875)\ny = a1 * b + c * a2",
    THRICE: "a1 = Value(1.5)\na2 = Value(1.5)\na3 = Value(1.5)\nb = Value(2.25)\nc = Value(0.875)\n"
    "y = (a1 * b + a2) + c * a3",
    SUMS_LEFT: f"{TWO}\ny = (a1 + b) * (a2 + c)",
    SUMS_RIGHT: f"{TWO}\ny = (b + a1) * (c + a2)",
    PRODUCTS_LEFT: f"{TWO}\ny = a1 * b + a2 * c",
    PRODUCTS_RIGHT: f"{TWO}\ny = b * a1 + c * a2",
    FUNCTIONS: f"{FOUR}\ny = (a1.exp() + a2.log()) + (a3 ** 2 + a4.relu())",
    FUNCTIONS_BACK: f"{FOUR}\ny = (a1.relu() + a2 ** 2) + (a3.log() + a4.exp())",
}

# A difference may be made of a sum and a product; then all that is wrong with those shows in it too.
RANDOM_DIFFERENCES = "random differences"
MADE_OF_OTHERS = ("a - b", "-a", "a - 2", "2 - a", "a difference in a product", CHAIN, RANDOM_DIFFERENCES)

DIAMOND, UNEVEN = "a diamond", "uneven paths"
GRAPHS = {
    DIAMOND: "a = Value(1.25)\nb = a * 3\nc = b + 1\nd = b * c\ny = d * b",
    UNEVEN: "a = Value(1.25)\nb = a * 1.5\nc = b * b\nd = c + b\ny = d * c + a",
    "uneven paths, the short one first": "a = Value(1.25)\nb = a * 1.5\nc = b + 2\nd = c * c\ny = b + d",
    "uneven paths, the short one last": "a = Value(1.25)\nb = a * 1.5\nc = b + 2\nd = c * c\ny = d + b",
    "doubled three times": "a = Value(0.875)\nb = a + a\nc = b + b\ny = c + c",
    "two leaves, twice each": "a = Value(1.5)\nb = Value(2.5)\nc = a + b\nd = a * b\ne = c + d\nf = c * d\ny = e * f",
    "equal numbers": "a = Value(1.5)\nb = Value(1.5)\nc = a * a\nd = b * b\ny = c + d * 3",
    "a branch that leads elsewhere": "a = Value(1.5)\nb = a * 2\nc = b * b\nelsewhere = b * 5 + c\ny = c + 1",
    "a longer way round": "a = Value(0.75)\nb = a * a\nc = b.exp()\nd = c + b\ne = d.log()\nf = e * d\ny = f + c * b",
}  # fmt: skip

AS_DEEP_AS_ASKED = "200 operations deep"
DEEPEST_TEXT = "a = Value(0.5)\ny = a\nfor _ in range(200):\n    y = y + Value(0.25)"
DEEP_TEXT = """\
found = 0
try:
    x = Value(1.0)
    for _ in range(1500):
        x = x + 1.0
    x.backward()
except RecursionError:
    found = 1
except BaseException:
    found = 2"""


def graph(name: str, text: str, blames: str = "local_derivatives", about: str = "topological_order") -> Call:
    """Return the program of a graph that ends in y: the data and the gradient of each value in it are wanted."""
    values = re.findall(r"^(\w+) = ", text, re.MULTILINE)
    wanted = [f"{value}.{part}" for value in values if value != "elsewhere" for part in ("data", "grad")]
    to_blame = f"autograd.{blames}" if blames else None
    return program(
        "Value", f"{text}\ny.backward()", wanted, name=name, about=f"autograd.{about}", blames=to_blame
    )


def doubled(times: int) -> str:
    """Return the name of the program that doubles a value so many times."""
    return f"x = x + x, {times} times"


def summed(count: int) -> str:
    """Return the name of the program that adds up so many values."""
    return f"the sum of {count} values"


def metered(name: str, text: str, size: int) -> Call:
    """Return the program whose backward pass is counted line by line."""
    return program(
        "Value",
        f"{text}\nx.backward()",
        ["a.grad"],
        name=name,
        most=MOST_RUNS[size],
        blames="autograd.linear_cost",
        sizes={"values": size + 1},
    )


def metered_calls() -> list[Call]:
    """Return the programs that count the work. They come first: what others leave behind is no work of theirs."""
    double = "a = Value(0.5)\nx = a\nfor _ in range({}):\n    x = x + x"
    add_up = "a = Value(0.5)\nx = a\nfor _ in range({}):\n    x = x + Value(1.25)"
    return [
        *(metered(doubled(times), double.format(times), times) for times in DOUBLINGS),
        *(metered(summed(count), add_up.format(count), count) for count in SUMS),
    ]


def random_graph(rng: np.random.Generator, size: int) -> str:
    """Return a graph of random operations that all grow with their operands, from positive leaves.

    So every path adds something of the same sign, and no gradient is lost in a difference.
    """
    numbers = {name: float(rng.integers(4, 13)) / 8 for name in "abc"}
    lines = [f"{name} = Value({number})" for name, number in numbers.items()]
    for step in range(size):
        one, other = (str(name) for name in rng.choice(list(numbers), 2))
        x, y, factor = numbers[one], numbers[other], float(rng.integers(2, 7)) / 4
        ways = {
            f"{one} + {other}": x + y,
            f"{one} * {other}": x * y,
            f"{factor} * {one}": factor * x,
            f"{one} ** 2": x**2,
            f"({one} + {factor}).relu()": x + factor,
            f"({one} * 0.125).exp()": float(np.exp(x / 8)),
            f"({one} + 1.5).log()": float(np.log(x + 1.5)),
        }
        fitting = [text for text, number in ways.items() if 0.25 < number < 8]
        text = str(rng.choice(fitting))
        lines.append(f"v{step} = {text}")
        numbers[f"v{step}"] = ways[text]
    return "\n".join([*lines, f"y = {' + '.join(numbers)}"])
