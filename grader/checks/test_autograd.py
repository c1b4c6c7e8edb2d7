"""Autograd: each operation alone, what is used twice beside its twins, the order in graphs, and the work it takes."""

import re
from typing import Any

import numpy as np

from grader.checks.autograd_plan import (
    AS_DEEP_AS_ASKED,
    DEEP,
    DEEP_TEXT,
    DEEPEST_TEXT,
    DOUBLINGS,
    GRAPHS,
    LEFT,
    MADE_OF_OTHERS,
    PLAIN_TREES,
    PLAINEST,
    RANDOM_DIFFERENCES,
    REUSES,
    RIGHT,
    SINGLES,
    SPECIAL,
    SUMS,
    TREES,
    TWICE_IN_A_PRODUCT,
    TWICE_IN_A_SUM,
    TWINS,
    WITH_NUMBERS,
    doubled,
    graph,
    metered_calls,
    random_graph,
    summed,
)
from grader.checks.claims import AnswerBook, Failed, concept, require, require_right, same
from grader.checks.generic import it_runs
from grader.checks.plan import Call, program

SECONDS_PER_CALL = 10.0  # what is metered is ended long before, but on a busy machine that takes its time
MOST_WRITES = 12  # of gradients, for each value of a graph: setting it first, clearing it, one for each use

PLAN = [
    *metered_calls(),
    *(graph(name, text, "", about="local_derivatives") for name, text in {**SINGLES, **WITH_NUMBERS}.items()),
    *(graph(name, text, about="local_derivatives") for name, text in SPECIAL.items()),
    *(graph(name, text) for name, text in TREES.items()),
    *(graph(f"{name}, apart", text) for name, text in TWINS.items()),
    *(graph(name, text, about="accumulation") for name, text in REUSES.items()),
    *(graph(name, text) for name, text in GRAPHS.items()),
    graph(AS_DEEP_AS_ASKED, DEEPEST_TEXT, ""),
    program("Value", DEEP_TEXT, ["found"], name=DEEP),
]


def fresh(rng: np.random.Generator) -> list[Call]:
    """Return three random graphs, and one of differences."""
    a, b, c, d = (float(rng.integers(9, 25)) / 8 for _ in range(4))
    differences = f"a = Value({a})\nb = Value({b})\nc = Value({c})\ny = ({d} - a) - (b - -c)"
    return [
        *(graph(f"a random graph, number {number}", random_graph(rng, 5)) for number in range(1, 4)),
        graph(RANDOM_DIFFERENCES, differences),
    ]


def features(call: Call, value: Any) -> Any:
    """Leave out how often lines ran, which every right answer does in its own way."""
    if "finished" in value:
        return {"finished": value["finished"], "revisits": value["finished"] and revisits(call, value)}
    return [] if call.name == DEEP or call.name in MADE_OF_OTHERS else value


def relations(_features: dict[str, Any], values: dict[str, Any]) -> Any:
    """Return the answers of what may be made of others where those are sound; where not, they tell nothing more."""
    return [values[name] for name in MADE_OF_OTHERS if name in values] if parts_are_sound(values) else []


def parts_are_sound(values: dict[str, Any]) -> bool:
    """Return whether sums and products agree among themselves: alone, within each other, and with a value twice."""
    try:
        product, chain, nested = values["a * b"], values[LEFT], values[RIGHT]
        twice = values[TWICE_IN_A_SUM]["a.grad"], 2 * values["a + b"]["a.grad"]
        pairs = [
            *((product["a.grad"], product["b.data"]), (product["b.grad"], product["a.data"]), twice),
            *((chain["a.grad"], chain["b.data"] * chain["c.grad"]), (nested["a.data"], nested["b.grad"])),
        ]
        return all(same(float(one), float(other)) for one, other in pairs)
    except (KeyError, TypeError, ValueError):
        return False


def display(call: Call, value: Any) -> Any:
    """Return what is shown of a metered program: how often a line ran."""
    return f"its busiest line ran {value['busiest']:.0f} times" if "finished" in value else value


def revisits(call: Call, record: dict[str, Any]) -> bool:
    """Return whether gradients are set far more often than there are values."""
    return bool(record["gradient_writes"] > MOST_WRITES * call.sizes["values"])


def wrong_gradients(book: AnswerBook, name: str) -> list[float]:
    """Return the learner's gradients of leaves that are not the key's."""
    yours, right = book[name], book.expected[name]
    leaves = [key for key in right if key.endswith(".grad") and key != "y.grad"]
    return [yours[key] for key in leaves if not same(yours[key], right[key])]


def right_data(book: AnswerBook, name: str) -> bool:
    """Return whether all results are right, whatever the gradients are."""
    yours, right = book[name], book.expected[name]
    return all(same(yours[key], right[key]) for key in right if key.endswith(".data"))


def gradients_are_lost(book: AnswerBook) -> bool:
    """Return whether sums and products are right alone, and within each other some gradients stay 0."""
    wrong = [wrong_gradients(book, name) for name in PLAIN_TREES]
    return all(book.right(name) for name in PLAINEST) and any(wrong) and not any(map(any, wrong))


def parts(book: AnswerBook, name: str) -> tuple[float, float]:
    """Return the gradient of a value that is used several times, and the sum of those of its twins."""
    apart = book[f"{name}, apart"]
    return book[name]["a.grad"], sum(apart[key] for key in apart if re.fullmatch(r"a\d\.grad", key))


test_it_runs = it_runs("autograd")


@concept("autograd.local_derivatives")
def test_each_operation_passes_on_its_own_derivative(book: AnswerBook) -> None:
    """Each operation gives its result, and passes back its own derivative times the gradient that came in."""
    lost = gradients_are_lost(book)
    # An operation may be made of others, as -a of a * -1; then what is wrong with graphs shows in it too.
    in_parts = lost or not same(*parts(book, TWICE_IN_A_SUM))
    for name in (*SINGLES, *WITH_NUMBERS, *SPECIAL):
        require(right_data(book, name), name)
        require(not wrong_gradients(book, name) or (in_parts and name not in PLAINEST), name)
    for name in TREES:
        excused = lost or (in_parts and name not in PLAIN_TREES)
        require(not any(wrong_gradients(book, name)) or excused, name, "each operation is right alone")


@concept("autograd.accumulation")
def test_a_value_that_is_used_twice_gets_both_gradients(book: AnswerBook) -> None:
    """A value that is used more than once gets the sum of the gradients of all its uses."""
    lost = gradients_are_lost(book)
    for name in REUSES:
        one_step = name in (TWICE_IN_A_SUM, TWICE_IN_A_PRODUCT)  # no gradient can be lost on the way
        require(same(*parts(book, name)) or (lost and not one_step), name, "each use alone gives its part")


@concept("autograd.topological_order", needs=("autograd.local_derivatives", "autograd.accumulation"))
def test_a_value_waits_for_all_its_gradients(book: AnswerBook) -> None:
    """A value passes its gradient on once, after the gradients of all its uses have arrived; every value does."""
    require_right(book, *TREES, *GRAPHS, AS_DEEP_AS_ASKED)


@concept("autograd.linear_cost", needs="autograd.topological_order")
def test_each_local_step_runs_once(book: AnswerBook) -> None:
    """Each local step runs once: the backward pass grows with the number of values, not with that of paths."""
    stopped = [times for times in DOUBLINGS if not book[doubled(times)]["finished"]]
    if stopped:
        raise Failed(doubled(DOUBLINGS[0]), f"stopped at {stopped[0]} doublings")
    for call in PLAN:
        if call.sizes:
            writes = book[call.name]["gradient_writes"]
            require(not revisits(call, book[call.name]), call.name, f"it set {writes:.0f} gradients")


def story(book: AnswerBook, concept_id: str) -> str:
    """Return, for the work, how often lines ran as the graph grows: yours and the reference's."""
    if concept_id != "autograd.linear_cost":
        return ""
    lines = ["How often the busiest line ran:", f"{'':30}{'values':>8}{'yours':>12}{'reference':>12}"]
    for name, size in [*((doubled(n), n) for n in DOUBLINGS), *((summed(n), n) for n in SUMS)]:
        if name in book:
            yours, right = book[name], book.expected[name]
            count = f"{yours['busiest']:,.0f}" + ("" if yours["finished"] else "+")
            lines.append(f"{name:30}{size + 1:8}{count:>12}{right['busiest']:12,}")
    return "\n".join(lines)


def observed(book: AnswerBook) -> list[str]:
    """Return a word about recursion, where all is right but a graph far deeper than asked."""
    all_right = all(name in book and book.right(name) for name in (*GRAPHS, AS_DEEP_AS_ASKED))
    if not all_right or DEEP not in book or not same(book[DEEP]["found"], 1.0):
        return []
    return [
        "a chain of 1500 additions nests more calls of your code than Python allows, which is 1000 (RecursionError). "
        "Up to 200 are asked for, so nothing is held against it; a loop with a list of its own has no such limit."
    ]
