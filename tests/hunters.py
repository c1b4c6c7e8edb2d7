"""Kits to hunt in, the command run in them with lines typed beforehand, and what is kept of it."""

import re
from datetime import datetime
from pathlib import Path

from grader.commands.learner import learners_history
from grader.history import Event, History, Hunted
from grader.hunting.catalogue import hunts
from grader.hunting.journal import Journal
from grader.hunting.rounds import Round, all_rounds
from grader.places import Places
from tests.past import ago, no_complaint

SOFTMAX = """import numpy as np


def softmax(logits):
    # take the largest off, or it overflows
    e = np.exp(logits - np.max(logits, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)
"""


def hunts_of(kit: Path) -> list[Round]:
    """Return the hunts that a kit's journal tells of."""
    return all_rounds(Journal(kit / ".progress").events())


def program_of(kit: Path) -> Path:
    """Return the program of the last hunt."""
    begun = hunts_of(kit)[-1].begun
    return kit / "hunts" / begun.folder / f"{begun.hunt.partition('.')[0]}.py"


def number_of(said: str, concept: str) -> str:
    """Return the number under which a concept can be chosen."""
    [number] = re.findall(rf"^ +(\d)  {concept}:", said, re.MULTILINE)
    return str(number)


def learned(kit: Path) -> list[Event]:
    """Return the whole history, with what hunts and drills keep."""
    with History(Places(kit), no_complaint) as history:
        return [one.event for one in learners_history(Places(kit), history, {})]


def hunted(kit: Path) -> list[Hunted]:
    """Return the hunts that count."""
    return [event for event in learned(kit) if isinstance(event, Hunted)]


def missed(*concepts: str) -> list[tuple[datetime, Hunted]]:
    """Return a past in which these concepts were missed in hunts, two days ago."""
    bugs = {hunt.concept: hunt.key for hunt in hunts().values()}
    return [
        (ago(2), Hunted(hunt=one, concept=one, found=False, fixed=False, tries=1, misconception=bugs[one]))
        for one in concepts
    ]
