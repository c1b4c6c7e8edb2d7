"""Given a download as a learning platform names its files, packed or unpacked, then each submission has its owner."""

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.classroom.intake import Listing, listing
from tests.classes import MINE, archive, folder, notes, packed, programs

OLD = "old = 1\n"
Files = dict[str, str | bytes]
Download = Callable[[Files], Listing]


@pytest.fixture(params=["packed", "unpacked"])
def download(request: pytest.FixtureRequest, tmp_path: Path) -> Download:
    """Return a function from files to the listing of a download of them."""

    def given(files: Files) -> Listing:
        if request.param == "packed":
            return listing(archive(tmp_path / "submissions.zip", files))
        return listing(folder(tmp_path / "submissions", files))

    return given


def test_canvas(download: Download) -> None:
    found = download(
        {
            "lovelaceada_12345_67890_softmax.py": MINE,
            "lovelaceada_12345_67891_mse.py": OLD,
            "hoppergrace_LATE_12346_67892_softmax.py": MINE,
            "anon_Ab12C_67893_softmax.py": MINE,
            "turingalan_12347_text.html": "<p>def softmax ...</p>",
        }
    )
    assert programs(found) == {
        "lovelaceada": {"mse": OLD, "softmax": MINE},
        "hoppergrace": {"softmax": MINE},
        "anon_Ab12C": {"softmax": MINE},
        "turingalan": {},
    }
    assert (
        "turingalan_12347_text.html: typed into Canvas, which cannot be graded; ask for files."
        in found.left_out
    )


def test_canvas_handed_in_again(download: Download) -> None:
    again = "softmax-8d3b7a0e-6f5d-4c39-9a53-0123456789ab.py"
    found = download(
        {
            "lovelaceada_12345_9_softmax.py": OLD,
            "lovelaceada_12345_10_softmax-1.py": MINE,
            "hoppergrace_12346_4_softmax-7.py": OLD,
            f"hoppergrace_12346_5_{again}": MINE,
        }
    )
    assert programs(found) == {"hoppergrace": {"softmax": MINE}, "lovelaceada": {"softmax": MINE}}
    assert notes(found) == [
        f"{again} was graded, not softmax-7.py.",
        "softmax-1.py was graded, not softmax.py.",
    ]


def test_canvas_students_of_the_same_name(download: Download) -> None:
    found = download(
        {"leewei_1_10_softmax.py": MINE, "leewei_2_11_softmax.py": OLD, "leewei_2_12_work.zip": packed({})}
    )
    assert programs(found) == {"leewei (1)": {"softmax": MINE}, "leewei (2)": {"softmax": OLD}}


@pytest.mark.parametrize(
    "end", ["_assignsubmission_file_/", "_assignsubmission_file/", "_assignsubmission_file_"]
)
def test_moodle(download: Download, end: str) -> None:
    found = download(
        {
            f"Ada Lovelace_12345{end}softmax.py": MINE,
            f"Ñandú O'Neil-Żak_12346{end}softmax.py": MINE,
            f"Participant_3{end}softmax.py": MINE,
            f"Participant_4{end}softmax.py": OLD,
            f"Default group{end}softmax.py": MINE,
            "Ada Lovelace_12345_assignsubmission_onlinetext/onlinetext.html": "<p>",
        }
    )
    assert programs(found) == {
        "Ada Lovelace": {"softmax": MINE},
        "Ñandú O'Neil-Żak": {"softmax": MINE},
        "Participant (3)": {"softmax": MINE},
        "Participant (4)": {"softmax": OLD},
        "Default group": {"softmax": MINE},
    }


def test_moodle_with_one_submission(download: Download) -> None:
    found = download({"Ada Lovelace_12345_assignsubmission_file/work/softmax.py": MINE})
    assert programs(found) == {"Ada Lovelace": {"softmax": MINE}}


METADATA = """---
submission_11:
  :submitters:
  - :name: Ada Lovelace
    :sid: '100'
    :email: ada@example.edu
  :created_at: 2024-01-02 03:04:05.000000000 Z
  :results:
    output: |
      submission_12:
        :submitters:
        - :name: Mallory
  :history:
  - :id: 1
    :name: Mallory
submission_12:
  :submitters:
  - :name: Pair One
    :sid: '200'
    :email: one@example.edu
  - :name: "J\\u00FCrgen \\"J\\" O'Pair\\n"
    :sid:
    :email: two@example.edu
submission_13:
  :submitters:
  - :name: Wei Lee
    :email: wei@example.edu
submission_14:
  :submitters:
  - :name: 'Wei Lee'
    :email: lee@example.edu
submission_15:
  :submitters: []
"""


def test_gradescope(download: Download) -> None:
    files = {f"assignment_5_export/submission_{n}/softmax.py": MINE for n in range(11, 16)}
    found = download({"assignment_5_export/submission_metadata.yml": METADATA, **files})
    assert list(programs(found)) == [
        "Ada Lovelace",
        'Pair One, Jürgen "J" O\'Pair',
        "Wei Lee (lee@example.edu)",
        "Wei Lee (wei@example.edu)",
        "submission_15",
    ]
    assert "submission_15: submission_metadata.yml does not say whose it is." in found.noted


def test_gradescope_without_its_metadata(download: Download) -> None:
    found = download({f"submission_{n}/a/softmax.py": MINE for n in (11, 12)})
    assert programs(found) == {"submission_11": {"softmax": MINE}, "submission_12": {"softmax": MINE}}


def test_an_archive_of_folders(download: Download) -> None:
    found = download(
        {
            "homework/ada/softmax.py": MINE,
            "homework/bob.zip": packed({"x/softmax.py": MINE}),
            "homework/cy.zip": b"no",
        }
    )
    assert programs(found) == {
        "ada": {"softmax": MINE},
        "bob": {"softmax": MINE},
        "cy": {"softmax": "cy.zip is no zip archive, or a damaged one."},
    }
    assert found.left_out == ["cy/cy.zip: is no zip archive, or a damaged one."]


def test_a_broken_file_is_a_problem_of_what_most_handed_in(download: Download) -> None:
    found = download(
        {f"s{n}/softmax.py": MINE for n in range(5)} | {"s0/mse.py": OLD, "s5/all.ipynb": "no notebook"}
    )
    assert list(programs(found)["s5"]) == ["softmax"]
    assert programs(found)["s5"]["softmax"].startswith(
        "all.ipynb is no notebook that can be read: it is not JSON"
    )
