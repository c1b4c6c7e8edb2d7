# tries: to make the reader wait for ever, or read without end: pipes, devices, deep folders, a sparse file of 10 GB
# must: each is refused with a sentence
# expect: softmax failed softmax.runs 0
# expect: cross_entropy failed cross_entropy.runs 0
# expect: update_rule failed update_rule.runs 0
# expect: mse passed

import os
from pathlib import Path

from tests.attacks.attack import Surroundings


def make(folder: Path, place: Surroundings) -> None:
    os.mkfifo(folder / "softmax.py")
    with open(folder / "cross_entropy.py", "wb") as file:
        file.truncate(10**10)
    inner = folder / "deep"
    for _ in range(40):
        inner = inner / "deeper"
    inner.mkdir(parents=True)
    try:
        os.mknod(folder / "update_rule.py", 0o020666, os.makedev(1, 5))
    except OSError:
        (folder / "update_rule.py").symlink_to("/dev/zero")
