"""The seed that a folder's keys are made from: the learners' own, which everybody knows, or a class's secret one."""

import hashlib
import os
import secrets
from pathlib import Path

LEARNERS_SEED = 20261121
LEAST_CHARACTERS = 12


class SeedProblem(ValueError):
    """A seed that cannot be used or kept. The message says why, and what to do."""


def random_seed() -> int:
    """Return a seed that nobody can guess."""
    return secrets.randbits(63)


def seed_of(text: str) -> int:
    """Return the seed that a secret text stands for. Raises SeedProblem where it could be guessed."""
    secret = text.strip()
    if len(secret) < LEAST_CHARACTERS:
        raise SeedProblem(
            f"A seed of fewer than {LEAST_CHARACTERS} characters can be guessed. Take a longer one, "
            "or `--seed new` for a random one."
        )
    return int.from_bytes(hashlib.sha256(secret.encode()).digest()[:8], "big") >> 1


def kept_seed(folder: Path) -> int | None:
    """Return the seed that is kept beside the keys of `folder`, None where there is none. Raises SeedProblem."""
    try:
        return int(_path(folder).read_text("ascii"))
    except FileNotFoundError:
        return None
    except (ValueError, OSError) as error:
        raise SeedProblem(f"{_path(folder)} does not hold a seed. Make the class's key anew.") from error


def keep_seed(folder: Path, seed: int) -> None:
    """Make `folder` the place of a private key: only its owner reads it, and git leaves it alone.

    Raises SeedProblem where it holds keys already, or cannot be made.
    """
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise SeedProblem(f"{folder} is not empty. A private key wants a folder of its own.")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("# a class's private key: not for anybody else\n*\n", "ascii")
        with open(os.open(_path(folder), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"{seed}\n")
    except OSError as error:
        raise SeedProblem(f"{folder} cannot hold a key: {error.strerror}.") from error


def _path(folder: Path) -> Path:
    return folder / "seed"
