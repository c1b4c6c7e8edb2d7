"""The configuration and the instructions that a course comes with."""

from pathlib import Path

_CONFIGURATION = '''\
"""This course's configuration for nbgrader. Run nbgrader's commands in this folder."""

c = get_config()
c.CourseDirectory.course_id = {course!r}

# Reading what was handed in: a notebook that is damaged, renamed or missing is graded as far as it goes, and its
# student is told; cells that students deleted, copied or changed are put in order; nothing in them is active.
c.Autograde.exporter_class = "grader.classroom.gradebook.handing_in.SubmissionExporter"
c.Autograde.pre_convert_hook = "grader.classroom.gradebook.handing_in.expect_every_notebook"
c.Autograde.sanitize_preprocessors = ["grader.classroom.gradebook.restoring.RestoreCells"]

# Grading: our executor in place of nbgrader's Execute, our SaveReport in place of its SaveAutoGrades. No kernel is
# started; students' functions run in the sandbox, where neither answers nor other submissions can be read.
c.Autograde.autograde_preprocessors = [
    "grader.classroom.gradebook.executor.GradeInSandbox",
    "grader.classroom.gradebook.saving.SaveReport",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.GradeInSandbox.kit = {kit!r}
c.GradeInSandbox.keys = "key"  # a private key in this folder is used where there is one: see README.md
c.GradeInSandbox.trust_students = False  # True grades where the sandbox does not hold
'''

_INSTRUCTIONS = """\
# {course}

An assignment for [nbgrader](https://nbgrader.readthedocs.io), graded by concept. Everything is done with nbgrader's
own commands, in this folder:

```console
$ nbgrader generate_assignment {assignment}    # release/: the notebooks without answers
$ nbgrader release_assignment {assignment}     # to the exchange; or hand out release/{assignment} yourself
$ nbgrader collect {assignment}                # from the exchange; or fill submitted/<student>/{assignment}/
$ nbgrader autograde {assignment}              # in the sandbox, without a kernel
$ jupyter lab                               # Formgrader: read, and grade the written answers
$ nbgrader generate_feedback {assignment}      # feedback/: one page a notebook
$ nbgrader release_feedback {assignment}
$ nbgrader export                           # grades.csv
$ nbgrader export --exporter=grader.classroom.gradebook.concepts.ConceptExporter --to=concepts.csv
```

`source/{assignment}/` holds one notebook an exercise, because two exercises have a function `train`, and one question
that you grade yourself. Leave out what you do not teach by deleting its notebook before `generate_assignment`. A cell
is graded when it calls `check("softmax")`, say; its points are yours to choose.

Students need the kit in the kernel of their notebooks (`grader release` writes it): `check` is part of it.

What `autograde` cannot grade, by a fault of its own or because a cell holds tests of yours, is left without a score
and waits for you in Formgrader.

## Hidden grading

`grader key --seed new --out key` makes a private key in the folder `key/`: other numbers are asked than those on
which students test themselves. From then on they read which concept failed and why, but no numbers. Hand out
`release/` and `feedback/` only: `autograded/` holds what was asked, and this folder the key.
"""


def configuration(course: str, kit: Path) -> str:
    """Return the text of `nbgrader_config.py`."""
    return _CONFIGURATION.format(course=course, kit=str(kit))


def instructions(course: str, assignment: str) -> str:
    """Return the text of the course's README."""
    return _INSTRUCTIONS.format(course=course, assignment=assignment)
