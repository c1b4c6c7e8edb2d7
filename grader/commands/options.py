"""Options and arguments that several commands take."""

from pathlib import Path

import click

exercise_argument = click.argument("name", metavar="EXERCISE")
folder_option = click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    help="The folder of exercises; the kit's own by default.",
)
