# tries: to fill memory and disk by archives: a gigabyte of zeros, archives in archives, a million members, sizes that lie
# must: what is too much is refused, and nothing unpacked
# expect: mse passed
# class: only

import io
import struct
import zipfile
from pathlib import Path

RIGHT = b"def mse_loss(predictions, targets):\n    return float(((predictions - targets) ** 2).mean())\n"


def make(folder: Path, place: object) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("softmax.py", "w", force_zip64=True) as member:
            for _ in range(200):
                member.write(bytes(2**20))
    inner = b"x"
    for level in range(6):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{level}_{number}.zip", inner)
        inner = packed.getvalue()
    (folder / "b.zip").write_bytes(inner)
    one = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    count = 300_000
    directory = one * count
    (folder / "c.zip").write_bytes(
        directory
        + struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), 0)
        + struct.pack("<4sLQL", b"PK\6\7", 0, len(directory), 1)
        + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0, 0, 0, 0, 0)
    )
    (folder / "mse.py").write_bytes(RIGHT)
