"""Every picture, light and dark, can be read: nothing overlaps or runs out, contrast suffices, colour is not needed."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from grader.grading import Judge
from grader.places import Places
from grader.plots.computing import Computed
from grader.plots.credit import Credit
from grader.plots.figures.style import SCHEMES, SIZE, Scheme
from grader.plots.numbers.backprop import Gradients, ShownGradient
from grader.plots.pictures import pictures
from grader.plots.sources import NO_NUMBERS, WHY
from tests.plots import from_references

TEXT, LINE = 4.5, 3.0  # the least contrasts that WCAG 2 asks for
LONGEST = Credit(reference=tuple(zip(pictures()["batches"].uses, [NO_NUMBERS, *WHY.values()], strict=False)))
DAMAGED = Gradients(
    (
        ShownGradient(
            "W1",
            np.full((4, 3), 2.0),
            np.array([[np.nan, np.inf, -np.inf]] * 2 + [[-1e300, 1e-300, 2.0]] * 2),
        ),
        ShownGradient("b1", np.array([1.0, -1.0, 0.0]), np.array([123456.0, -99.994, 0.0])),
        ShownGradient(
            "W2", np.full((3, 2), -5.0), instead="shape (1, 1, 1, 1, 1, 1,\nwhere (3, 2)\nis asked"
        ),
        ShownGradient("b2", np.array([1.0, 2.0]), instead="another shape"),
    ),
    begun=True,
)
RIGHT = Gradients(tuple(ShownGradient(one.name, one.right, one.right) for one in DAMAGED.all), begun=True)
CASES = [*pictures(), "damaged", "right"]
Drawn = tuple[Figure, Scheme]


@pytest.fixture(scope="module", params=[(case, scheme) for case in CASES for scheme in SCHEMES],
                ids=lambda case: f"{case[0]}-{case[1].name}")  # fmt: skip
def drawn(places: Places, a_judge: Judge, request: pytest.FixtureRequest) -> Drawn:
    case, scheme = request.param
    gradients = {"damaged": DAMAGED, "right": RIGHT}
    if case in gradients:
        figure = pictures()["backprop"].figure(Computed(gradients[case], Credit(("backprop",))), scheme)
    else:
        numbers = from_references(places, a_judge, case).numbers
        figure = pictures()[case].figure(Computed(numbers, LONGEST), scheme)
    figure.draw_without_rendering()
    return figure, scheme


def texts(figure: Figure) -> Iterator[tuple[Text, Bbox]]:
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_visible() and text.get_text().strip() and _is_shown(text):
            yield text, text.get_window_extent()


def _is_shown(text: Text) -> bool:
    """A label of a tick that lies beyond the ends of its axis is there, and not drawn."""
    axes = text.axes
    ticks = [*axes.xaxis.get_majorticklabels(), *axes.yaxis.get_majorticklabels()] if axes else []
    if text not in ticks:
        return True
    x, y = text.get_transform().transform(text.get_position())
    box = axes.get_window_extent().padded(1)
    return box.x0 <= x <= box.x1 if text in axes.get_xticklabels() else box.y0 <= y <= box.y1


def luminance(colour: object) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: object, other: object) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def series(figure: Figure) -> Iterator[Line2D]:
    for axes in figure.axes:
        yield from (line for line in axes.lines if not str(line.get_label()).startswith("_"))


def test_it_has_the_shape_that_was_asked_for(drawn: Drawn) -> None:
    assert tuple(drawn[0].get_size_inches()) == SIZE
    assert SIZE[0] * 10 == pytest.approx(SIZE[1] * 16)


def test_no_text_lies_on_another_or_leaves_the_picture(drawn: Drawn) -> None:
    figure, _ = drawn
    found = [(text.get_text(), box.padded(-1)) for text, box in texts(figure)]
    assert len(found) > 8
    width, height = figure.get_size_inches() * figure.dpi
    outside = [say for say, box in found if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height]
    assert not outside
    assert not [(one, other) for (one, box), (other, its) in combinations(found, 2) if box.overlaps(its)]


def test_no_label_lies_on_a_line(drawn: Drawn) -> None:
    figure, _ = drawn
    for line in series(figure):
        points = line.axes.transData.transform(line.get_xydata())
        places = np.arange(len(points))
        fine = np.linspace(0, len(points) - 1, 20 * len(points))
        x, y = (np.interp(fine, places, points[:, axis]) for axis in (0, 1))
        for text in (*line.axes.texts, line.axes.title):
            box = text.get_window_extent()
            hit = (box.x0 < x) & (x < box.x1) & (box.y0 < y) & (y < box.y1)
            assert not hit.any(), f"{text.get_text()!r} lies on {line.get_label()!r}"


def test_texts_and_lines_stand_out_from_their_ground(drawn: Drawn) -> None:
    figure, scheme = drawn
    cells = [(patch.get_window_extent(), patch.get_facecolor()) for axes in figure.axes for patch in axes.patches
             if isinstance(patch, Rectangle) and patch.get_fill()]  # fmt: skip
    for text, box in texts(figure):
        middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        grounds = [colour for cell, colour in cells if cell.contains(*middle)] or [scheme.paper]
        assert all(contrast(text.get_color(), ground) >= TEXT for ground in grounds), text.get_text()
    for line in series(figure):
        assert all(contrast(line.get_color(), ground) >= LINE for ground in (scheme.paper, scheme.faint))


def test_lines_are_told_apart_without_colour(drawn: Drawn) -> None:
    for axes in drawn[0].axes:
        for one, other in combinations((line for line in series(drawn[0]) if line.axes is axes), 2):
            assert one.get_marker() != other.get_marker()
            assert one._unscaled_dash_pattern != other._unscaled_dash_pattern


def test_every_line_is_named_beside_it_or_above(drawn: Drawn) -> None:
    for line in series(drawn[0]):
        written = [text.get_text() for text in (*line.axes.texts, line.axes.title, line.axes._left_title)]
        words = set(str(line.get_label()).replace(" loss", "").split())
        assert any(words <= set(" ".join(text.split()).replace(":", "").replace(",", "").split())
                   for text in written), line.get_label()  # fmt: skip


def test_what_differs_is_marked_by_more_than_colour() -> None:
    for numbers, marks in ((DAMAGED, ["✗", "✗", "✗", "✗"]), (RIGHT, ["✓", "✓", "✓", "✓"])):
        figure = pictures()["backprop"].figure(Computed(numbers, Credit(("backprop",))), SCHEMES[0])
        titles = [axes.get_title(loc="left") for axes in figure.axes]
        assert [title[-1] for title in titles[:4]] == marks
        frames = [patch for axes in figure.axes for patch in axes.patches if not patch.get_fill()]
        assert len(frames) == sum(int((~one.agrees).sum()) for one in numbers.all if one.yours is not None)


@pytest.mark.parametrize("name", pictures())
def test_its_words_are_whole_and_its_description_says_whose_code_it_is(
    places: Places, a_judge: Judge, name: str
) -> None:
    told = pictures()[name].texts(from_references(places, a_judge, name))
    assert told.alt.endswith("by the reference for " + told.credit.partition("for ")[2])
    for text in (told.title, told.caption, told.alt):
        assert text[0].isupper() and not set("{}") & set(text) and "nan" not in text.split()
    assert len(told.title) <= 70
