"""What a learner did, in `.progress/history.db`: graded, hinted, answered, drilled. Deleting the folder starts over.

For the authors of commands::

    from grader.history import Graded, History

    history = History(places)
    history.record(Graded(...))      # when this returns True it outlives kill -9; only then tell the learner
    for happened in history.events():
        ...

`record` never raises: what cannot be kept is told on standard error, once, and the command goes on. `events` raises
`HistoryError` with a sentence. What may be recorded is in `events.py`; a kind of event is a class there, and needs
no change of the database. `verdict_on` makes an event of a verdict. Work is told apart by its folder (`folder_of`),
and each folder has its own first try: a drill's verdicts are `Graded` in `drills/<date>` like any other.
Untouched stubs are no evidence, nor is the same verdict on a file that is as it was: the history leaves them out.

The quiz, hunts and drills are interrupted and gone on with, so each keeps a journal of its own, on the disk before
anything is shown. What it says is not recorded a second time: it is taken over from there, each fact once
(`quiz_answers`, `hunts`, `drills`), by the commands that read the history (`grader.commands.learner`).

A `History` may stay open for hours while `.progress` is deleted; one thread uses it. What the evidence says of a
concept, and when it comes up again, is computed from the events each time (`grader.review`) and stored nowhere.
"""

from grader.history.events import (
    Drilled,
    Event,
    Graded,
    HintShown,
    Hunted,
    PointsTicked,
    QuizAnswered,
    Reset,
    Revealed,
    WritingBegun,
)
from grader.history.keeping import Happened, History
from grader.history.opening import HistoryError
from grader.history.verdicts import folder_of, verdict_on

__all__ = [
    "Drilled",
    "Event",
    "Graded",
    "Happened",
    "HintShown",
    "History",
    "HistoryError",
    "Hunted",
    "PointsTicked",
    "QuizAnswered",
    "Reset",
    "Revealed",
    "WritingBegun",
    "folder_of",
    "verdict_on",
]
