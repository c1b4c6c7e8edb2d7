"""A learner's file loaded beside other code in one child, with names of its own."""

from grader.curriculum.catalogue import exercises
from grader.workspace import Found

_LOADED = "\n_names = {{'__name__': {name!r}}}\nexec({source!r}, _names)\n"
_NAMED = "{function} = _names[{function!r}]\n"


def loaded_aside(found: Found) -> str:
    """Return program text that runs a file apart, and takes over the functions of its exercise and nothing else."""
    names = "".join(_NAMED.format(function=name) for name in exercises()[found.exercise].functions)
    return _LOADED.format(name=found.exercise, source=found.source) + names
