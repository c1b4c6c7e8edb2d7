"""`grader plot`: what the lesson says, in pictures drawn by the learner's own code."""

from pathlib import Path

import click

from grader.commands.extras import from_extra
from grader.commands.options import folder_option, no_folder
from grader.commands.output import say, show
from grader.commands.single import judge_of
from grader.places import find_places
from grader.workspace import similar

PICTURES = "learning_rates, zero_grad, losses, batches, valley, schedule, early_stopping, backprop"


@click.command(
    "plot",
    help="Draw pictures with your own code where it passes, with the reference's where not; each says which.\n\n"
    f"PICTURE is one of {PICTURES}; without any, all are drawn. Each comes as PNG and SVG, light and dark; "
    "index.html shows them.",
)
@click.argument("names", nargs=-1, metavar="[PICTURE]...")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Where to put them; the kit's folder plots by default."
)
@folder_option
def command(names: tuple[str, ...], out: Path | None, folder: Path | None) -> None:
    """Draw the pictures. Exit code: 0 some were drawn, 1 none could be, 2 wrong usage, 3 an error of ours."""
    with from_extra("plots"):
        from grader.plots.drawing import draw_all
        from grader.plots.pictures import pictures
        from grader.plots.report import drawn_text
    known = pictures()
    for name in names:
        if name not in known:
            raise click.UsageError(
                f"There is no picture {name!r}.{similar(name, known)} They are: {', '.join(known)}."
            )
    places = find_places()
    folder, out = folder or places.exercises, out or places.root / "plots"
    if not folder.is_dir():
        raise no_folder(places, folder)
    say("Drawing ...")
    chosen = [picture for name, picture in known.items() if not names or name in names]
    with judge_of(places) as judge:
        try:
            drawn = draw_all(chosen, folder.resolve(), places.solutions, judge, out)
        except OSError as error:
            raise click.FileError(str(out), f"{error.strerror}. Choose another folder with --out.") from error
    show(drawn_text(drawn, out))
    if not drawn.pictures:
        raise click.exceptions.Exit(1)
