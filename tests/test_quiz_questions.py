"""The questions as a whole: enough of them, on every subject of the lesson, at every level, and without flaws."""

import random
from collections import Counter
from itertools import permutations

import pytest
from click import unstyle

from grader.curriculum.catalogue import exercises
from grader.quiz.kinds.choice import PutChoice
from grader.quiz.kinds.number import PutNumber
from grader.quiz.kinds.spoken import PutSpoken
from grader.quiz.putting import Graded, judge, put
from grader.quiz.questions import KINDS, LEVELS, Choice, Spoken
from grader.quiz.topics import by_key, topics
from grader.report.quiz import judged_text, points_text, question_text
from grader.verify.questions import mistakes_of, verify_questions

QUESTIONS = by_key(topics())
CHOICES = {key: one for key, one in QUESTIONS.items() if isinstance(one, Choice)}
CURRICULUM = [
    *("mse", "softmax", "cross_entropy", "mse_gradients", "update_rule", "minibatches", "backprop"),
    *("training_loop", "torch_loop", "gradient_check", "loss_choice", "learning_rate", "schedule"),
    *("optimizers", "early_stopping", "autograd"),
]
CONFUSIONS = {  # what the lesson's learners mix up, and where it is asked
    "loss and metric": "losses.loss_and_metric",
    "logits and probabilities": "probabilities.logits_and_probabilities",
    "why cross-entropy": "probabilities.why_cross_entropy",
    "bigger learning rate": "learning_rate.bigger_rate",
    "epoch and step": "minibatches.epoch_and_step",
    "SGD uses one example": "minibatches.sgd_one_example",
    "why minibatch noise helps": "minibatches.why_noise_helps",
    "backprop and chain rule": "backprop.backprop_and_chain_rule",
    "what backprop caches": "backprop.what_is_cached",
    "why backprop is O(network)": "backprop.why_linear_cost",
    "what zero_grad is for": "training_step.what_zero_grad_is_for",
    "when not clearing is right": "training_step.accumulation_on_purpose",
    "Adam and SGD": "optimizers.adam_and_sgd",
    "what Adam adds to momentum": "optimizers.adam_and_momentum",
    "what AdamW decouples": "optimizers.adamw_decouples",
    "more epochs": "generalization.more_epochs",
    "what a loss of NaN tells": "debugging.loss_is_nan",
}


def test_the_questions_have_no_flaw() -> None:
    assert [flaw.sentence for flaw in verify_questions().flaws] == []


def test_there_are_questions_of_all_kinds_and_levels() -> None:
    assert len(CHOICES) >= 40
    kinds, levels = (Counter(getattr(one, of) for one in QUESTIONS.values()) for of in ("kind", "level"))
    assert all(kinds[kind] >= 4 for kind in KINDS)
    assert all(levels[level] >= 20 for level in LEVELS)


@pytest.mark.parametrize("subject", CONFUSIONS)
def test_every_confusion_is_asked_about(subject: str) -> None:
    assert CONFUSIONS[subject] in CHOICES


def test_every_wrong_choice_states_a_belief_and_its_correction() -> None:
    for one in CHOICES.values():
        assert len(one.wrong) == 3
        assert all(mistake.belief and mistake.correction for mistake in mistakes_of(one))


@pytest.mark.parametrize("key", CHOICES)
def test_one_answer_is_right_wherever_it_stands(key: str) -> None:
    places = set()
    for seed in range(40):
        posed = put(CHOICES[key], seed)
        assert isinstance(posed, PutChoice)
        verdicts = [posed.judged(letter).verdict for letter in "abcd"]
        assert verdicts.count("right") == 1
        places.add(verdicts.index("right"))
        assert {posed.judged(letter).name for letter in "abcd"} == {
            "",
            *(one.name for one in CHOICES[key].wrong),
        }
    assert places == {0, 1, 2, 3}


def test_the_longest_answer_is_no_good_guess() -> None:
    longest = sum(
        len(one.right) == max(len(one.right), *(len(w.says) for w in one.wrong)) for one in CHOICES.values()
    )
    assert longest / len(CHOICES) < 0.35


def test_questions_lead_back_to_exercises_of_the_curriculum() -> None:
    seen = {one.see.partition(".")[0] for one in QUESTIONS.values() if one.see}
    assert seen <= set(CURRICULUM)
    assert set(exercises()) - seen == set()


def test_open_questions_have_points_and_nothing_that_grades() -> None:
    spoken = [one for one in QUESTIONS.values() if isinstance(one, Spoken)]
    assert len(spoken) >= 8
    assert all(4 <= len(one.points) <= 8 and not mistakes_of(one) for one in spoken)


def test_the_order_of_answers_belongs_to_the_seed_and_the_question_alone() -> None:
    keys = list(CHOICES)
    shuffled = random.Random(1).sample(keys, len(keys))
    first = {key: put(CHOICES[key], 5) for key in keys}
    assert all(put(CHOICES[key], 5) == first[key] for key in shuffled)


def test_all_that_is_shown_fits_into_80_columns() -> None:
    for question in QUESTIONS.values():
        for seed in range(5):
            posed = put(question, seed)
            shown = [question_text(posed, 99, 100)]
            if isinstance(posed, PutSpoken):
                shown.append(points_text(posed))
            else:
                shown.append(judged_text(judge(posed, "?")))
                shown += [judged_text(posed.judged(said)) for said in answers(posed)]
            lines = [line for text in shown for line in text.splitlines()]
            assert max(map(len, map(unstyle, lines))) <= 80, question.key


def answers(posed: Graded) -> list[str]:
    """Something to answer that shows each mistake's words."""
    if isinstance(posed, PutNumber):
        return [repr(float(value)) for value in (posed.drawn.right, *posed.drawn.wrong.values())]
    if isinstance(posed, PutChoice):
        return list("abcd")
    return [" ".join(order) for order in permutations("abcdefgh"[: len(posed.shuffled)])]
