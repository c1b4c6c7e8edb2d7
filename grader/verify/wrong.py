"""Wrong answers fail, on the concept of their label, and are named by their own name."""

from collections.abc import Iterator

from grader.diagnosis.match import agree
from grader.key.build import differing
from grader.verdict import Graded, judged
from grader.verify.flaw import Flaw, listed
from grader.verify.gaps import collisions
from grader.verify.right import shown
from grader.verify.runs import Trial, Tried


def wrong_flaws(trial: Trial) -> Iterator[Flaw]:
    """Yield which wrong answers are not recognised as what they are."""
    colliding = {one.misconception.id for pair in collisions(trial) for one in pair}
    for one in trial.tried:
        graded = judged(trial.subject.name, one.answers, trial.key)
        flaw = _verdict_flaw(trial, one, graded)
        if flaw is None:
            flaw = _name_flaw(trial, one, graded, excused=one.misconception.id in colliding)
        if flaw is not None:
            yield flaw


def same_as_flaws(trial: Trial) -> Iterator[Flaw]:
    """Yield which mistakes are said to be the same as another, and have other numbers."""
    by_id = {one.misconception.id: one for one in trial.tried}
    for one in trial.tried:
        entry = one.misconception
        other = by_id.get(entry.same_as)
        if other is not None and not all(agree(one.prints[name], other.prints[name]) for name in one.prints):
            what = f"Its same_as names {entry.same_as!r}, but its numbers are others."
            yield Flaw(trial.subject.entry(entry), what, "Take the same_as away, or correct the id.")


def _verdict_flaw(trial: Trial, one: Tried, graded: Graded) -> Flaw | None:
    """Return why a wrong answer is not found wrong, or not in what its label says."""
    where, checks = trial.subject.entry(one.misconception), trial.subject.checks_file
    result, label = graded.result, one.misconception.concept
    if result.status == "error":
        return Flaw(where, " ".join(result.notes), f"Correct {checks}.")
    if result.headline is None:
        remedy = "Add a call on which it differs from the reference, or take it out."
        return Flaw(where, "It is wrong, but passes every concept.", remedy)
    if result.headline != label:
        seen = shown(result, result.headline)
        what = f"Its label is {label}, but its headline is {result.headline}: {seen}"
        return Flaw(where, what, f"Correct the label, or the checks in {checks}.")
    return None


def _name_flaw(trial: Trial, one: Tried, graded: Graded, *, excused: bool) -> Flaw | None:
    """Return why a mistake has not its name. One that is `excused` need not: the collision is told by itself."""
    where, entry = trial.subject.entry(one.misconception), one.misconception
    wanted = [] if entry.unnamed else [entry.same_as or entry.id]
    found = [mistake.id for mistake in graded.diagnosis.mistakes] if graded.diagnosis else []
    if found == wanted or (excused and not found):
        return None
    if found:
        remedy = "Add a call that tells the two apart, or say that they are one with same_as."
        return Flaw(where, f"It is named as another: {listed(found)}.", remedy)
    if one.answers.load != "ok":
        remedy = 'Say so with unnamed = "...", or let it load.'
        return Flaw(where, "It is not named: what does not load never is.", remedy)
    if not differing(one.prints, trial.right):
        what = "It is not named: what mistakes are named by is here just what the reference gives."
        return Flaw(where, what, 'Say so with unnamed = "...", or add a call on which its numbers differ.')
    shared = _shared(trial, one)
    if shared:
        return Flaw(where, f"It is not named: {listed(shared)}.", "Add a call that tells them apart.")
    remedy = "Label it with a concept that its numbers fail, or say why with unnamed."
    return Flaw(where, "It is not named, though its numbers are its own.", remedy)


def _shared(trial: Trial, one: Tried) -> list[str]:
    """Return, for each function that it gets wrong, which others answer it alike."""
    found = []
    for function, mine in differing(one.prints, trial.right).items():
        others = [
            other.misconception.id
            for other in trial.named
            if other is not one and agree(mine, other.prints[function])
        ]
        if others:
            gives = "gives" if len(others) == 1 else "give"
            found.append(f"{listed(others)} {gives} the same answers of {function}")
    return found
