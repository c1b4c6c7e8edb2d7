"""The conversation of a hunt: name the concept, then fix the program; each answer is on the disk before the verdict."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from grader.grading import Judge
from grader.hunting.catalogue import Hunt
from grader.hunting.journal import Event, GivenUp, Helped, Journal, Named, Tried
from grader.hunting.laying import lay_out
from grader.hunting.rounds import Round
from grader.hunting.symptom import NoSymptom, Symptom, shown_by
from grader.journal import now
from grader.quiz.dialogue import QUIT, Stopped
from grader.record import ExerciseResult
from grader.report.hidden import without_inputs_of
from grader.report.hunt import choices_text, ending_text, opening_text, place_text, report_text, symptom_text
from grader.report.wording import short
from grader.workspace import read

SEEDS = 1000


@dataclass
class Dialogue:
    """One hunt with one learner. `ask` shows a prompt and returns a line; `show` prints a text."""

    round: Round
    hunt: Hunt
    folder: Path
    named_folder: str
    judge: Judge
    journal: Journal
    ask: Callable[[str], str]
    show: Callable[[str], None]
    _begun: float = field(default_factory=time.monotonic)
    _last: ExerciseResult | None = None

    def __post_init__(self) -> None:
        self._begun -= self.round.seconds  # what was spent before an interruption counts too

    def hold(self, symptom: Symptom) -> None:
        """Show the symptom and go on to the end. Raises Stopped, EOFError, KeyboardInterrupt, NotKept, OSError."""
        self._lay_out()
        file = f"{self.named_folder}/{self.hunt.exercise}.py"
        self.show(opening_text(self.hunt))
        self.show(symptom_text(self.hunt, symptom))
        self.show(place_text(file, own=self.round.begun.own))
        if not self.round.name_is_known:
            self._name()
        while not self.round.over:
            self._fix(file)
        mistake = self.judge.keyring.key(self.hunt.exercise).mistakes[self.hunt.mistake]
        self.show(ending_text(self.hunt, self.round, mistake))

    def _name(self) -> None:
        choices = Random(self.round.begun.round).sample(self.hunt.choices, len(self.hunt.choices))
        self.show(choices_text(self.hunt, choices))
        while not self.round.name_is_known:
            said = self._line(f"1-{len(choices)}, ? if you do not know, r runs it again, q stops")
            if said == "r":
                self._run_again()
            elif said == "?":
                self._keep(Named(self._id, now(), "", False, self._seconds()))
                self.show(f"   It is {self.hunt.concept}. Now find it in the program.\n")
            elif said in map(str, range(1, len(choices) + 1)):
                self._judge_name(choices[int(said) - 1])
            else:
                self.show(f"   Type a number from 1 to {len(choices)}, r, ? or q.")

    def _judge_name(self, concept: str) -> None:
        right = concept == self.hunt.concept
        self._keep(Named(self._id, now(), concept, right, self._seconds()))
        name = concept.removeprefix(f"{self.hunt.exercise}.")
        if right:
            self.show(f"   ✓ {name} it is. Now find the line, mend it, and save the file.\n")
        else:
            self.show(f"   ✗ not {name}. Look at the program again.")

    def _fix(self, file: str) -> None:
        said = self._line(f"Enter grades {file},\n    r runs it again, w why it fails, g give up, q stops")
        if said == "r":
            self._run_again()
        elif said == "w":
            self._why()
        elif said == "g":
            self._keep(GivenUp(self._id, now(), self._seconds()))
        elif said == "":
            self._grade()
        else:
            self.show("   Press Enter to have it graded, or type r, w, g or q.")

    def _grade(self) -> None:
        self._lay_out()
        found = read(self.folder, self.hunt.exercise)
        record, _ = self.judge.grade("hunt", [found])
        [result] = record.exercises
        if result.status == "error":
            self.show(f"   It could not be graded, by a fault of ours: {' '.join(result.notes)}")
            return
        failed = [one.concept for one in result.concepts if one.status == "failed"]
        passed = result.status == "passed"
        if passed or found.source != self.round.begun.broken:
            self._keep(Tried(self._id, now(), passed, failed, self._seconds()))
        else:
            self.show("   The file is as it was: nothing in it was changed, or it was not saved.")
        self._last = result
        if not passed:
            self.show(f"   ✗ not yet: {', '.join(map(short, failed)) or result.status}")

    def _why(self) -> None:
        if self._last is None:
            self.show("   Press Enter first: there is no report yet.")
            return
        self._keep(Helped(self._id, now()))
        private = self.judge.keyring.private
        self.show(report_text(without_inputs_of(self._last) if private else self._last))

    def _run_again(self) -> None:
        """Show the symptom of the file as it is now, with fresh numbers."""
        self._lay_out()
        seed = secrets.randbelow(SEEDS)
        found = read(self.folder, self.hunt.exercise)
        try:
            if found.source is None:
                raise NoSymptom(found.problem)
            now_shown = shown_by(self.judge, self.hunt, found.source, seed)
            healthy = shown_by(self.judge, self.hunt, self.round.begun.right, seed)
        except NoSymptom as problem:
            self.show(f"   It does not run to the end. {problem}")
            return
        self.show(f"   The file as it is now, on fresh numbers (python symptom.py {seed}):")
        self.show(symptom_text(self.hunt, Symptom(now_shown, healthy)))

    def _lay_out(self) -> None:
        if lay_out(self.folder, self.hunt, self.round.begun) and (self.round.named or self.round.tried):
            self.show(f"   {self.hunt.exercise}.py was gone, and is there again as it was planted.")

    def _line(self, how: str) -> str:
        said = self.ask(f"   ({how}) > ").strip().lower()
        if said in QUIT:
            raise Stopped
        return said

    @property
    def _id(self) -> str:
        return self.round.begun.round

    def _seconds(self) -> float:
        return round(time.monotonic() - self._begun, 1)

    def _keep(self, event: Event) -> None:
        self.journal.append(event)
        self.round.add(event)
