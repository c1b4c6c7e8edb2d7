"""`grader gradescope`: an autograder that Gradescope runs."""

from pathlib import Path

import click

from grader.classroom.gradescope.assignment import Assignment
from grader.classroom.gradescope.building import autograder
from grader.classroom.gradescope.requirements import NotInstalled
from grader.classroom.outputs.files import write_whole
from grader.commands.keys import keys_in_use
from grader.commands.output import OurError, say
from grader.key.keyring import NoKey
from grader.places import find_places
from grader.workspace import WorkspaceError, chosen_exercises


@click.command("gradescope")
@click.argument("out", metavar="FILE.zip|DIR", type=click.Path(path_type=Path))
@click.argument("names", nargs=-1, metavar="[EXERCISE]...")
@click.option("--hidden", is_flag=True, help="Show students concept and sentence only, no inputs.")
@click.option("--keys", type=click.Path(path_type=Path, file_okay=False), help="The folder of a private key.")
@click.option("--trust-students", is_flag=True, help="Grade even where Gradescope's machine has no sandbox.")
def command(out: Path, names: tuple[str, ...], hidden: bool, keys: Path | None, trust_students: bool) -> None:
    """Build an autograder for Gradescope.

    FILE.zip is what to upload there under Configure Autograder; in a folder it is called autograder.zip. It asks
    for all exercises, or for those that are named. It holds the answer keys and no line of a solution. With a
    private key, or with --hidden, students read concepts and sentences, no inputs.
    """
    try:
        asked = chosen_exercises(names)
        keyring = keys_in_use(find_places(), keys)
        keyring.keys(asked)
        assignment = Assignment(asked, hidden or keyring.private, trust_students)
        data = autograder(keyring.folder, assignment)
    except WorkspaceError as error:
        raise click.UsageError(str(error)) from error
    except (NoKey, NotInstalled) as error:
        raise OurError(str(error)) from error
    path = out if out.suffix == ".zip" else out / "autograder.zip"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        raise click.FileError(str(path), f"{error.strerror}. Choose another place.") from error
    say(
        f"{path} ({len(data) / 2**20:.1f} MB) grades {', '.join(asked)}. Upload it under Configure Autograder."
    )
