# tries: to answer softmax with a frame that says it is about mse
# must: an answer to what was not asked is no answer
# expect: softmax failed softmax.runs 0

import os
import sys

import numpy as np

wire, messages = sys.modules["grader.worker.wire"], sys.modules["grader.worker.messages"]


def task_of(exercise):
    """The task, found on the stack of whoever loads this file."""
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if isinstance(value, messages.Task) and value.exercise == exercise:
                return value
            if isinstance(value, list) and value and isinstance(value[0], messages.Task):
                for one in value:
                    if one.exercise == exercise:
                        return one
        frame = frame.f_back


def forged(exercise):
    """Answers with the right names and shapes, as a frame."""
    steps = wire.decode(task_of(exercise).steps, list[messages.Step])
    answers = [messages.Answer(step.name, "ok", np.full(step.args[0].shape, 0.25)) for step in steps]
    body = wire.encode(messages.Answers(exercise, "ok", answers=answers))
    return wire.SECONDS.pack(0.001) + body


def to_all_descriptors(data):
    frame = len(data).to_bytes(4, "little") + data
    for descriptor in range(64):
        try:
            os.write(descriptor, frame)
        except OSError:
            pass

to_all_descriptors(forged("softmax").replace(b"softmax", b"mse____"))

def softmax(logits):
    return np.full(logits.shape, 1 / logits.shape[-1])
