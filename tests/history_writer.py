"""Writes into a history until it is killed: says the number of an event only when it is recorded.

python -m tests.history_writer KIT NAME [COUNT]
"""

import sys
from pathlib import Path

from grader.history import History
from grader.places import Places
from tests.past import answered

if __name__ == "__main__":
    history = History(Places(Path(sys.argv[1])))
    count = int(sys.argv[3]) if len(sys.argv) > 3 else sys.maxsize
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(count):
        if not history.record(answered(f"{sys.argv[2]}.{number}")):
            sys.exit(1)
        print(number, flush=True)
