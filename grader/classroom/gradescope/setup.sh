#!/usr/bin/env bash
# Gradescope calls this once, when the autograder's image is built: Python 3.11 or later, and what the grader needs.
set -eu
root="${AUTOGRADER_ROOT:-/autograder}"
source="$root/source"

suits() {
    "$1" -c 'import sys, ensurepip, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null
}
find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if suits "$name"; then echo "$name"; return; fi
    done
}

python="$(find_python)"
if [ -z "$python" ]; then
    apt-get update -qq
    for version in 3.13 3.12 3.11; do
        apt-get install -y -qq "python$version" "python$version-venv" && break
    done
    python="$(find_python)"
fi
if [ -z "$python" ]; then
    echo "No Python 3.11, 3.12 or 3.13 could be installed: choose a newer base image for this autograder." >&2
    exit 1
fi

# Learners' code may read the environment and nothing else, so it lies outside source/.
"$python" -m venv "$root/environment"
# On Linux, pip's default index gives a torch for graphics cards: it works, and takes some gigabytes. PyTorch's
# page "Start locally" names the index of the small one for processors: export it as PIP_EXTRA_INDEX_URL above.
"$root/environment/bin/pip" install --disable-pip-version-check --no-cache-dir -r "$source/requirements.txt"
# The keys and the assignment are for the grader alone.
chmod -R go-rwx "$source/kit/.key" "$source/assignment.json"
