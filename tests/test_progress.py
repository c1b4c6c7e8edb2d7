"""Which hints and references were shown: kept though two commands tell of them at once."""

import multiprocessing
from pathlib import Path

from grader.progress import Progress

TIMES = 30


def tell(folder: Path, name: str, begin: "multiprocessing.synchronize.Barrier") -> None:
    begin.wait()
    for _ in range(TIMES):
        Progress(folder).record_reveal(name, passed=False)


def test_two_commands_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    begin = context.Barrier(2)
    both = [context.Process(target=tell, args=(tmp_path, name, begin)) for name in ("mse", "softmax")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    kept = {name: len(reveals) for name, reveals in Progress(tmp_path).reveals().items()}
    assert kept == {"mse": TIMES, "softmax": TIMES}
    assert [path.name for path in tmp_path.iterdir()] == ["progress.json"]


def test_what_is_damaged_a_second_time_does_not_take_the_place_of_the_first(tmp_path: Path) -> None:
    for text in ("{half", "{other"):
        (tmp_path / "progress.json").write_text(text)
        Progress(tmp_path).show_rung("softmax.axis", "", 1)
    assert {path.read_text() for path in tmp_path.glob("progress.damaged-*.json")} == {"{half", "{other"}
