"""Hunts keep a file of their own; one that is over is taken over from there, once."""

from grader.history.events import Hunted
from grader.history.keeping import Happened, History
from grader.hunting.catalogue import hunts
from grader.hunting.journal import Journal
from grader.hunting.rounds import Round, all_rounds, open_round
from grader.journal import moment


def take_over_hunts(history: History, journal: Journal) -> None:
    """Take over the hunts that are over, or were left for another one after something was said or tried.

    What cannot be read is left out: `grader hunt` tells of it. Raises journal.NotKept.
    """
    rounds = all_rounds(journal.events())
    still_open = (open_round(rounds, "hunt"), open_round(rounds, "review"))
    ended = [one for one in rounds if one not in still_open and (one.named or one.tried or one.given_up)]
    history.record_all([found for one in ended if (found := _happened(one)) is not None])


def _happened(one: Round) -> Happened | None:
    begun, at = one.begun, moment(one.until)
    if at is None or begun.hunt not in hunts():
        return None
    hunted = Hunted(
        hunt=f"hunts/{begun.folder}",
        concept=hunts()[begun.hunt].concept,
        found=any(named.right for named in one.named),
        fixed=one.fixed,
        tries=1 + one.wrong,
        helped=one.helped,
        misconception=begun.hunt,
        seconds=one.seconds,
        where=begun.where,
    )
    return Happened(at, hunted, origin=f"hunt {begun.round}")
