"""Watch: from a save to the verdict on the screen, in a real terminal; and memory over a thousand saves."""

import random
import statistics
import time
from pathlib import Path

import psutil

from grader.curriculum.catalogue import exercises
from grader.places import Places
from grader.watching.folder import STEP
from grader.watching.machine import QUIET
from tests.bench.right_answers import reference
from tests.bench.stopwatch import cost, python, seconds
from tests.watching import Session, make_kit

RUNS = 5
PAUSE = STEP / 1000 + QUIET  # the system's news are waited for, and then for more of them
SAVES = 40
MANY = 1000
AT_MOST = 50 / 180  # of `import numpy`, the longest that 95 of 100 saves may take beyond the pause
SCALED = "import numpy as np\n\ndef softmax(z):\n    e = np.exp(z)\n    return e / e.sum() * {scale}\n"


def watch(places: Places, folder: Path) -> None:
    """Print a line for each exercise, and the memory of all processes of a session."""
    floor = statistics.median(cost(python("import numpy")).wall for _ in range(RUNS))
    print(f"\nWatch: save to verdict beyond a pause of {PAUSE * 1000:.0f} ms, {SAVES} saves each")
    print(f"  {'':<16} {'median':>9} {'p95':>9} {'p95 / import numpy':>19}   at most {AT_MOST:.2f}")
    (folder / "watched").mkdir()
    session = Session(make_kit(places, folder / "watched"))
    for exercise in exercises():
        times = beyond_the_pause(session, exercise)
        late = statistics.quantiles(times, n=20)[-1]
        median = statistics.median(times)
        print(f"  {exercise:<16} {median * 1000:6.1f} ms {late * 1000:6.1f} ms {late / floor:19.2f}")
    sizes = memory(session, MANY)
    print(
        f"  memory, other numbers with every save: {sizes[MANY // 10]:.0f} MiB after {MANY // 10} saves, ",
        end="",
    )
    print(f"{sizes[MANY // 2]:.0f} after {MANY // 2}, {sizes[MANY]:.0f} after {MANY}")
    session.type("q")
    session.close()


def beyond_the_pause(session: Session, exercise: str) -> list[float]:
    """Return the seconds from each of some saves to the verdict on the screen, without the pause that is waited for."""
    program, times = reference(exercise), []
    for number in range(-1, SAVES):  # the first may have to wait for torch
        time.sleep(random.uniform(0.02, 0.06))
        text = f"{program}\n# save {number}\n"
        times.append(seconds(lambda text=text: _saved(session, text, exercise)) - PAUSE)
    return times[1:]


def memory(session: Session, saves: int) -> dict[int, float]:
    """Return the MiB that the processes of a session hold, a tenth of the saves apart; every save has other numbers."""
    family = [psutil.Process(session.process.pid)]
    family += family[0].children(recursive=True)
    sizes = {}
    for number in range(saves + 1):
        session.save(SCALED.format(scale=1 + number / saves))
        session.verdict("softmax ✗")
        if number % max(saves // 10, 1) == 0:
            sizes[number] = sum(one.memory_info().rss for one in family) / 2**20
    return sizes


def _saved(session: Session, program: str, exercise: str) -> None:
    session.save(program, exercise)
    session.verdict(f"{exercise} ✓ passed")
