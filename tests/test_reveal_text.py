"""The two programs beside each other: as they are written, but for what would steer the reader's terminal."""

from rich.console import Console

from grader.report.reveal import side_by_side


def shown(yours: str) -> str:
    console = Console(width=100, highlight=False, no_color=True)
    with console.capture() as capture:
        console.print(side_by_side(yours, "y = 2\n"), soft_wrap=True)
    return capture.get()


def test_what_steers_a_terminal_is_shown_as_what_it_is() -> None:
    text = shown("# \x1b]0;title\x07 \x1b[2J \u202e\nx = 1\n")
    assert r"# \x1b]0;title\x07 \x1b[2J \u202e" in text
    assert "\x1b" not in text and "\u202e" not in text


def test_tabs_and_the_line_ends_of_other_systems_are_no_signs() -> None:
    text = shown("if x:\r\n\ty = 1\r\n")
    assert "if x:" in text and "    y = 1" in text and "\\" not in text
