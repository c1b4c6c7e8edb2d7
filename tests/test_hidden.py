"""Hidden grading: whatever a submission does with the inputs, its report holds none of them."""

import re
from collections.abc import Iterator

import msgspec
import pytest
from click import unstyle

from grader.checks.graders import grader_of
from grader.curriculum.catalogue import exercises
from grader.findings.result import OBSERVED, error_result
from grader.findings.source import with_lines_of
from grader.grading import Judge
from grader.key.keyring import Keyring
from grader.places import Places
from grader.record import ExerciseResult, Record, to_json
from grader.report.hidden import LAST_LINE, OUR_FAULT, without_inputs
from grader.report.html import record_html
from grader.report.terminal import record_text
from grader.verdict import judged
from grader.worker.messages import Answer, Answers, Fault
from grader.workspace import Found

# `told` is an entry of the input, to six digits: what a submission tries to carry out.
OPENING = """
import numpy as np
def told(logits):
    return f"{abs(float(np.ravel(logits)[-1])) * np.pi:.6f}"
def number(logits):
    return int(told(logits).replace(".", "")[:5])
def softmax(logits):
"""
CHANNELS = {
    "prints": "print(told(logits)); return logits",
    "message of an exception": "raise ValueError(told(logits))",
    "message of a syntax error": "raise SyntaxError(told(logits))",
    "name of an exception": "raise type('E' + told(logits), (ValueError,), {})()",
    "exception in an exception": "raise ValueError(told(logits)) from KeyError(told(logits))",
    "note of an exception": "e = ValueError(); e.add_note(told(logits)); raise e",
    "a missing module": "__import__('m' + told(logits))",
    "memory that is missing": "raise MemoryError(told(logits))",
    "line that raises": "exec(compile(chr(10) * number(logits) + 'raise ValueError', 'softmax.py', 'exec'))",
    "the input itself": "return logits * np.pi",
    "one number": "return float(told(logits))",
    "a text": "return told(logits)",
    "length of an array": "return np.zeros(number(logits))",
    "length of a list": "return [0.0] * (number(logits) % 2000)",
    "keys of a dict": "return {told(logits): 1.0}",
    "name of a class": "return type('C' + told(logits), (), {})()",
    "name of a dtype": "return np.zeros(2, dtype=[('f' + told(logits), 'f8')])",
    "sum of the rows": "return np.full(np.shape(logits), number(logits) / np.size(logits))",
    "the argument": "logits[...] = number(logits); return logits",
    "the time that it takes": "import time; time.sleep(number(logits) % 10 / 1e3); return logits",
    "how the process ends": "import os; os._exit(number(logits) % 256)",
    "much at once": "print((told(logits) + ' ') * 10**6); raise ValueError(told(logits) * 10**6)",
    "a file descriptor": "import os; [os.write(n, told(logits).encode()) for n in range(3, 9)]; return logits",
}
NUMBER = re.compile(r"\d[\d.]{3,}")


def texts(record: Record) -> Iterator[str]:
    """All forms in which a student gets to see a record."""
    yield to_json(record).decode()
    yield unstyle(record_text(record))
    yield re.sub("<style>.*</style>", "", record_html(record), flags=re.DOTALL)


def numbers_of_authors() -> set[str]:
    sentences = [check.sentence for name in exercises() for check in grader_of(name).checks.values()]
    return {number for sentence in sentences for number in NUMBER.findall(sentence)}


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_channel_carries_an_input_out(a_judge: Judge, channel: str) -> None:
    full, _ = a_judge.grade("ada", [Found("softmax", OPENING + f"    {CHANNELS[channel]}\n")])
    assert full.exercises[0].status == "failed"
    for text in texts(without_inputs(full)):
        assert set(NUMBER.findall(text)) <= numbers_of_authors(), text


def test_the_channels_do_carry_it_where_nothing_is_hidden(a_judge: Judge) -> None:
    """Else the test above would show nothing."""
    open_ones = {
        channel
        for channel, body in CHANNELS.items()
        for full, _ in [a_judge.grade("ada", [Found("softmax", OPENING + f"    {body}\n")])]
        if not set(NUMBER.findall(to_json(full).decode())) <= numbers_of_authors()
    }
    assert len(open_ones) >= len(CHANNELS) - 4, CHANNELS.keys() - open_ones


def forged(**lies: object) -> Answers:
    names = [call.name for call in grader_of("softmax").plan]
    return msgspec.structs.replace(Answers("softmax", "ok", answers=[Answer(n, "ok") for n in names]), **lies)


LIES = {
    "a line that is not there": forged(
        load="raised", fault=Fault("ValueError", "1.875", 18750, "1.875 it was")
    ),
    "a line with another text": forged(load="syntax_error", fault=Fault("1.875", "1.875", 1, "1.875", 18750)),
    "names of functions": forged(absent={"softmax": "is not defined. The file defines: x1875"}),
    "names of libraries": forged(library_calls=["torch.optim.x1875", "torch.softmax"]),
    "why it died": forged(load="died", fault=Fault("Ended", "exit code 1875")),
    "why it is late": forged(
        answers=[Answer("row 0 as a vector", "timeout", fault=Fault("OutOfTime", "1875"))]
    ),
}


@pytest.mark.parametrize("lie", LIES)
def test_no_forged_answer_carries_an_input_out(places: Places, lie: str) -> None:
    """Given a submission that takes over its process and writes the answers itself."""
    key = Keyring(places.keys, places.solutions, print).key("softmax")
    result = with_lines_of(judged("softmax", LIES[lie], key).result, OPENING)
    record = without_inputs(Record("ada", "sandbox", 1.875, [result]))
    for text in texts(record):
        assert set(NUMBER.findall(text)) <= numbers_of_authors(), text


def hidden(judge: Judge, body: str) -> ExerciseResult:
    full, _ = judge.grade("ada", [Found("softmax", OPENING + f"    {body}\n")])
    return without_inputs(full).exercises[0]


@pytest.mark.parametrize(
    ("body", "message", "line"),
    [
        ("return logits[0, 99]", "softmax: It raised IndexError.", "return logits[0, 99]"),
        (
            "raise type('Mine', (ValueError,), {})",
            "softmax: It raised an exception of its own.",
            "raise type",
        ),
        ("return None", "softmax returned None where an array was asked for.", ""),
        ("return [1.0]", "softmax returned a list where an array was asked for.", ""),
        ("return np.ones(7)", "softmax returned an array of another shape", ""),
        ("exit()", "softmax: It ends the program (sys.exit or exit).", "exit()"),
    ],
)
def test_what_is_wrong_is_still_said(a_judge: Judge, body: str, message: str, line: str) -> None:
    runs = hidden(a_judge, body).concepts[0]
    assert runs.message.startswith(message)
    assert (runs.line.text if runs.line else "").startswith(line)


def test_a_concept_and_its_sentences_stay(a_judge: Judge) -> None:
    result = hidden(a_judge, "e = np.exp(logits - np.max(logits)); return e / e.sum()")
    [failed] = [one for one in result.concepts if one.status == "failed"]
    assert (result.headline, failed.concept) == ("softmax.axis", "softmax.axis")
    assert failed.message == "Each row of logits gives its own distribution, whatever the other rows hold."
    assert failed.cause.startswith("These are the numbers of a softmax over the whole array")
    assert (failed.counterexample, failed.story, failed.line) == (None, "", None)


def test_a_line_far_down_would_tell_too_much(a_judge: Judge) -> None:
    padded = [Found("softmax", OPENING + "\n" * LAST_LINE + "    raise ValueError\n")]
    record, _ = a_judge.grade("ada", padded)
    assert record.exercises[0].concepts[0].line is not None
    assert without_inputs(record).exercises[0].concepts[0].line is None


def test_what_was_observed_is_not_told(a_judge: Judge, places: Places) -> None:
    right = (places.root / "solutions" / "autograd" / "reference.py").read_text("utf-8")
    full, _ = a_judge.grade("ada", [Found("autograd", right)])
    assert any(note.startswith(OBSERVED) for note in full.exercises[0].notes)
    assert without_inputs(full).exercises[0].notes == []


def test_our_own_fault_stays_ours_and_says_no_more() -> None:
    full = error_result(exercises()["softmax"], "The answer key of softmax cannot be built in class-key.")
    result = without_inputs(Record("ada", "", 0.0, [full])).exercises[0]
    assert (result.status, result.notes) == ("error", [OUR_FAULT])
    assert "class-key" not in to_json(Record("ada", "", 0.0, [result])).decode()
