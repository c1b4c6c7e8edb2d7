"""The two concepts that every exercise has: it runs, and it leaves its inputs as they were."""

from grader.checks.claims import AnswerBook, CheckFunction, Failed, concept
from grader.checks.plan import Call


def it_runs(exercise: str) -> CheckFunction:
    """Return the check of `<exercise>.runs`. The evaluation looks at what could not be used before any check."""

    @concept(f"{exercise}.runs")
    def test_it_runs(book: AnswerBook) -> None:
        """Your file loads, and each function comes back with the kind of thing that was asked for."""

    return test_it_runs


def inputs_are_left_alone(exercise: str, plan: list[Call]) -> CheckFunction:
    """Return the check of `<exercise>.inputs_untouched`, over all calls: those of `plan` before the fresh ones."""

    @concept(f"{exercise}.inputs_untouched")
    def test_inputs_are_left_alone(book: AnswerBook) -> None:
        """What is passed in is the caller's: it still needs it, so compute on copies."""
        for name in (*(call.name for call in plan), *book.raw):
            answer = book.raw.get(name)
            if answer is not None and answer.changed:
                raise Failed(name, f"argument {min(answer.changed) + 1} was changed by the call")

    return test_inputs_are_left_alone
