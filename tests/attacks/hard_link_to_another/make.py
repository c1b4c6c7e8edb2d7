# tries: to hand in another student's file by a hard link
# must: it is that file's text, and only a copy of it could tell more
# expect: mse passed

import os
from pathlib import Path

from tests.attacks.attack import Surroundings


def make(folder: Path, place: Surroundings) -> None:
    try:
        os.link(place.other / "softmax.py", folder / "unused.py")
    except OSError:
        pass
