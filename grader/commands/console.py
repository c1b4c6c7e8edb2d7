"""The terminal that reports are printed on."""

from rich.console import Console


def console() -> Console:
    """Return a console that leaves numbers and paths alone."""
    return Console(highlight=False, emoji=False, markup=False)
