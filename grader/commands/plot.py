"""`grader plot`: what the lesson says, in pictures drawn by the learner's own code."""

from pathlib import Path

import click

from grader.commands.extras import from_extra
from grader.commands.options import folder_option
from grader.commands.output import say, show
from grader.commands.single import judge_of
from grader.places import find_places


@click.command("plot")
@click.argument("names", nargs=-1, metavar="[PICTURE]...")
@click.option(
    "--out", type=click.Path(path_type=Path), help="The folder for the pictures; plots, in the kit, by default."
)
@folder_option
def command(names: tuple[str, ...], out: Path | None, folder: Path | None) -> None:
    """Draw pictures from your own code where it passes, and say which show the reference's.

    PICTURE: learning_rates, zero_grad, losses, batches, valley, schedule, early_stopping, backprop; all by default.
    Each is written as PNG and SVG, light and dark, and index.html shows them.
    """
    with from_extra("plots"):
        from grader.plots.drawing import draw_all
        from grader.plots.pictures import pictures
        from grader.plots.report import drawn_text, left_out_text, summary_text

    known = pictures()
    unknown = [name for name in names if name not in known]
    if unknown:
        raise click.UsageError(f"There is no picture {unknown[0]!r}. They are: {', '.join(known)}.")
    places = find_places()
    out = out or places.root / "plots"
    chosen = [picture for name, picture in known.items() if not names or name in names]
    say(f"Drawing {len(chosen)} of {len(known)} pictures ..." if names else "Drawing the pictures ...")
    with judge_of(places) as judge:
        ...
