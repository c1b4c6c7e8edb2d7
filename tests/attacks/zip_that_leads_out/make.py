# tries: to have files unpacked outside of their place: .., absolute and Windows paths, links, device names
# must: nothing is unpacked; what lies inside is read
# expect: mse passed
# class: only

import io
import struct
import zipfile
from pathlib import Path

RIGHT = b"def mse_loss(predictions, targets):\n    return float(((predictions - targets) ** 2).mean())\n"


def make(folder: Path, place: object) -> None:
    with zipfile.ZipFile(folder / "work.zip", "w") as archive:
        for name in ("../softmax.py", "../../escaped.py", "/tmp/owned.py", "..\\softmax.py", "C:\\softmax.py", "a/../../softmax.py", "CON", "nul.py"):
            archive.writestr(name, "raise SystemExit")
        link = zipfile.ZipInfo("softmax.py")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, str(place.kit / ".key" / "seed.txt"))
        archive.writestr("work/mse.py", RIGHT)
