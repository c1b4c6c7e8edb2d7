"""A class in which attacks lie among honest students of hostile names, graded by the real command."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.places import Places
from tests.attacks.attack import ATTACKS
from tests.attacks.place import CANARY, RIGHT, Place, place_in

HONEST = {
    "softmax": RIGHT.replace("{canary}", "mine"),
    "mse": "def mse_loss(p, t):\n    return float(((p - t) ** 2).sum())\n",
}
NAMES = [
    b"=cmd|' _C calc'!A0",
    b"+1+1",
    b"-2",
    b"@SUM(1)",
    b"\t=1",
    b"<script>alert(1)<",
    b"<img src=x onerror=alert(1)>",
    b"\"' onmouseover='alert(1)",
    b"&lt;b&gt;&#x202e;",
    b"x\\..\\..\\y",
    b"%2e%2e%2fx",
    b"-rf",
    b"$(touch owned)",
    b"; touch owned",
    b"`touch owned`",
    b"[red]x[/red][/]",
    b"{{ 7*7 }}{% raw %}",
    b"]]>",
    b"::set-output name=x::y",
    b"CON",
    b"nul.txt",
    b"results.jsonl",
    b"class",
    b"a\nb",
    b"a\r\nb: c",
    b"\x1b[2J\x1b]0;owned\x07",
    "\x9b2J\x7f".encode(),
    "\u202eada\u2066".encode(),
    "a\u200bd\u200ba".encode(),
    "ａｄａ".encode(),
    "Ａda".encode(),
    b"\xff\xfe not text \x80",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16").encode() * 20,
    b"x" * 255,
    b" ",
    b"'; DROP TABLE grader_results; --",
    b"1e999",
    b"__proto__",
]
IN_CLASS = [attack for attack in ATTACKS if not (attack.open or attack.takes_all_the_time_there_is)]


@dataclass(frozen=True)
class Run:
    """What one batch was given, and what came of it."""

    place: Place
    root: Path
    out: Path
    said: subprocess.CompletedProcess[bytes]
    records: dict[str, dict[str, Any]]
    before: set[tuple[str, int, int]]


def honest(folder: bytes) -> None:
    os.makedirs(folder)
    for name, source in HONEST.items():
        with open(os.path.join(folder, f"{name}.py".encode()), "w") as file:
            file.write(source)


def graded_class(places: Places, folder: Path) -> Run:
    """Lay a class out in `folder` and grade it: after each attack comes an honest student."""
    place = place_in(folder / "place", places)
    root, out = place.root / "handed in", folder / "out"
    for name in [b"ada", *NAMES, b"zoe"]:
        honest(os.path.join(os.fsencode(root), name))
    for attack in IN_CLASS:
        attack.laid_out(root, place.surroundings)
        honest(os.fsencode(root / f"{attack.name} after"))
    before = place.files()
    environment = {**os.environ, "GRADER_KIT": str(place.places.root), "GRADEBOOK_PASSWORD": CANARY}
    command = [Path(sys.executable).with_name("grader"), "batch", root, "--out", out, "--jobs", "2"]
    said = subprocess.run(
        command, env=environment, cwd=place.root, capture_output=True, check=False, timeout=250
    )
    lines = (out / "results.jsonl").read_text("utf-8").splitlines()
    records = {record["submission"]: record for record in map(json.loads, lines)}
    return Run(place, root, out, said, records, before)
