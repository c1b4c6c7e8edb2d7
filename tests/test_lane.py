"""A lane goes on whatever happens to the process that it judges with."""

from queue import SimpleQueue

from grader.grading import Judge
from grader.judging import keyring_of
from grader.places import Places
from grader.watching.lane import Lane, Request, Verdict
from grader.worker.client import Worker
from grader.worker.stop import Stop
from grader.workspace import Found


def test_where_no_process_can_be_had_the_verdict_says_so(places: Places) -> None:
    def no_worker(torch: bool) -> Worker:
        raise UnicodeEncodeError("utf-8", "kit\udce9", 3, 4, "surrogates not allowed")

    told: SimpleQueue[Verdict] = SimpleQueue()
    judge, stop = Judge(keyring_of(places), no_worker, sandboxed=False), Stop()
    lane = Lane(judge, stop, lambda record: record, told.put, lambda: None, torch=False)
    try:
        for check in (1, 2):
            lane.ask(Request(check, (Found("mse", "x = 1"),)))
            [result] = told.get(timeout=10).record.exercises
            assert result.status == "error" and "surrogates not allowed" in result.notes[0]
    finally:
        lane.close()
