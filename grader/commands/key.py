"""`grader key`: the answer keys, all of them, before they are needed; and a class's private one."""

import sys
from pathlib import Path

import click

from grader.commands.keys import keys_in_use
from grader.commands.output import OurError, say
from grader.curriculum.catalogue import exercises
from grader.key.keyring import Keyring, NoKey
from grader.key.seeds import SeedProblem, keep_seed, kept_seed, random_seed, seed_of
from grader.places import Places, find_places


@click.command("key")
@click.option(
    "--seed",
    metavar="new|FILE|-",
    help="Make a private key: from a random seed, from a secret text in FILE, or from one typed in.",
)
@click.option(
    "--out",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the private key; class-key by default.",
)
def command(seed: str | None, folder: Path | None) -> None:
    """Build the answer keys that are missing or older than their sources.

    With --seed, make a class's private key: other numbers are asked than in the students' copies, so what was
    learned by heart does not pass. Keep its folder to yourself; with it, reports show no numbers.
    """
    places = find_places()
    if seed is None and folder is None:
        _bring_up_to_date(keys_in_use(places))
        say(f"The answer keys of {len(exercises())} exercises are there and up to date.")
        return
    folder = folder or Path("class-key")
    try:
        _seed_kept_in(places, folder, seed)
    except SeedProblem as problem:
        raise click.UsageError(str(problem)) from problem
    _bring_up_to_date(Keyring(folder, places.solutions, say))
    say(f"The private key of {len(exercises())} exercises is in {folder}, for your eyes alone.")
    say(f"Grade a class with it: grader batch ROOT --out DIR --keys {folder}")


def _seed_kept_in(places: Places, folder: Path, seed: str | None) -> None:
    """Make sure that `folder` is the place of a private key, of this seed where one is given.

    Raises SeedProblem, click.UsageError.
    """
    if places.solutions is None:
        raise click.UsageError("This copy of the kit holds no solutions, so no key can be made with it.")
    if folder.resolve().is_relative_to(places.learners_keys.resolve()):
        raise click.UsageError(f"{folder} is where the learners' keys lie. Name another folder with --out.")
    kept = kept_seed(folder)
    if seed is None and kept is None:
        raise click.UsageError(f"{folder} holds no private key yet. `grader key --seed new` makes one.")
    if seed is None:
        return
    if kept is None:
        keep_seed(folder, random_seed() if seed == "new" else seed_of(_secret(seed)))
    elif seed == "new" or seed_of(_secret(seed)) != kept:
        raise click.UsageError(
            f"{folder} holds a private key already, of another seed. `grader key --out {folder}` brings it "
            "up to date; for a further one name another folder."
        )


def _secret(seed: str) -> str:
    """Return the text that a seed is made from, never taken from the command line itself: others can see that."""
    if seed == "-":
        if sys.stdin.isatty():
            return str(click.prompt("The secret text", hide_input=True, confirmation_prompt=True))
        return sys.stdin.readline()
    try:
        return Path(seed).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(
            f"The seed cannot be read from a file {seed!r}. Give `new`, a file with a secret text, or - to type "
            "it in. (A text on the command line itself would stay in the shell's history.)"
        ) from error


def _bring_up_to_date(keyring: Keyring) -> None:
    keyring.say = _untold
    names = sorted(exercises(), reverse=True)  # torch_loop, the longest, among the first

    def ready(count: int) -> None:
        if keyring.built:
            say(f"{count} of {len(names)} keys are ready.")

    try:
        keyring.keys(names, ready)
    except NoKey as error:
        raise OurError(str(error)) from error


def _untold(reason: str) -> None:
    """Leave out why a key is built: how many are ready says enough where all of them are."""
