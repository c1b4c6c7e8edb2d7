# tries: to hand in one line of 2 MB, one of almost 1 MB, and ten thousand names in a row
# must: too much is refused, the rest is read
# expect: softmax failed softmax.runs 0
# expect: mse failed mse.runs 0
# expect: update_rule failed update_rule.runs 0
# expect: cross_entropy failed cross_entropy.runs 0
# expect: backprop passed

from pathlib import Path

ROOT = Path(__file__).parents[3]


def make(folder: Path, _: object) -> None:
    (folder / "softmax.py").write_text("x = '" + "a" * 2_000_000 + "'\n")
    (folder / "mse.py").write_text("x = " + "+".join(["1"] * 400_000) + "\n")
    (folder / "update_rule.py").write_text("x = a" + ".a" * 400_000 + "\n")
    (folder / "cross_entropy.py").write_text("def " + "f" * 900_000 + "(): raise KeyError\n")
    (folder / "backprop.py").write_bytes((ROOT / "solutions" / "backprop" / "accepted" / "plain_loops.py").read_bytes())
