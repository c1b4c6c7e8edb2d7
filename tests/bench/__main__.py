"""Prints the figures; see the package."""

import tempfile
from pathlib import Path

import click

from grader.curriculum.catalogue import exercises
from grader.judging import keyring_of
from grader.places import find_places
from tests.bench.cold import cold
from tests.bench.crowd import crowd
from tests.bench.executors import beside_nbgraders
from tests.bench.peers.beside import beside_peers
from tests.bench.warm import warm
from tests.bench.watch import watch


@click.command()
@click.argument("count", type=click.IntRange(20), default=1000)
@click.option("--peers", is_flag=True, help="Only the crowd and our executor, beside nbgrader and otter.")
def main(count: int, peers: bool) -> None:
    """Measure cold starts, warm verdicts, saves in a session of `watch`, and a crowd of COUNT submissions."""
    places = find_places()
    keyring_of(places).keys(list(exercises()))
    with tempfile.TemporaryDirectory() as folder:
        if peers:
            beside_peers(Path(folder), count)
            beside_nbgraders(Path(folder) / "course")
            return
        cold(Path(folder))
        warm(places)
        watch(places, Path(folder))
        crowd(Path(folder), count)


if __name__ == "__main__":
    main()
