"""A large class: every output in one pass, in time that grows with the class and memory that does not."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import resource, sys, time
from pathlib import Path
from msgspec import structs
from grader.classroom.outputs.writing import write_all
from grader.record import Record
from tests.hostile_records import ATTACKS, hostile_record

def records():
    for number in range(int(sys.argv[1])):
        record = hostile_record(f"{number} {list(ATTACKS.values())[number % 9]}")
        yield structs.replace(record, submission=f"student {number}")

started = time.process_time()
write_all(records, Path(sys.argv[2]), ["mse", "softmax", "backprop"], hidden=False)
print(time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measured(count: int, folder: Path) -> tuple[float, float]:
    """CPU seconds and peak MiB of a process that writes everything for so many students, no two of them alike."""
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(count), folder], capture_output=True, text=True, check=True
    )
    seconds, peak = map(float, ran.stdout.split())
    assert len(list((folder / "feedback").iterdir())) == count
    return seconds, peak


def test_memory_stays_flat_and_ten_thousand_take_less_than_a_minute(tmp_path: Path) -> None:
    _, few_peak = measured(300, tmp_path / "few")
    seconds, peak = measured(3_000, tmp_path / "many")
    assert peak < few_peak + 40
    assert seconds * 10_000 / 3_000 < 60
