"""What `grader verify` prints: a line for each exercise, and below it a sentence for each flaw."""

from grader.verify.exercise import Verified


def report(verified: Verified) -> str:
    """Return the text of one exercise's line, and of its flaws."""
    exercise, count = verified.exercise, len(verified.flaws)
    outcome = "all well" if not count else "1 flaw" if count == 1 else f"{count} flaws"
    line = (
        f"{exercise.number:2} {exercise.name:<15} {verified.right:3} right, {verified.wrong:3} wrong, "
        f"{len(exercise.concepts) - 1} concepts: {outcome}"
    )
    return "\n".join([line, *(f"     {flaw.sentence}" for flaw in verified.flaws)])
