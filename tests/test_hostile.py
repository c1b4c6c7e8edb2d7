"""What a submission must not be able to do: gain points for nothing, call its fault ours, decide another's verdict."""

import pytest

from grader import grading
from grader.grading import Judge
from grader.key.variants import Solutions
from grader.places import Places
from grader.workspace import Found

WORKER = "import sys\nworker = sys.modules['grader.worker.{module}']\n"
NUMBER = "def mse_loss(predictions, targets):\n    return 1.0\n"


def reference(places: Places, exercise: str) -> str:
    assert places.solutions is not None
    return Solutions(places.solutions / exercise).reference


def test_a_function_that_never_worked_earns_nothing(places: Places, a_judge: Judge) -> None:
    """Given a right forward that breaks its cache and a backward that raises; then no gradient passes."""
    right = reference(places, "backprop")
    broken = right[: right.index("def backward")].replace(
        "return logits, cache", "return np.stack([logits, logits])"
    )
    assert broken not in right
    program = f"{broken}\ndef backward(params, cache, grad_logits):\n    raise ValueError\n"
    record, _ = a_judge.grade("hostile", [Found("backprop", program)])
    [result] = record.exercises
    passed = {one.concept for one in result.concepts if one.status == "passed"}
    assert result.status == "failed"
    assert passed <= {"backprop.forward"}


def test_forged_notes_about_changed_arguments_are_not_our_error(a_judge: Judge) -> None:
    forged = WORKER.format(module="calling") + "worker._changed = lambda *_: {99: 1.0}\n" + NUMBER
    record, _ = a_judge.grade("hostile", [Found("mse", forged)])
    assert record.exercises[0].status == "failed"


def test_a_process_that_is_not_its_own_cannot_be_limited(a_judge: Judge) -> None:
    limiting = "import os, resource\nresource.prlimit(os.getppid(), resource.RLIMIT_AS, (0, 0))\n" + NUMBER
    record, _ = a_judge.grade("hostile", [Found("mse", limiting)])
    assert record.isolation != "sandbox" or record.exercises[0].headline == "mse.runs"
    record, _ = a_judge.grade("next", [Found("mse", NUMBER)])
    assert record.exercises[0].status == "failed"


def test_one_submission_does_not_decide_the_verdict_of_the_same_file_in_another(
    places: Places, a_judge: Judge
) -> None:
    right = reference(places, "softmax")
    spoiling = WORKER.format(module="child") + "worker.run = None\n" + NUMBER
    a_judge.grade("mallory", [Found("mse", spoiling), Found("softmax", right)])
    record, _ = a_judge.grade("victim", [Found("softmax", right)])
    assert record.exercises[0].status == "passed"


def test_answers_that_cannot_come_again_displace_no_verdict_that_can(
    places: Places, a_judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given room for one verdict; then a right file is judged once, though a file that ends its child comes between."""
    judged = []
    monkeypatch.setattr(grading, "MOST_REMEMBERED", 1)
    monkeypatch.setattr(a_judge, "_judged", {})
    monkeypatch.setattr(
        grading, "judged", lambda *given, really=grading.judged: judged.append(given[0]) or really(*given)
    )
    for source in (reference(places, "softmax"), "import os\nos._exit(0)", reference(places, "softmax")):
        a_judge.grade("class", [Found("softmax", source)])
    assert len(judged) == 2
