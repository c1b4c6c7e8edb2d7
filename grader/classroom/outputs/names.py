"""Names of submissions as names of files: any name, never a path, never the same for two."""

import hashlib
import re
import unicodedata

MOST_READABLE = 40  # at four bytes each, short of what a file system allows
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_.-]{0,79}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")  # names that Windows keeps for itself


def file_name(name: str) -> str:
    """Return a file's name, without suffix, for the submission `name`.

    A plain name stays as it is. Any other becomes what is plain in it, `~`, and a digest of all of it, so two
    names never share a file, not even where the file system takes upper and lower case for the same.
    """
    if _PLAIN.fullmatch(name) and not _DEVICES.fullmatch(name) and not name.endswith("."):
        return name
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{_readable(name) or 'submission'}~{digest}"


def _readable(name: str) -> str:
    """Return the letters and digits of a name, of any script, with `-` between: it tells which file is whose."""
    composed = unicodedata.normalize("NFC", name[:200]).lower()
    kept = [character if unicodedata.category(character)[0] in "LMN" else " " for character in composed]
    return "-".join("".join(kept).split())[:MOST_READABLE].strip("-")
