"""`grader verify` finds each fault of a question: one is planted in a sound file, and one sentence must tell it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.commands.verify import command
from grader.quiz.topics import TopicError, topics
from grader.verify.questions import verify_questions

SOUND = """
title = "A topic"

[[choice]]
id = "pick"
level = "IC3"
idea = "picking"
see = "softmax.axis"
asks = "Which one, for a batch of 32?"
right = "This one"
because = "It is so."
given = ["32"]
proofs = [["1 + 1", "2"]]
[[choice.wrong]]
name = "that"
says = "That one"
belief = "It is that."
correction = "It is not that."
[[choice.wrong]]
name = "other"
says = "The other"
belief = "It is the other."
correction = "It is not the other."

[[number]]
id = "predict"
level = "prerequisite"
idea = "predicting"
asks = "The right class has {p}. The loss?"
draws = "loss_of_a_probability"
tolerance = 0.01
because = "It is {right}."
[number.mistakes.base_two]
belief = "Base 2."
correction = "Not {base_two}."
[number.mistakes.base_ten]
belief = "The other base."
correction = "Not {base_ten}."
[number.mistakes.one_minus]
belief = "One minus."
correction = "Not that."
[number.mistakes.no_minus]
belief = "No minus."
correction = "Not that either."

[[order]]
id = "sort"
level = "IC4"
idea = "sorting"
asks = "In which order?"
because = "So it is."
[order.pieces]
one = "first"
two = "then"
three = "last"
[[order.mistakes]]
name = "two_first"
shows = ["two", "one"]
belief = "Two comes first."
correction = "One comes first."
[[order.mistakes]]
name = "three_first"
shows = ["three", "two"]
belief = "Three comes first."
correction = "It comes last."

[[spoken]]
id = "tell"
level = "IC3"
idea = "telling"
asks = "Tell."
points = ["One.", "Two.", "Three."]
"""


def told(folder: Path, text: str) -> list[str]:
    (folder / "01_topic.toml").write_text(text, "utf-8")
    return [flaw.sentence for flaw in verify_questions(folder).flaws]


def test_the_sound_file_is_sound(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND) == []


FAULTS = [
    ('id = "tell"', 'id = "pick"', "2 questions have the id 'pick'"),
    ('id = "pick"', 'id = "pick it"', "'pick it' is no id"),
    ('id = "pick"\n', "", "missing required field `id`"),
    ('level = "IC4"', 'level = "IC5"', "Invalid enum value 'IC5' - at `order sort.level`"),
    ('idea = "picking"', 'idea = " "', "Its idea is empty"),
    ('correction = "It is not that."', 'correction = ""', "Its correction is empty"),
    ('correction = "It is not that."\n', "", "missing required field `correction` - at `choice pick.wrong"),
    ('belief = "It is that."', f'belief = "{"long " * 30}"', "Its belief has 150 characters, more than 100"),
    ('asks = "Tell."', f'asks = "{"Tell. " * 90}"', "Its asks has 540 characters"),
    ('right = "This one"', f'right = "{"This one " * 9}"', "the longest wrong one 9. Let them be alike"),
    ('says = "That one"', 'says = "This one"', "Two of its answers are the same"),
    ('name = "other"', 'name = "that"', "Two of its names of mistakes are the same"),
    ('right = "This one"', 'right = "This one"\nright = "Also"', "is not TOML"),
    ('right = "This one"\n', "", "missing required field `right`"),
    (
        'see = "softmax.axis"',
        'see = "softmax.axes"',
        "softmax.axes, which is no concept. They are: softmax.runs",
    ),
    ('["1 + 1", "2"]', '["1 + 1", "3"]', "The proof `1 + 1` gives 2, not 3"),
    ('["1 + 1", "2"]', '["1 / 0", "2"]', "raises ZeroDivisionError"),
    ('given = ["32"]', "given = []", "No proof computes 32"),
    ('"It is so."', '"It is 0.25."', "No proof computes 0.25"),
    ('colour = "red"', "", ""),
    ('draws = "loss_of_a_probability"', 'draws = "nothing"', "draws names nothing, which is no function"),
    ("tolerance = 0.01", "tolerance = -1", "Its tolerance is -1"),
    ("tolerance = 0.01", "tolerance = 5", "never further apart than the tolerance"),
    ("[number.mistakes.no_minus]", "[number.mistakes.minus]", "The mistake no_minus is not explained"),
    ("[number.mistakes.no_minus]", "[number.mistakes.minus]", "The mistake minus is none that loss_of"),
    ('"It is {right}."', '"It is {left}."', "{left} is no number that loss_of_a_probability shows"),
    ('"It is {right}."', '"It is {right."', "A text cannot be filled in"),
    ('one = "first"\ntwo = "then"', 'two = "then"\none = "first"', "pieces are written is not right"),
    (
        'shows = ["two", "one"]',
        'shows = ["two", "ten"]',
        "Name two or more of the pieces, each once: one, two",
    ),
    (
        'shows = ["three", "two"]',
        'shows = ["three", "two", "one"]',
        "No order shows the mistake three_first first",
    ),
    ('two = "then"', 'two = "first"', "Two of its pieces are the same"),
    ('points = ["One.", "Two.", "Three."]', 'points = ["One."]', "It has fewer than 3 points"),
]


@pytest.mark.parametrize(("find", "put", "sentence"), FAULTS)
def test_a_fault_is_told(find: str, put: str, sentence: str, tmp_path: Path) -> None:
    if not put and not sentence:
        text = SOUND.replace('title = "A topic"', f'title = "A topic"\n{find}')
        sentence = "contains unknown field `colour`"
    else:
        assert find in SOUND
        text = SOUND.replace(find, put, 1)
    found = told(tmp_path, text)
    assert any(sentence in one for one in found), found
    assert all(re.fullmatch(r"grader/quiz/topics\S*.*[.!?)]", one) for one in found), found


def test_a_distractor_too_few_is_told(tmp_path: Path) -> None:
    first, _, rest = SOUND.partition('[[choice.wrong]]\nname = "other"')
    found = told(tmp_path, first + "[[number]]" + rest.partition("[[number]]")[2])
    assert any("It has fewer than 2 wrong answers" in one for one in found)


def test_right_answers_that_are_the_longest_too_often_are_told(tmp_path: Path) -> None:
    found = told(tmp_path, SOUND.replace('right = "This one"', 'right = "This one it is"'))
    assert found[0].endswith("Let them be alike in length: the longest is the one that people guess.")
    assert "In 1 of 1 questions the right answer is the longest" in found[1]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("topic.toml", b"", "topic.toml is not named as topics are"),
        ("01_topic.toml", b"\xff\xfe", "01_topic.toml is not UTF-8 text"),
        ("01_topic.toml", b"choice = 3\ntitle = ''", "Expected `array`, got `int` - at `choice`"),
        ("01_topic.toml", b"choice = [3]\ntitle = ''", "01_topic.toml: "),
        ("01_topic.toml", b"", "missing required field `title`"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(name: str, data: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TopicError, match=re.escape(sentence)):
        topics(tmp_path)
    assert sentence in verify_questions(tmp_path).flaws[0].sentence


def test_grader_verify_quiz_looks_at_the_questions_alone() -> None:
    ran = CliRunner().invoke(command, ["quiz"])
    assert ran.exit_code == 0
    [line] = ran.stdout.splitlines()
    assert re.fullmatch(r"   quiz +\d+ questions in \d+ topics: all well", line)


def test_another_name_is_refused_and_the_questions_are_mentioned() -> None:
    ran = CliRunner().invoke(command, ["quizz"])
    assert ran.exit_code == 2
    assert "The quiz's questions are verified as quiz" in " ".join(ran.stderr.split())
