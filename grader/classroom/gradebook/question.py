"""The question of an assignment that a person grades: what a program cannot see is whether it was understood."""

from nbformat import NotebookNode

from grader.classroom.gradebook.exercise_notebook import marks, named
from grader.classroom.gradebook.nodes import cell_of

NAME = "in_your_own_words"
POINTS = 5.0
_QUESTION = """\
# In your own words

A classmate's training loop in PyTorch never calls `optimizer.zero_grad()`. The loss goes down all the same, and at
first even faster than yours.

Explain in three to six sentences: which gradient does the third update use, why can the loss still go down, and how
would you notice the mistake? Your instructor reads your answer."""
_ANSWER = """\
### BEGIN SOLUTION
The backward pass adds to what is in `.grad`, so the third update uses the sum of the gradients of batches one, two
and three, the older two taken at parameters that are long gone (2 points). Early in training these gradients point
much the same way, so the sum is mostly a longer step downhill: like a larger learning rate, or momentum that is
never damped (2 points). It shows when one prints the parameters after each step for a tiny case worked by hand, or
the norm of the gradient, which keeps growing while the loss begins to swing (1 point).
### END SOLUTION"""


def question_notebook() -> NotebookNode:
    """Return the notebook that holds the question, with a model answer and what each part of it is worth."""
    cells = [
        cell_of("markdown", _QUESTION, marks(f"{NAME}-question", locked=True)),
        cell_of("markdown", _ANSWER, marks(NAME, solution=True, points=POINTS)),
    ]
    return named(cells, NAME)
