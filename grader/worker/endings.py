"""What is told of an exercise whose child came to its end before it answered, and who has another chance."""

from typing import Literal

from msgspec import structs

from grader.worker import wire
from grader.worker.messages import Answer, Answers, Fault, Step, Task


def answers_until(reached: tuple[int, int], task: Task, number: int, fault: Fault) -> Answers:
    """Return the answers of the task `number`, whose child never sent them: it had `reached` this task and step."""
    steps: list[Step] = wire.decode(task.steps, list[Step])
    status: Literal["timeout", "died"] = "timeout" if fault.type == "OutOfTime" else "died"
    in_task, step = reached
    if in_task != number or not 1 <= step <= len(steps):
        return Answers(task.exercise, status, fault)
    answers = [Answer(one.name, "not_reached") for one in steps]
    answers[step - 1] = Answer(steps[step - 1].name, status, fault=fault)
    return Answers(task.exercise, "ok", answers=answers)


def without_lost_function(task: Task, answers: Answers) -> Task | None:
    """Return what is left to be asked where one function took all other answers with it, None where nothing is."""
    lost = _lost_function(task, answers)
    if lost is None:
        return None
    steps: list[Step] = wire.decode(task.steps, list[Step])
    rest = [_packed(step) for step in steps if step.function != lost]
    return structs.replace(task, steps=wire.encode(rest)) if rest else None


def _lost_function(task: Task, answers: Answers) -> str | None:
    """Return the function whose call took all other answers with it, None where none did."""
    statuses = {answer.status for answer in answers.answers}
    if answers.load != "ok" or not statuses <= {"died", "timeout", "not_reached"}:
        return None
    ended = [answer.name for answer in answers.answers if answer.status != "not_reached"]
    functions = {step.name: step.function for step in wire.decode(task.steps, list[Step])}
    return functions[ended[0]] if len(ended) == 1 else None


def merged(answers: Answers, others: Answers) -> Answers:
    """Return `answers` with those of `others` in the place of what was not reached."""
    if others.load != "ok":
        return answers
    found = {answer.name: answer for answer in others.answers}
    whole = [found.get(answer.name, answer) for answer in answers.answers]
    return structs.replace(others, answers=whole, seconds=answers.seconds + others.seconds, digest=b"")


def _packed(step: Step) -> Step:
    return structs.replace(step, args=tuple(wire.pack(list(step.args))))
