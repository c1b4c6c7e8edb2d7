"""What is reviewed: a concept of an exercise, `softmax.axis`, or a question of its own, `quiz/optimizers.momentum`."""

from grader.curriculum.catalogue import exercises
from grader.quiz.questions import Question

_OF_A_QUESTION = "quiz/"
_ABOUT_THE_FILE = (".runs", ".inputs_untouched")  # they say how a program behaves, not what its author knows


def subject_of_answer(question: str, concept: str) -> str:
    """Return what an answer is evidence of: the concept that the question belongs to, else the question itself."""
    return concept or f"{_OF_A_QUESTION}{question}"


def question_in(subject: str) -> str | None:
    """Return the question that a subject is, None for a concept."""
    return subject.removeprefix(_OF_A_QUESTION) if subject.startswith(_OF_A_QUESTION) else None


def is_reviewed(concept: str) -> bool:
    """Return whether a concept is an idea that one can know."""
    return not concept.endswith(_ABOUT_THE_FILE)


def concepts_of(exercise: str) -> list[str]:
    """Return the ideas of an exercise; none where this copy has no such exercise."""
    found = exercises().get(exercise)
    return [concept.id for concept in found.concepts if is_reviewed(concept.id)] if found else []


def questions_about(subject: str, questions: dict[str, Question]) -> list[Question]:
    """Return the questions that ask for a subject and can be graded."""
    alone = question_in(subject)
    graded = [question for question in questions.values() if question.kind != "spoken"]
    if alone is not None:
        return [question for question in graded if question.key == alone and not question.see]
    return [question for question in graded if question.see == subject]


def is_askable(subject: str, questions: dict[str, Question]) -> bool:
    """Return whether a subject can be asked for in this copy: concepts and questions come and go."""
    return subject in concepts_of(subject.partition(".")[0]) or bool(questions_about(subject, questions))


def title_of(subject: str, questions: dict[str, Question]) -> str:
    """Return how a subject is called: a concept by its id, a question by its idea."""
    alone = question_in(subject)
    if alone is None:
        return subject
    return questions[alone].idea if alone in questions else alone
