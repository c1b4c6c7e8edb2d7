# tries: to break the reader of archives: encrypted, cut off, overlapping, doubled names, names of no text, methods nobody has
# must: what cannot be read is said; what can is graded
# expect: mse passed
# class: only

import io
import struct
import warnings
import zipfile
from pathlib import Path

RIGHT = b"def mse_loss(predictions, targets):\n    return float(((predictions - targets) ** 2).mean())\n"


def make(folder: Path, place: object) -> None:
    warnings.simplefilter("ignore")  # of zipfile, about the doubled name
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("softmax.py", b"x = 1")
        archive.writestr("softmax.py", b"x = 2")
        archive.writestr("\u202e\x1b[2J<script>=1+1.py", b"x = 1")
        archive.writestr("n" * 60_000 + ".py", b"x = 1")
        archive.writestr("/".join("d" * 2_000) + "/softmax.py", b"x = 1")
    data = (folder / "a.zip").read_bytes()
    (folder / "b.zip").write_bytes(data[: len(data) // 2])
    (folder / "c.zip").write_bytes(data.replace(b"x = 2", b"x = 3"))
    encrypted = bytearray(data)
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\1\2":
            encrypted[at + 8] |= 1
        if data[at : at + 4] == b"PK\3\4":
            encrypted[at + 6] |= 1
    (folder / "d.zip").write_bytes(encrypted)
    (folder / "e.zip").write_bytes(b"PK\5\6" * 10_000)
    (folder / "mse.py").write_bytes(RIGHT)
    (folder / "f.zip").write_bytes(data.replace(b"softmax.py", b"sof\0max.py"))
