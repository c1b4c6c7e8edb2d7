"""What IPython understands and Python does not: taken out of a cell, line for line."""

import re

RUN_AS_PYTHON = {
    "time",
    "capture",
    "prun",
    "memit",
    "snakeviz",
}  # cell magics that run the cell's code in place
_CELL_MAGIC = re.compile(r"\s*%%(\w*)")
_MAGIC = re.compile(
    r"""[ \t]*(?:
        [%!?/,;]                                                  # %timeit f(x)    !ls    ?help    /f x
      | [^\s#'"][^#'"]*\?{1,2}[ \t]*$                             # np.exp?
      | [\w.,\[\]'" \t]+(?<![=!<>])=[ \t]*[%!]                    # files = !ls
      | (?:pip3?|conda|cd|ls|cat|mkdir|rm|cp|mv)[ \t]+[\w~./-]    # pip install numpy
    )""",
    re.VERBOSE,
)
_PIECE = re.compile(
    r"""(?P<triple>\"{3}|'{3})|"(?:\\.|[^"\\])*+"?|'(?:\\.|[^'\\])*+'?|\#.*|(?P<open>[\[({])|(?P<close>[\])}])"""
)
_PROMPT = re.compile(r"(?:>>>|\.\.\.)(?: |$)")
_ENDS = {quotes: re.compile(rf"\\.|{quotes}") for quotes in ('"""', "'''")}


def cell_magic(text: str) -> str | None:
    """Return the name of the magic that takes the whole cell, None where there is none."""
    first = _CELL_MAGIC.match(text)
    return first[1] if first else None


def without_magics(text: str) -> str:
    """Return the cell with `pass` in the place of each line that is IPython's; all others keep their place."""
    lines = text.split("\n")
    kept: list[str] = []
    state = _Reading()
    shell = False  # the line before ended in a backslash, and was IPython's
    for line in _as_typed(lines):
        if shell or (state.at_start and _MAGIC.match(line)):
            kept.append("" if shell else line[: len(line) - len(line.lstrip())] + "pass")
            shell = line.endswith("\\")
        else:
            kept.append(line)
            state.read(line)
    return "\n".join(kept)


def _as_typed(lines: list[str]) -> list[str]:
    """Return the lines as IPython takes them: without a common indentation, and without pasted prompts."""
    first = next((line for line in lines if line.strip()), "")
    indent = first[: len(first) - len(first.lstrip())]
    lines = [line.removeprefix(indent) for line in lines]
    return [_PROMPT.sub("", line) for line in lines] if _PROMPT.match(first.lstrip()) else lines


class _Reading:
    """Where in a text we are: within brackets, within a string of several lines, or at the start of a statement."""

    def __init__(self) -> None:
        self._quotes = ""
        self._depth = 0
        self._continued = False

    @property
    def at_start(self) -> bool:
        return not self._quotes and self._depth == 0 and not self._continued

    def read(self, line: str) -> None:
        """Go over one line."""
        place = 0
        while place < len(line):
            found = (_ENDS[self._quotes] if self._quotes else _PIECE).search(line, place)
            if found is None:
                break
            place = found.end()
            if self._quotes:
                self._quotes = "" if found[0] == self._quotes else self._quotes
            elif found["triple"]:
                self._quotes = found[0]
            elif found["open"]:
                self._depth += 1
            elif found["close"]:
                self._depth = max(0, self._depth - 1)
        self._continued = line.endswith("\\")
