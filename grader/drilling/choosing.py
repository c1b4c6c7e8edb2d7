"""Which exercises a drill holds: as many as the time allows, those first that were drilled longest ago."""

from random import Random

from grader.curriculum.catalogue import exercises
from grader.curriculum.minutes import target_minutes
from grader.drilling.rounds import Round


def chosen_for(minutes: int, rounds: list[Round], rng: Random) -> list[str]:
    """Return exercises whose target minutes fill `minutes` as far as they can; none where the shortest is longer."""
    last = {name: place for place, one in enumerate(rounds) for name in one.exercises}
    mixed = rng.sample(list(exercises()), len(exercises()))
    picked, left = [], minutes
    for name in sorted(mixed, key=lambda name: last.get(name, -1)):
        if target_minutes()[name] <= left:
            picked.append(name)
            left -= target_minutes()[name]
    return [name for name in exercises() if name in picked]


def minutes_of(names: list[str]) -> int:
    """Return the target minutes of several exercises together."""
    return sum(target_minutes()[name] for name in names)
