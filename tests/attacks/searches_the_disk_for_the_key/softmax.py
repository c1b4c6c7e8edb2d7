# tries: to find the key, the checks and the solutions along sys.path, the prefixes and from / on
# must: no secret reaches the record
# expect: softmax failed softmax.runs 0
# needs: sandbox

import glob
import os
import sys

found = []


def tried(what, *arguments):
    """Keep what an attempt gave, or how it ended."""
    try:
        found.append(str(what(*arguments))[:300])
    except BaseException as error:
        found.append(type(error).__name__)


starts = [*sys.path, sys.prefix, sys.base_prefix, os.getcwd(), os.path.dirname(sys.executable), "/", "/tmp", "@KIT@", "@KIT@/.key", "@KIT@/.."]
for start in starts:
    tried(lambda: glob.glob(start + "/**/*.key", recursive=True)[:3])
    tried(lambda: [open(path).read()[:99] for path in glob.glob(start + "/*.txt")[:3]])
for name in ("grader.checks.test_softmax", "grader.key.store", "grader.grading", "solutions.softmax.reference"):
    tried(__import__, name)
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))
