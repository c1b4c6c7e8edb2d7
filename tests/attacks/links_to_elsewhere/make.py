# tries: to have the key, another's file, a system file, a device and a link to itself read in its name
# must: no link out of the folder is followed
# expect: softmax failed softmax.runs 0
# expect: cross_entropy failed cross_entropy.runs 0
# expect: mse_gradients failed mse_gradients.runs 0
# expect: update_rule failed update_rule.runs 0
# expect: minibatches failed minibatches.runs 0
# expect: mse passed

import os
from pathlib import Path

from tests.attacks.attack import Surroundings


def make(folder: Path, place: Surroundings) -> None:
    (folder / "softmax.py").symlink_to(place.kit / ".key" / "seed.txt")
    (folder / "cross_entropy.py").symlink_to("/etc/passwd")
    (folder / "mse_gradients.py").symlink_to(os.path.relpath(place.other / "softmax.py", folder))
    (folder / "update_rule.py").symlink_to("/dev/zero")
    (folder / "minibatches.py").symlink_to("minibatches.py")
