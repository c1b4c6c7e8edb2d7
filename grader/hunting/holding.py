"""A hunt begins, and is held: what `grader hunt` and `grader review` share."""

import secrets
from collections.abc import Callable

from grader.grading import Judge
from grader.hunting.breaking import symptom_of
from grader.hunting.catalogue import hunts
from grader.hunting.choosing import Prepared
from grader.hunting.dialogue import Dialogue
from grader.hunting.journal import Begun, Journal, Where
from grader.hunting.rounds import Round
from grader.hunting.symptom import NoSymptom
from grader.journal import now
from grader.laying import new_folder
from grader.places import Places

FOLDER = "hunts"


def begin(places: Places, journal: Journal, found: Prepared, where: Where) -> Round:
    """Return a hunt in a new folder; it is kept, and can be gone on with. Raises NotKept, OSError."""
    folder = new_folder(places.root / FOLDER, found.hunt.exercise)
    begun = Begun(
        round=secrets.token_hex(8),
        at=now(),
        hunt=found.hunt.key,
        seed=found.broken.seed,
        own=found.own,
        broken=found.broken.source,
        right=found.right,
        folder=folder.name,
        where=where,
    )
    journal.append(begun)
    return Round(begun)


def hold(
    places: Places,
    judge: Judge,
    journal: Journal,
    going_on: Round,
    ask: Callable[[str], str],
    show: Callable[[str], None],
) -> None:
    """Go on with a hunt to its end; the symptom is run anew.

    Raises Stopped, EOFError, KeyboardInterrupt, NotKept, OSError, and NoSymptom where it cannot be shown.
    """
    begun = going_on.begun
    hunt = hunts()[begun.hunt]
    named = f"{FOLDER}/{begun.folder}"
    symptom = symptom_of(judge, hunt, begun.broken, begun.right, begun.seed)
    if symptom is None:
        raise NoSymptom(f"The symptom of {named} could not be shown")
    Dialogue(going_on, hunt, places.root / named, named, judge, journal, ask, show).hold(symptom)
